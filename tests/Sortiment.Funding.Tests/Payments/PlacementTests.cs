using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Payments;
using Sortiment.Kernel;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Payments;

/// <summary>What a person decides about payments, over HTTP.</summary>
public sealed class PlacementTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_is_split_over_invoices_by_id_and_by_number()
    {
        var books = await OpenBooks.InAsync(_app);
        var (first, second) = (await books.InvoiceAsync(100), await books.InvoiceAsync(200, "1485"));
        var payment = await books.PaidAsync(350);
        var answer = await MatchAsync(
            books,
            payment,
            new { invoiceId = first.Id, ore = (long?)4_000 },
            new { invoiceNumber = second.Number }
        );
        Assert.Equal(350_00 - 40_00 - 200_00, answer.Ok().Json.GetProperty("leftOre").GetInt64());
        Assert.Equal(Money.FromKronor(60), await books.OpenAsync(first));
        Assert.Equal(Money.Zero, await books.OpenAsync(second));
        Assert.Equal((409, "stale-version"), Refusal(await MatchAsync(books, payment, new { invoiceId = first.Id })));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_its_place_and_changes_nothing()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100);
        var payment = await books.PaidAsync(80);
        var wrong = await MatchAsync(
            books,
            payment,
            new { invoiceId = invoice.Id, ore = 101_00 },
            new { invoiceNumber = "finns inte" },
            new { invoiceId = invoice.Id },
            new { invoiceId = Guid.NewGuid() }
        );
        Assert.Equal(
            [
                "allocations[0].ore",
                "allocations[1].invoiceNumber",
                "allocations[2].invoiceId",
                "allocations[3].invoiceId",
            ],
            wrong.Fields.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["allocations[0].ore"],
            (await MatchAsync(books, payment, new { invoiceId = invoice.Id, ore = 0 })).Fields
        );
        Assert.Equal(["allocations"], (await MatchAsync(books, payment)).Fields);
        Assert.Equal(
            ["version"],
            (await PostAsync(books, $"payments/{payment.Id}/match", new { allocations = Array.Empty<object>() })).Fields
        );
        Assert.Equal(404, (await PostAsync(books, $"payments/{Guid.NewGuid()}/match", new { version = 1 })).Status);
        Assert.Equal(Money.FromKronor(100), await books.OpenAsync(invoice));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task Two_who_place_at_once_one_wins()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100);
        var (one, two) = (await books.PaidAsync(100), await books.PaidAsync(100));
        var samePayment = await Task.WhenAll(
            MatchAsync(books, one, new { invoiceId = invoice.Id, ore = 30_00 }),
            MatchAsync(books, one, new { invoiceId = invoice.Id, ore = 30_00 })
        );
        Assert.Equal([200, 409], samePayment.Select(a => a.Status).Order());
        var sameInvoice = await Task.WhenAll(
            MatchAsync(books, two, new { invoiceId = invoice.Id, ore = 70_00 }),
            MatchAsync(books, (await books.PaymentsAsync(one.FileId))[0], new { invoiceId = invoice.Id, ore = 70_00 })
        );
        Assert.Single(sameInvoice, a => a.Status == 200);
        Assert.Single(sameInvoice, a => a.Status is 409 or 422);
        Assert.Equal(Money.Zero, await books.OpenAsync(invoice));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task What_was_placed_is_taken_back_once()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100);
        var payment = await books.PaidAsync(100, invoice.Ocr, "1444");
        var part = await PartAsync(books, invoice);
        Assert.Equal(["reason"], (await PostAsync(books, $"allocations/{part}/undo", new { })).Fields);
        var undone = (await UndoAsync(books, part)).Ok();
        Assert.Equal((payment.Id, 100_00L), (undone.Id, undone.Json.GetProperty("leftOre").GetInt64()));
        Assert.Equal(Money.FromKronor(100), await books.OpenAsync(invoice));
        Assert.Equal((409, "already-undone"), Refusal(await UndoAsync(books, part)));
        var reversal = await PartAsync(books, invoice, "takesBackId ne null");
        Assert.Equal((409, "already-undone"), Refusal(await UndoAsync(books, reversal)));
        Assert.Equal(404, (await UndoAsync(books, Guid.NewGuid())).Status);

        // and can be placed anew
        var again = (await books.PaymentsAsync(payment.FileId))[0];
        (await MatchAsync(books, again, new { invoiceId = invoice.Id })).Ok();
        Assert.Equal(Money.Zero, await books.OpenAsync(invoice));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task Everybody_sees_what_was_placed_on_its_own_invoices_and_the_at_centre_all()
    {
        var books = await OpenBooks.InAsync(_app);
        var (own, other) = (await books.InvoiceAsync(100), await books.InvoiceAsync(200, "1485"));
        await books.PaidAsync(60, own.Ocr, "1444");
        await books.PaidAsync(200, other.Ocr, "1485");
        (await UndoAsync(books, await PartAsync(books, own))).Ok();
        var page = $"/finansiering/{books.SchemeId}/betalningar";

        Assert.Equal((2, "0,00", false), await SeenAsync(OpenBooks.Grästorp, ""));
        Assert.Equal((1, "200,00", true), await SeenAsync(OpenBooks.Uddevalla, ""));
        Assert.Equal((3, "200,00", true), await SeenAsync(OpenBooks.Hmc, ""));
        Assert.Equal((1, "200,00", true), await SeenAsync(OpenBooks.Hmc, $"?sok={other.Number}"));
        Assert.Equal((0, "0,00", false), await SeenAsync(OpenBooks.Grästorp, $"?sok={other.Number}"));
        Assert.Equal((0, "0,00", false), await SeenAsync(OpenBooks.Hmc, "?sok=%25"));
        Assert.Equal(["Grästorp", "Grästorp", "Uddevalla"], await PrincipalsAsync(OpenBooks.Hmc));
        Assert.Empty(await PrincipalsAsync(OpenBooks.Grästorp));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("1444.forskrivare", page));

        // nor is anything of another scheme there, and a draft is not for principals
        var draft = new SchemeDriver(books.Api, "Utkast med betalningar", 2026);
        await draft.DraftAsync();
        foreach (var what in new[] { "betalningar", "fakturor" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(OpenBooks.Hmc, $"/finansiering/{draft.Id}/{what}"));
            Assert.Equal(
                HttpStatusCode.NotFound,
                await StatusAsync(OpenBooks.Grästorp, $"/finansiering/{draft.Id}/{what}")
            );
        }

        page = $"/finansiering/{draft.Id}/betalningar";
        Assert.Equal((0, "0,00", false), await SeenAsync(OpenBooks.Hmc, ""));

        async Task<HttpStatusCode> StatusAsync(string persona, string path)
        {
            using var answer = await _app.Browser(persona).GetAsync(path);
            return answer.StatusCode;
        }

        async Task<string> HtmlAsync(string persona, string query)
        {
            using var answer = await _app.Browser(persona).GetAsync(page + query);
            return WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Ct));
        }

        // the column is only there for whoever sees several principals'
        async Task<IEnumerable<string>> PrincipalsAsync(string persona) =>
            Regex
                .Matches(await HtmlAsync(persona, ""), "data-label=\"Huvudman\"[^>]*>\\s*(?:<[^>]*>\\s*)*([^<]*?)\\s*<")
                .Select(m => m.Groups[1].Value)
                .Order(StringComparer.Ordinal);

        async Task<(int Count, string Sum, bool Other)> SeenAsync(string persona, string query)
        {
            var html = await HtmlAsync(persona, query);
            var status = Regex.Match(html, "role=\"status\">(\\d+) rad.*?([\\d ,]+)\u00A0kr", RegexOptions.Singleline);
            Assert.True(status.Success, html);
            return (
                int.Parse(status.Groups[1].Value, CultureInfo.InvariantCulture),
                status.Groups[2].Value.Trim(),
                html.Contains($"/finansiering/fakturor/{other.Id}\"", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task An_invoices_page_says_when_it_does_not_show_all_that_was_placed()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100);
        await PayAsync(InvoiceView.MostPayments);
        Assert.DoesNotContain("Se alla betalningar", await InvoicePageAsync(), StringComparison.Ordinal);

        await PayAsync(1);
        var link = Regex.Match(await InvoicePageAsync(), "de 200 senaste. <a href=\"([^\"]*)\">Se alla betalningar");
        Assert.True(link.Success);
        var all = await _app.Browser(OpenBooks.Grästorp).ReadAsync(link.Groups[1].Value);
        Assert.Contains("201 rader", all, StringComparison.Ordinal);

        Task PayAsync(int times) =>
            books.ImportAsync(OpenBooks.Csv(Enumerable.Range(0, times).Select(_ => (0.01m, invoice.Ocr, "1444"))));

        Task<string> InvoicePageAsync() =>
            _app.Browser(OpenBooks.Grästorp).ReadAsync($"/finansiering/fakturor/{invoice.Id}");
    }

    [Fact]
    public async Task Money_in_is_offset_against_money_out_and_taken_back()
    {
        var books = await OpenBooks.InAsync(_app);
        var (incoming, outgoing) = (await books.PaidAsync(100), await books.PaidAsync(-60));
        var same = await OffsetAsync(books, incoming, incoming);
        Assert.Equal((409, "nothing-to-offset"), Refusal(same));
        Assert.Equal(40_00, (await OffsetAsync(books, incoming, outgoing)).Ok().Json.GetProperty("leftOre").GetInt64());
        Assert.Equal(Money.Zero, (await books.PaymentsAsync(outgoing.FileId))[0].Left);
        var voucher = await VoucherAsync(books, outgoing, VoucherKind.Match);
        var positions = (await UndoDecisionAsync(books, voucher)).Ok().Json.EnumerateArray();
        Assert.Equal([-60_00, 100_00L], positions.Select(p => p.GetProperty("leftOre").GetInt64()).Order());
        Assert.Equal((409, "already-undone"), Refusal(await UndoDecisionAsync(books, voucher)));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task What_is_paid_back_or_booked_already_leaves_the_worklist()
    {
        var books = await OpenBooks.InAsync(_app);
        var (incoming, outgoing) = (await books.PaidAsync(100), await books.PaidAsync(-60));
        var mute = await PostAsync(books, $"payments/{incoming.Id}/return", new { version = 1 });
        Assert.Equal(["reason"], mute.Fields);
        foreach (var payment in (Payment[])[incoming, outgoing])
        {
            Assert.Equal(0, (await ReturnAsync(books, payment)).Ok().Json.GetProperty("leftOre").GetInt64());
            Assert.Equal(0, await books.BankOfAsync(payment.FileId));
        }

        var voucher = await VoucherAsync(books, incoming, VoucherKind.Return);
        (await UndoDecisionAsync(books, voucher)).Ok();
        Assert.Equal(100_00, await books.BankOfAsync(incoming.FileId));
        var match = await MatchAsync(books, outgoing, new { invoiceNumber = "1" });
        Assert.Equal(409, match.Status);
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task A_payment_of_a_locked_year_is_booked_on_the_first_open_day()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100);
        await _app.AskAsync<object>(
            "INSERT INTO funding.statements (id, scheme_id, year, version, figures, published_at, published_by) VALUES "
                + $"(gen_random_uuid(), '{books.SchemeId}', 2026, 1, '{{}}', now(), 'Test')"
        );
        await books.PaidAsync(60, invoice.Ocr, "1444");
        (await UndoAsync(books, await PartAsync(books, invoice))).Ok();
        var dates = await _app.AskAsync<string>(
            "SELECT string_agg(DISTINCT v.kind || ' ' || v.date, ', ' ORDER BY v.kind || ' ' || v.date) FROM funding.vouchers v "
                + $"JOIN funding.postings p ON p.voucher_id = v.id WHERE p.invoice_id = '{invoice.Id}' AND v.kind <> 'Invoice'"
        );
        Assert.Equal("Payment 2027-01-01, Undo 2027-01-01", dates);
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task A_principal_sees_what_was_placed_on_its_own_invoices_and_decides_nothing()
    {
        var books = await OpenBooks.InAsync(_app);
        var (own, others) = (await books.InvoiceAsync(100), await books.InvoiceAsync(200, "1485"));
        var payment = await books.PaidAsync(100, own.Ocr, "1444");
        await books.PaidAsync(150, others.Ocr, "1485");
        Assert.Equal([100_00L], await SeenAsync(books, OpenBooks.Grästorp));
        Assert.Equal([150_00L], await SeenAsync(books, OpenBooks.Uddevalla));
        Assert.Equal([100_00L, 150_00], await SeenAsync(books, OpenBooks.Hmc));
        Assert.Equal([], await SeenAsync(books, "leverantor.demo"));
        var part = await PartAsync(books, own);
        foreach (var persona in (string[])[OpenBooks.Grästorp, "1444.samordnare", "samverkan.handlaggare"])
        {
            foreach (
                var (path, body) in (IEnumerable<(string, object)>)
                    [
                        ($"payments/{payment.Id}/match", new { version = 1 }),
                        ($"payments/{payment.Id}/offset", new { version = 1 }),
                        ($"payments/{payment.Id}/return", new { version = 1, reason = "x" }),
                        ($"payments/decisions/{Guid.NewGuid()}/undo", new { reason = "x" }),
                        ($"allocations/{part}/undo", new { reason = "x" }),
                    ]
            )
            {
                var refused = await books.Api.PostAsync(persona, $"/api/funding/{path}", body, ct: Ct);
                Assert.Equal((persona, path, 403), (persona, path, refused.Status));
            }
        }
    }

    private static (int, string?) Refusal(Answer answer) => (answer.Status, answer.Problem);

    private static Task<Answer> PostAsync(OpenBooks books, string path, object body) =>
        books.Api.PostAsync(OpenBooks.Hmc, $"/api/funding/{path}", body, ct: Ct);

    private static Task<Answer> MatchAsync(OpenBooks books, Payment payment, params object[] allocations) =>
        PostAsync(books, $"payments/{payment.Id}/match", new { allocations, version = payment.Version });

    private static Task<Answer> OffsetAsync(OpenBooks books, Payment payment, Payment other) =>
        PostAsync(books, $"payments/{payment.Id}/offset", new { paymentId = other.Id, version = payment.Version });

    private static Task<Answer> ReturnAsync(OpenBooks books, Payment payment) =>
        PostAsync(
            books,
            $"payments/{payment.Id}/return",
            new { reason = "Betald två gånger.", version = payment.Version }
        );

    private static Task<Answer> UndoAsync(OpenBooks books, Guid part) =>
        PostAsync(books, $"allocations/{part}/undo", new { reason = "Fel faktura." });

    private static Task<Answer> UndoDecisionAsync(OpenBooks books, Guid voucher) =>
        PostAsync(books, $"payments/decisions/{voucher}/undo", new { reason = "Fel betalning." });

    private static async Task<Guid> PartAsync(OpenBooks books, Invoice invoice, string which = "takesBackId eq null")
    {
        var query = $"/odata/Payments?$filter=invoiceId eq {invoice.Id} and {which}";
        var rows = (await books.Api.GetAsync(OpenBooks.Hmc, query, Ct)).Ok().Json.GetProperty("value");
        return Assert.Single(rows.EnumerateArray()).GetProperty("id").GetGuid();
    }

    private static async Task<IEnumerable<long>> SeenAsync(OpenBooks books, string persona)
    {
        var query = $"/odata/Payments?$filter=schemeId eq {books.SchemeId}";
        var rows = (await books.Api.GetAsync(persona, query, Ct)).Ok().Json.GetProperty("value");
        return rows.EnumerateArray().Select(row => row.GetProperty("amountOre").GetInt64()).Order();
    }

    private Task<Guid> VoucherAsync(OpenBooks books, Payment payment, VoucherKind kind)
    {
        Assert.NotEqual(Guid.Empty, books.SchemeId);
        return _app.AskAsync<Guid>(
            $"SELECT v.id FROM funding.vouchers v JOIN funding.postings p ON p.voucher_id = v.id WHERE v.kind = '{kind}' AND p.payment_id = '{payment.Id}' LIMIT 1"
        );
    }
}
