using Sortiment.Kernel;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>
/// All that stands on one invoice or credit invoice: the one input of <see cref="EInvoice"/> and <see cref="InvoicePdf"/>,
/// so that the two can never say different things. Amounts are positive on a credit invoice too.
/// </summary>
/// <param name="Number">The invoice number in the organisation's series for the year.</param>
/// <param name="Issued">The invoice date.</param>
/// <param name="Due">The day the payment is to be there; of no meaning on a credit invoice.</param>
/// <param name="Seller">The responsible organisation, which invoices.</param>
/// <param name="Buyer">The principal that is invoiced.</param>
/// <param name="Ocr">The reference of the payment.</param>
/// <param name="Vat">How VAT is treated; one way for the whole invoice, as EN 16931 demands of what is outside VAT.</param>
/// <param name="Lines">What is invoiced; at least one.</param>
/// <param name="Period">The period that the invoice is for, when there is one.</param>
/// <param name="Note">One text for the whole invoice, such as the scheme and its decision.</param>
/// <param name="Credits">The invoice that this one credits: makes it a credit invoice.</param>
internal sealed record InvoiceFigures(
    string Number,
    DateOnly Issued,
    DateOnly Due,
    InvoiceSeller Seller,
    InvoiceBuyer Buyer,
    OcrReference Ocr,
    VatTreatment Vat,
    IReadOnlyList<InvoicedLine> Lines,
    Period? Period = null,
    string? Note = null,
    CreditedInvoice? Credits = null
)
{
    /// <summary>The lines together, without VAT.</summary>
    public Money Net => Money.Sum(Lines.Select(line => line.Net));

    /// <summary>VAT on the whole.</summary>
    public Money VatAmount => Vat.On(Net);

    /// <summary>What is to be paid, or is credited.</summary>
    public Money Total => Net + VatAmount;

    /// <summary>Whether it is a credit invoice.</summary>
    public bool IsCredit => Credits is not null;
}

/// <summary>The invoice that a credit invoice credits.</summary>
internal sealed record CreditedInvoice(string Number, DateOnly Issued);

/// <summary>One line: so many at such a price.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Quantity">How many: inhabitants where the rate is per inhabitant, else 1.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Price">For one, without VAT. Never negative (BR-27).</param>
/// <param name="Description">More about it.</param>
internal sealed record InvoicedLine(
    string Name,
    long Quantity,
    InvoiceUnit Unit,
    Money Price,
    string? Description = null
)
{
    /// <summary>The line's amount without VAT.</summary>
    public Money Net => Price * Quantity;
}

/// <summary>What a line counts.</summary>
/// <param name="Code">By UN/ECE recommendation 20.</param>
/// <param name="Name">In Swedish.</param>
internal sealed record InvoiceUnit(string Code, string Name)
{
    /// <summary>Inhabitants; the recommendation's "one", which every receiver takes.</summary>
    public static readonly InvoiceUnit Inhabitants = new("C62", "invånare");

    /// <summary>Pieces, also for a whole amount.</summary>
    public static readonly InvoiceUnit Pieces = new("H87", "st");
}

/// <summary>Where and under which number somebody receives e-invoices, by the Peppol list of electronic addresses.</summary>
/// <param name="Scheme">"0007" for a Swedish organisation number, "0088" for a GLN.</param>
/// <param name="Id">The number, digits only.</param>
internal sealed record PeppolAddress(string Scheme, string Id)
{
    /// <summary>The address that is an organisation number.</summary>
    public static PeppolAddress Of(OrganisationNumber number) => new("0007", number.Digits);
}

/// <summary>A postal address in Sweden.</summary>
internal sealed record PostalAddress(string? Street, string PostalCode, string City);

/// <summary>Who invoices.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Number">Organisation number; the VAT number is made from it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Bankgiro">Where it is paid.</param>
/// <param name="ApprovedForFTax">Whether "Godkänd för F-skatt" is to stand on the invoice.</param>
/// <param name="Contact">Whom to ask.</param>
/// <param name="Peppol">Its electronic address; the organisation number when it has no other.</param>
internal sealed record InvoiceSeller(
    string Name,
    OrganisationNumber Number,
    PostalAddress Address,
    BankgiroNumber Bankgiro,
    bool ApprovedForFTax = false,
    InvoiceContact? Contact = null,
    PeppolAddress? Peppol = null
)
{
    /// <summary>"SE212000159501": what the Swedish tax authority makes of an organisation number.</summary>
    public string VatNumber => $"SE{Number.Digits}01";
}

/// <summary>Somebody to ask about an invoice.</summary>
internal sealed record InvoiceContact(string Name, string? Phone = null, string? Email = null);

/// <summary>Who is invoiced. One of the two references must be there (PEPPOL-EN16931-R003).</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Number">Organisation number.</param>
/// <param name="Address">The invoice address; null when it is not known, as for one who takes e-invoices only.</param>
/// <param name="Reference">The buyer's reference ("Er referens").</param>
/// <param name="OrderReference">The buyer's order number.</param>
/// <param name="Peppol">Its electronic address; the organisation number when it has no other.</param>
internal sealed record InvoiceBuyer(
    string Name,
    OrganisationNumber Number,
    PostalAddress? Address,
    string? Reference,
    string? OrderReference = null,
    PeppolAddress? Peppol = null
);
