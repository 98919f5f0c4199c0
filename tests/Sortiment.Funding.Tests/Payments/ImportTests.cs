using System.Text;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Matching;
using Sortiment.Funding.Tests.BankFiles;
using Sortiment.Kernel;
using Sortiment.Testing;

namespace Sortiment.Funding.Tests.Payments;

/// <summary>Bank files over HTTP: what is booked, what waits, and what is refused.</summary>
public sealed class ImportTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Full_partial_double_over_wrong_and_unknown_payments_each_find_their_place()
    {
        var books = await OpenBooks.InAsync(_app);
        var full = await books.InvoiceAsync(1000);
        var partial = await books.InvoiceAsync(2000, "1485");
        var over = await books.InvoiceAsync(300);
        var wrong = await books.InvoiceAsync(777);
        var byNumber = await books.InvoiceAsync(55, "1485");
        var byPayer = await books.InvoiceAsync(123.45m, "1485");
        var digits = wrong.Ocr.ToCharArray();
        digits[2] = digits[2] == '9' ? '0' : (char)(digits[2] + 1);
        var taken = (
            await books.ImportAsync(
                OpenBooks.Csv(
                    (1000, full.Ocr, "1444"),
                    (500, partial.Ocr, "1485"),
                    (1000, full.Ocr, "1444"),
                    (350, over.Ocr, "1444"),
                    (777.01m, new string(digits), "Okänd"),
                    (55, $"Faktura {byNumber.Number}", "1485"),
                    (123.45m, "tack", "1485"),
                    (9, "hyra", "Någon"),
                    (-40, "", "Banken")
                )
            )
        ).Ok();
        Assert.Equal((201, 9), (taken.Status, taken.Json.GetProperty("payments").GetInt32()));
        Assert.Equal(381_446, taken.Json.GetProperty("creditsOre").GetInt64());
        Assert.Equal(4_000, taken.Json.GetProperty("debitsOre").GetInt64());

        var payments = await books.PaymentsAsync(taken.Id);
        Assert.Equal(
            [
                (MatchKind.Full, 0),
                (MatchKind.Partial, 0),
                (MatchKind.Double, 100_000),
                (MatchKind.Over, 5_000),
                (MatchKind.Unmatched, 77_701),
                (MatchKind.Full, 0),
                (MatchKind.Full, 0),
                (MatchKind.Unmatched, 900),
                (MatchKind.Unmatched, -4_000L),
            ],
            payments.Select(p => (p.Found, p.Left.Ore))
        );
        var open = new List<long>();
        foreach (var invoice in (Invoice[])[full, partial, over, wrong, byNumber, byPayer])
        {
            open.Add((await books.OpenAsync(invoice)).Ore);
        }

        Assert.Equal([0, 150_000, 0, 77_700, 0, 0L], open);
        Assert.Equal(377_446, await books.BankOfAsync(taken.Id));
        var file = await books.FileAsync(taken.Id);
        Assert.Equal((9, 0, true), (file.Reached, file.Known, file.FinishedAt is not null));
        await books.AssertAgreeAsync();
    }

    /// <summary>What the portion has placed already is no longer open for the payments after it.</summary>
    [Fact]
    public async Task Of_two_invoices_of_a_payer_and_amount_the_one_that_is_left_is_sure()
    {
        var books = await OpenBooks.InAsync(_app);
        var (first, second) = (await books.InvoiceAsync(4_321.07m), await books.InvoiceAsync(4_321.07m));
        var unsure = (await books.ImportAsync(OpenBooks.Csv((4_321.07m, "", "1444")))).Ok();
        Assert.Equal(MatchKind.Unmatched, Assert.Single(await books.PaymentsAsync(unsure.Id)).Found);

        var sure = (
            await books.ImportAsync(OpenBooks.Csv((4_321.07m, first.Ocr, "1444"), (4_321.07m, "", "1444")))
        ).Ok();

        Assert.All(await books.PaymentsAsync(sure.Id), payment => Assert.Equal(MatchKind.Full, payment.Found));
        Assert.Equal([Money.Zero, Money.Zero], [await books.OpenAsync(first), await books.OpenAsync(second)]);
        await books.AssertAgreeAsync();
    }

    /// <summary>A portion reads only some invoices, and decides as one who knows them all.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_a_portion_reads_is_enough(int seed)
    {
        var random = new Random(seed);
        var books = await OpenBooks.InAsync(_app);
        string[] payers = ["1444", "1485"];
        var invoices = new List<Invoice>();
        for (var i = 0; i < 14; i++)
        {
            invoices.Add(await books.InvoiceAsync(100 * random.Next(1, 4), random.GetItems(payers, 1)[0]));
        }

        var index = new InvoiceIndex((await books.AllInvoicesAsync()).Select(OpenInvoice.Of));
        var rows = Enumerable
            .Range(0, 60)
            .Select(_ =>
            {
                var named = invoices[random.Next(invoices.Count)];
                var reference = random.Next(4) switch
                {
                    0 => named.Ocr,
                    1 => named.Number,
                    _ => "",
                };
                return (50m * random.Next(1, 7), reference, random.GetItems([.. payers, "Okänd"], 1)[0]);
            });
        var file = (await books.ImportAsync(OpenBooks.Csv(rows))).Ok().Id;

        var payments = await books.PaymentsAsync(file);
        Assert.NotEmpty(payments);
        foreach (var payment in payments)
        {
            var decision = PaymentMatcher.Match(payment.Read() with { Amount = payment.Amount }, index);
            index.Apply(decision);
            Assert.Equal(
                (decision.Kind, decision.Left, decision.Reason),
                (payment.Found, payment.Left, payment.Reason)
            );
        }

        Assert.Contains(payments, p => p.Found == MatchKind.Full);
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task The_same_file_is_taken_once_and_answers_the_same()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(1000);
        var csv = OpenBooks.Csv((400, invoice.Ocr, "1444"));
        var first = (await books.ImportAsync(csv)).Ok();
        var again = (await books.ImportAsync(csv, "annat namn.csv")).Ok();
        Assert.Equal((201, false), (first.Status, first.Json.GetProperty("takenBefore").GetBoolean()));
        Assert.Equal((200, true), (again.Status, again.Json.GetProperty("takenBefore").GetBoolean()));
        Assert.Equal(first.Id, again.Id);
        Assert.Single(await books.PaymentsAsync(first.Id));
        Assert.Equal(Money.FromKronor(600), await books.OpenAsync(invoice));
    }

    [Fact]
    public async Task Two_who_send_the_same_file_at_once_have_one()
    {
        var books = await OpenBooks.InAsync(_app);
        var bytes = Encoding.UTF8.GetBytes(OpenBooks.Csv((1, "", "Två"), (2, "", "Två")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => books.SendAsync(bytes, "samma.csv")));
        Assert.Single(answers.Select(a => a.Ok().Id).Distinct());
        Assert.Single(answers, a => a.Status == 201);
    }

    [Fact]
    public async Task The_same_payments_in_camt053_and_camt054_are_booked_once()
    {
        var books = await OpenBooks.InAsync(_app);
        var statement = (await books.ImportAsync(CamtText.Statement8.Usual(), "kontoutdrag.xml")).Ok();
        var notification = (await books.ImportAsync(CamtText.Notification2.Usual(), "avisering.xml")).Ok();
        Assert.Equal(4, (await books.PaymentsAsync(statement.Id)).Count);
        Assert.Empty(await books.PaymentsAsync(notification.Id));
        var file = await books.FileAsync(notification.Id);
        Assert.Equal((4, 4, BankFileFormat.Camt054V2), (file.Reached, file.Known, file.Format));
        Assert.Equal(181_050, await books.BankOfAsync(statement.Id));
        await books.AssertAgreeAsync();
    }

    /// <summary>Seven payments in kronor; two invoices have the numbers that two of them name.</summary>
    [Fact]
    public async Task Bankgirots_example_books_seven_payments()
    {
        var books = await OpenBooks.InAsync(_app);
        var full = await books.InvoiceAsync(1000, number: "655969");
        var partial = await books.InvoiceAsync(5000, number: "650861");
        var taken = (await SampleAsync(books, "bgmax-example.txt")).Ok();
        Assert.Equal("BgMax", taken.Json.GetProperty("format").GetString());
        Assert.Equal(7, taken.Json.GetProperty("passedOver").GetInt32());
        var payments = await books.PaymentsAsync(taken.Id);
        Assert.Equal(
            [100_000, -50_000, 140_000, 110_000, 120_000, 70_000, 500_000L],
            payments.Select(p => p.Amount.Ore)
        );
        // the payer of the first is known to be another than the invoice's, so its number alone does not decide
        Assert.Equal(3, Assert.Single(payments.Index(), p => p.Item.Found != MatchKind.Unmatched).Index);
        Assert.Equal(MatchKind.Partial, payments[3].Found);
        Assert.Equal(Money.FromKronor(1000), await books.OpenAsync(full));
        Assert.Equal(Money.FromKronor(5000 - 1100), await books.OpenAsync(partial));
        Assert.Equal(990_000, await books.BankOfAsync(taken.Id));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task The_statement_from_seb_books_twentythree_payments()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(30_000, number: "50193999");
        var taken = (await SampleAsync(books, "camt053.001.02-seb.xml")).Ok();
        Assert.Equal(23, taken.Json.GetProperty("payments").GetInt32());
        Assert.Equal(78_785_000, taken.Json.GetProperty("creditsOre").GetInt64());
        Assert.Equal(24_490_100, taken.Json.GetProperty("debitsOre").GetInt64());
        var payments = await books.PaymentsAsync(taken.Id);
        Assert.Equal(23, payments.Count);
        var placed = Assert.Single(payments, p => p.Left == Money.Zero);
        Assert.Equal((MatchKind.Partial, 862_500L), (placed.Found, placed.Amount.Ore));
        Assert.Equal(Money.FromKronor(30_000 - 8_625), await books.OpenAsync(invoice));
        Assert.Equal(54_294_900, await books.BankOfAsync(taken.Id));
        await books.AssertAgreeAsync();
    }

    [Fact]
    public async Task A_file_that_is_refused_leaves_nothing()
    {
        var books = await OpenBooks.InAsync(_app);
        var before = await CountAsync();
        var sample = await SampleAsync(books, "camt053.001.08.xml");
        Assert.Equal((422, "bank-file"), (sample.Status, sample.Problem));
        Assert.Equal(30, sample.Json.GetProperty("line").GetInt32());
        var csv = await books.ImportAsync("datum;belopp\n2026-03-16;tolv\n");
        Assert.Equal((422, "bank-file", 2), (csv.Status, csv.Problem, csv.Json.GetProperty("line").GetInt32()));
        Assert.Equal(422, (await books.ImportAsync("")).Status);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task Nobody_but_the_at_centres_finance_officer_takes_files()
    {
        var books = await OpenBooks.InAsync(_app);
        foreach (
            var persona in (string[])["1444.ekonom", "1444.samordnare", "samverkan.handlaggare", "leverantor.demo"]
        )
        {
            Assert.Equal(403, (await books.ImportAsync(OpenBooks.Csv((1, "", "X")), persona: persona)).Status);
        }
    }

    [Fact]
    public async Task More_payments_than_a_portion_holds_are_all_booked()
    {
        var books = await OpenBooks.InAsync(_app);
        var invoice = await books.InvoiceAsync(100_000);
        var count = (Funding.Payments.ImportRunHandler.Portion * 2) + 7;
        var rows = Enumerable.Range(1, count).Select(i => ((decimal)i / 100, i % 2 == 0 ? invoice.Ocr : "", "Många"));
        var taken = (await books.ImportAsync(OpenBooks.Csv(rows))).Ok();
        var payments = await books.PaymentsAsync(taken.Id);
        Assert.Equal(Enumerable.Range(1, count).Select(i => (long)i), payments.Select(p => p.Ordinal));
        var placed = Enumerable.Range(1, count).Where(i => i % 2 == 0).Sum(i => (long)i);
        Assert.Equal(invoice.Total - new Money(placed), await books.OpenAsync(invoice));
        Assert.Equal((long)count * (count + 1) / 2, await books.BankOfAsync(taken.Id));
        await books.AssertAgreeAsync();
    }

    private async Task<Sortiment.Testing.Driver.Answer> SampleAsync(OpenBooks books, string name) =>
        await books.ImportAsync(
            await File.ReadAllBytesAsync(Tests.Given.Sample(name), TestContext.Current.CancellationToken),
            name
        );

    private async Task<(long, long)> CountAsync() =>
        (
            await _app.AskAsync<long>("SET sortiment.joint = 'on'; SELECT count(*) FROM funding.imported_files"),
            await _app.AskAsync<long>("SET sortiment.joint = 'on'; SELECT count(*) FROM funding.payments")
        );
}
