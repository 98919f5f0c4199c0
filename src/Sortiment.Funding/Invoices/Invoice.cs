using Sortiment.Funding.Contributions;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.Ledger;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Invoices;

/// <summary>Invoice or credit invoice.</summary>
internal enum InvoiceKind
{
    /// <summary>Faktura.</summary>
    Invoice,

    /// <summary>Kreditfaktura.</summary>
    Credit,
}

/// <summary>
/// An invoice to a principal. What stands on it never changes: a mistake is credited, by an invoice with a number of its
/// own. Only what is left to pay changes, together with the books, which say who did what and when.
/// </summary>
internal sealed class Invoice : ITenantOwned
{
    private Invoice() { }

    public Guid Id { get; private set; }

    /// <summary>The principal's code.</summary>
    public string TenantId { get; private set; } = "";

    public Guid SchemeId { get; private set; }

    public int Instalment { get; private set; }

    public Guid ContributionId { get; private set; }

    /// <summary>The run that made it; null for a credit invoice.</summary>
    public Guid? RunId { get; private set; }

    /// <summary>Who invoices.</summary>
    public OrganisationNumber OrganisationNumber { get; private set; }

    /// <summary>"2026-00017": without gaps in the organisation's year.</summary>
    public string Number { get; private set; } = "";

    public InvoiceKind Kind { get; private set; }

    /// <summary>The invoice that this one credits.</summary>
    public Guid? CreditsId { get; private set; }

    public DateOnly Issued { get; private set; }

    public DateOnly Due { get; private set; }

    /// <summary>The reference of the payment, with its check digits.</summary>
    public string Ocr { get; private set; } = "";

    public string BuyerName { get; private set; } = "";

    /// <summary>The principal's organisation number, which tells whose payment it is.</summary>
    public OrganisationNumber BuyerNumber { get; private set; }

    /// <summary>Without VAT; above nought on a credit invoice too.</summary>
    public Money Net { get; private set; }

    public Money Vat { get; private set; }

    public Money Total => Net + Vat;

    /// <summary>What has been credited of it.</summary>
    public Money Credited { get; private set; }

    /// <summary>What has been paid of it.</summary>
    public Money Paid { get; private set; }

    /// <summary>What is left to pay; nought on a credit invoice.</summary>
    public Money Open { get; private set; }

    /// <summary>All that stands on it, as <see cref="FiguresJson"/>: PDF and XML are written from this, today and in ten years.</summary>
    public string Figures { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who made it.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>Raised by every change of what is left to pay.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>All that stands on it.</summary>
    public InvoiceFigures Read() => FiguresJson.Read<InvoiceFigures>(Figures);

    /// <summary>An invoice for a contribution.</summary>
    public static Invoice Of(
        Contribution contribution,
        Guid runId,
        InvoiceFigures figures,
        string by,
        DateTimeOffset at
    )
    {
        var invoice = New(figures, by, at);
        invoice.TenantId = contribution.TenantId;
        invoice.SchemeId = contribution.SchemeId;
        invoice.Instalment = contribution.Instalment;
        invoice.ContributionId = contribution.Id;
        invoice.RunId = runId;
        invoice.Open = invoice.Total;
        return invoice;
    }

    /// <summary>How much can be credited at most: what is left to pay, without VAT.</summary>
    public Money Creditable =>
        Vat == Money.Zero ? Open
        : Open == Total ? Net
        : Money.Zero;

    /// <summary>What a credit invoice of this one says: all of it, or one line with a part of it.</summary>
    /// <param name="net">How much, without VAT; null credits all that is left.</param>
    /// <param name="number">The credit invoice's own number.</param>
    /// <param name="ocr">Its own reference, which nobody is to pay by.</param>
    /// <param name="today">Its date.</param>
    /// <param name="reason">Why, for the principal to read.</param>
    /// <exception cref="InvalidProblem">"ore": more than is left to pay, nothing, or a part of an invoice with VAT.</exception>
    /// <exception cref="ConflictProblem">"nothing-to-credit": it is paid, wholly credited or a credit invoice itself.</exception>
    public InvoiceFigures CreditFigures(Money? net, string number, OcrReference ocr, DateOnly today, string reason)
    {
        if (Kind == InvoiceKind.Credit || Open == Money.Zero || Creditable == Money.Zero)
        {
            throw new ConflictProblem(
                "nothing-to-credit",
                Paid > Money.Zero
                    ? $"Faktura {Number} är betald med {Paid}. Ta bort matchningen av betalningen först, om fakturan är fel."
                    : $"Faktura {Number} har inget kvar att kreditera."
            );
        }

        var amount = net ?? Creditable;
        if (amount <= Money.Zero || amount > Creditable)
        {
            throw new InvalidProblem("ore", $"Ange ett belopp över 0 kr och högst {Creditable}.");
        }

        // VAT on parts need not add up to VAT on the whole, to the öre
        if (Vat > Money.Zero && amount != Net)
        {
            throw new InvalidProblem("ore", "En faktura med moms krediteras i sin helhet. Lämna beloppet tomt.");
        }

        var invoice = Read();
        return invoice with
        {
            Number = number,
            Issued = today,
            Due = today,
            Ocr = ocr,
            Note = reason,
            Credits = new CreditedInvoice(Number, Issued),
            Lines = amount == Net ? invoice.Lines : [new InvoicedLine(reason, 1, InvoiceUnit.Pieces, amount)],
        };
    }

    /// <summary>Is credited by another invoice, which this makes.</summary>
    public Invoice Credit(InvoiceFigures figures, string by, DateTimeOffset at)
    {
        var credit = New(figures, by, at);
        credit.TenantId = TenantId;
        credit.SchemeId = SchemeId;
        credit.Instalment = Instalment;
        credit.ContributionId = ContributionId;
        credit.Kind = InvoiceKind.Credit;
        credit.CreditsId = Id;
        Credited += credit.Total;
        Open -= credit.Total;
        Version++;
        return credit;
    }

    /// <summary>Takes a payment, or a part of one.</summary>
    /// <exception cref="ConflictProblem">"too-much": more than is left to pay.</exception>
    public void Pay(Money amount)
    {
        if (amount <= Money.Zero || amount > Open)
        {
            throw new ConflictProblem("too-much", $"Faktura {Number} har {Open} kvar att betala.");
        }

        Paid += amount;
        Open -= amount;
        Version++;
    }

    /// <summary>Takes back what was placed on it.</summary>
    /// <exception cref="ConflictProblem">"too-much": more than was paid of it.</exception>
    public void Unpay(Money amount)
    {
        if (amount <= Money.Zero || amount > Paid)
        {
            throw new ConflictProblem("too-much", $"Faktura {Number} är betald med {Paid}.");
        }

        Paid -= amount;
        Open += amount;
        Version++;
    }

    private static Invoice New(InvoiceFigures figures, string by, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OrganisationNumber = figures.Seller.Number,
            Number = figures.Number,
            Issued = figures.Issued,
            Due = figures.Due,
            Ocr = figures.Ocr.Digits,
            BuyerName = figures.Buyer.Name,
            BuyerNumber = figures.Buyer.Number,
            Net = figures.Net,
            Vat = figures.VatAmount,
            Figures = FiguresJson.Write(figures),
            At = at,
            ByName = by,
        };
}
