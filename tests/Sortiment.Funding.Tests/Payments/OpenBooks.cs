using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Funding.Data;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Organisations;
using Sortiment.Kernel;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Funding.Tests.Payments;

/// <summary>
/// Books with a scheme of two principals, whose invoices a test writes as it needs them: any amount and any number, which no
/// run of invoices gives. What happens to them then goes over HTTP.
/// </summary>
internal sealed class OpenBooks
{
    public const string Hmc = "hmc.ekonom";
    public const string Grästorp = "1444.ekonom";
    public const string Uddevalla = "1485.ekonom";

    private static readonly OrganisationNumber Region = OrganisationNumber.Parse("232100-0131");
    private static int _made;

    private readonly SortimentApp _app;
    private readonly SchemeDriver _scheme;

    private OpenBooks(SortimentApp app)
    {
        _app = app;
        Api = new ApiClient(app.As);
        _scheme = new SchemeDriver(Api, $"Betald finansiering {Interlocked.Increment(ref _made)}", 2026);
    }

    public ApiClient Api { get; }

    public Guid SchemeId => _scheme.Id;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<OpenBooks> InAsync(SortimentApp app)
    {
        var books = new OpenBooks(app);
        await books._scheme.DraftAsync();
        await books._scheme.MoveAsync("offer");
        await books._scheme.AcceptAsync();
        await books._scheme.MoveAsync("start");
        await books.WorkAsync(async context =>
        {
            if (!await context.Organisations.AnyAsync(o => o.Number == Region, Ct))
            {
                context.Add(
                    Organisation.Of(
                        Region,
                        1,
                        new OrganisationFacts(
                            "Västra Götalandsregionen",
                            "Regionens hus",
                            "462 80",
                            "Vänersborg",
                            "5050-1055",
                            null,
                            null,
                            "Ekonomi",
                            null,
                            null
                        )
                    )
                );
            }
        });
        return books;
    }

    /// <summary>An invoice to a principal, booked.</summary>
    public async Task<Invoice> InvoiceAsync(decimal kronor, string principal = "1444", string? number = null)
    {
        var serial = Interlocked.Increment(ref _made);
        Invoice invoice = null!;
        await WorkAsync(
            async (context, books) =>
            {
                var contribution = await context.Contributions.SingleAsync(
                    c => c.SchemeId == SchemeId && c.TenantId == principal,
                    Ct
                );
                var organisation = await context.Organisations.SingleAsync(o => o.Number == Region, Ct);
                var amount = Money.FromKronor(kronor);
                var issued = new DateOnly(2026, 3, 2);
                var run = InvoiceRun.Start(
                    (SchemeId, 1),
                    (issued, issued.AddDays(30)),
                    (1, amount),
                    "Test",
                    _app.Clock.GetUtcNow()
                );
                var figures = new InvoiceFigures(
                    number ?? string.Create(CultureInfo.InvariantCulture, $"2026-9{serial:0000}"),
                    issued,
                    issued.AddDays(30),
                    organisation.Seller,
                    new InvoiceBuyer(
                        contribution.PrincipalName,
                        NumberOf(principal),
                        new PostalAddress("Torget 1", "467 30", "Orten"),
                        "KS 2026/41"
                    ),
                    OcrReference.Create(string.Create(CultureInfo.InvariantCulture, $"7{serial:000000}")),
                    VatTreatment.OutsideScope,
                    [new InvoicedLine("Bidrag", 1, InvoiceUnit.Pieces, amount)]
                );
                invoice = Invoice.Of(contribution, run.Id, figures, "Test", _app.Clock.GetUtcNow());
                context.Add(run);
                context.Add(invoice);
                await books.BookAsync(Region, Bookings.Of(invoice), Ct);
            }
        );
        return invoice;
    }

    /// <summary>Every invoice that an import knows of, also other tests'.</summary>
    public async Task<IReadOnlyList<Invoice>> AllInvoicesAsync()
    {
        IReadOnlyList<Invoice> invoices = [];
        await WorkAsync(async context =>
            invoices = await context
                .Invoices.AsNoTracking()
                .Where(i => i.OrganisationNumber == Region && i.Kind == InvoiceKind.Invoice)
                .ToListAsync(Ct)
        );
        return invoices;
    }

    public static OrganisationNumber NumberOf(string principal) =>
        OrganisationNumber.Parse(principal == "1444" ? "212000-1595" : "212000-1397");

    /// <summary>A CSV file with a note of its own, so that no two are the same payments.</summary>
    public static string Csv(params IEnumerable<(decimal Kronor, string Reference, string Payer)> rows)
    {
        var serial = Interlocked.Increment(ref _made);
        var text = new StringBuilder("datum;belopp;referens;avsändare;organisationsnummer;text\n");
        foreach (var (kronor, reference, payer) in rows)
        {
            var number = payer is "1444" or "1485" ? NumberOf(payer).ToString() : "";
            var name =
                payer is "1444" ? "Grästorps kommun"
                : payer is "1485" ? "Uddevalla kommun"
                : payer;
            text.Append(
                CultureInfo.InvariantCulture,
                $"2026-03-16;{kronor};{reference};{name};{number};Fil {serial}\n"
            );
        }

        return text.ToString();
    }

    /// <summary>Sends a file and waits until its payments are booked.</summary>
    public async Task<Answer> ImportAsync(string text, string name = "fil.csv", string persona = Hmc) =>
        await ImportAsync(Encoding.UTF8.GetBytes(text), name, persona);

    /// <inheritdoc cref="ImportAsync(string, string, string)"/>
    public async Task<Answer> ImportAsync(byte[] bytes, string name, string persona = Hmc)
    {
        var answer = await SendAsync(bytes, name, persona);
        await _app.OutboxDoneAsync(Ct);
        return answer;
    }

    /// <summary>Sends a file.</summary>
    public Task<Answer> SendAsync(byte[] bytes, string name, string persona = Hmc) =>
        Api.PostFileAsync(persona, SchemeDriver.BankFiles, new MemoryStream(bytes), name, Ct);

    /// <summary>A file's payments as they stand now, in its order.</summary>
    public async Task<IReadOnlyList<Funding.Payments.Payment>> PaymentsAsync(Guid file)
    {
        IReadOnlyList<Funding.Payments.Payment> payments = [];
        await WorkAsync(async context =>
            payments = await context
                .Payments.AsNoTracking()
                .Where(p => p.FileId == file)
                .OrderBy(p => p.Ordinal)
                .ToListAsync(Ct)
        );
        return payments;
    }

    /// <summary>A file as it stands now.</summary>
    public async Task<Funding.Payments.ImportedFile> FileAsync(Guid id)
    {
        Funding.Payments.ImportedFile file = null!;
        await WorkAsync(async context =>
            file = await context.ImportedFiles.AsNoTracking().SingleAsync(f => f.Id == id, Ct)
        );
        return file;
    }

    /// <summary>The one payment of a file of its own.</summary>
    public async Task<Funding.Payments.Payment> PaidAsync(decimal kronor, string reference = "", string payer = "X")
    {
        var file = (await ImportAsync(Csv((kronor, reference, payer)))).Ok().Id;
        return Assert.Single(await PaymentsAsync(file));
    }

    /// <summary>What an invoice has open now.</summary>
    public async Task<Money> OpenAsync(Invoice invoice)
    {
        var open = Money.Zero;
        await WorkAsync(async context => open = (await context.Invoices.SingleAsync(i => i.Id == invoice.Id, Ct)).Open);
        return open;
    }

    /// <summary>Works as the system in a unit of work of its own.</summary>
    public Task WorkAsync(Func<FundingDbContext, Task> work) => WorkAsync((context, _) => work(context));

    /// <inheritdoc cref="WorkAsync(Func{FundingDbContext, Task})"/>
    public async Task WorkAsync(Func<FundingDbContext, Books, Task> work)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await using var scope = _app.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.BeginAsync(readOnly: false, Ct);
        await work(
            scope.ServiceProvider.GetRequiredService<FundingDbContext>(),
            scope.ServiceProvider.GetRequiredService<Books>()
        );
        await session.CommitAsync(Ct);
    }

    /// <summary>What is kept beside the books agrees with them, for every invoice and payment there is.</summary>
    public async Task AssertAgreeAsync()
    {
        Dictionary<string, string> wrong = new()
        {
            ["vouchers that are not nought"] =
                "SELECT voucher_id FROM funding.postings GROUP BY voucher_id HAVING sum(amount_ore) <> 0",
            ["invoices whose open part is not in the books"] = """
                SELECT i.id FROM funding.invoices i LEFT JOIN funding.postings p ON p.invoice_id = i.id AND p.account = '1510'
                WHERE i.kind = 'Invoice' GROUP BY i.id, i.open_ore HAVING i.open_ore <> coalesce(sum(p.amount_ore), 0)
                """,
            ["invoices that are not total less credited and paid"] = """
                SELECT id FROM funding.invoices WHERE kind = 'Invoice' AND open_ore <> net_ore + vat_ore - credited_ore - paid_ore
                """,
            ["payments whose left part is not in the books"] = """
                SELECT m.id FROM funding.payments m LEFT JOIN funding.postings p ON p.payment_id = m.id AND p.account = '2420'
                GROUP BY m.id, m.left_ore HAVING m.left_ore <> -coalesce(sum(p.amount_ore), 0)
                """,
            ["invoices whose paid part is not placed"] = """
                SELECT i.id FROM funding.invoices i LEFT JOIN funding.allocations a ON a.invoice_id = i.id
                GROUP BY i.id, i.paid_ore HAVING i.paid_ore <> coalesce(sum(a.amount_ore), 0)
                """,
            ["gaps in the numbers"] = """
                SELECT year FROM funding.vouchers GROUP BY organisation_number, year HAVING max(number) <> count(*)
                """,
        };
        foreach (var (what, sql) in wrong)
        {
            var found = await _app.AskAsync<long>($"SET sortiment.joint = 'on'; SELECT count(*) FROM ({sql}) AS wrong");
            Assert.True(found == 0, $"{found} {what}");
        }
    }

    /// <summary>What the bank account holds by the books, for files whose every payment is booked.</summary>
    public Task<long> BankOfAsync(Guid file) =>
        _app.AskAsync<long>(
            "SET sortiment.joint = 'on'; SELECT coalesce(sum(p.amount_ore), 0)::bigint FROM funding.postings p JOIN funding.payments m ON m.id = p.payment_id "
                + $"WHERE p.account = '1930' AND m.file_id = '{file}'"
        );
}
