using Sortiment.Kernel;

namespace Sortiment.Funding.Invoices;

/// <summary>
/// The invoicing of an instalment: one invoice for every accepted contribution that has none. It goes on by itself, invoice
/// by invoice, and after an interruption where it was.
/// </summary>
internal sealed class InvoiceRun
{
    private InvoiceRun() { }

    public Guid Id { get; private set; }

    public Guid SchemeId { get; private set; }

    public int Instalment { get; private set; }

    public DateOnly Issued { get; private set; }

    public DateOnly Due { get; private set; }

    /// <summary>How many invoices it is to make.</summary>
    public int Planned { get; private set; }

    /// <summary>What they come to, with VAT.</summary>
    public Money Total { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public string StartedBy { get; private set; } = "";

    public static InvoiceRun Start(
        (Guid SchemeId, int Instalment) of,
        (DateOnly Issued, DateOnly Due) dates,
        (int Planned, Money Total) size,
        string by,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchemeId = of.SchemeId,
            Instalment = of.Instalment,
            Issued = dates.Issued,
            Due = dates.Due,
            Planned = size.Planned,
            Total = size.Total,
            StartedBy = by,
            StartedAt = at,
        };
}

/// <summary>What was sent about an invoice. Only ever added.</summary>
internal enum LetterKind
{
    /// <summary>Faktura.</summary>
    Invoice,

    /// <summary>Påminnelse.</summary>
    Reminder,
}

/// <summary>An invoice or a reminder that was mailed.</summary>
internal sealed class InvoiceLetter : Platform.Tenancy.ITenantOwned
{
    private InvoiceLetter() { }

    public Guid Id { get; private set; }

    public string TenantId { get; private set; } = "";

    public Guid InvoiceId { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>Which reminder in order, from 1; nought for the invoice itself.</summary>
    public int Number { get; private set; }

    public DateOnly Sent { get; private set; }

    /// <summary>The last day that it names.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>What had been paid or credited by then.</summary>
    public Money Paid { get; private set; }

    /// <summary>Where it was mailed.</summary>
    public string Email { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>The invoice itself, mailed.</summary>
    public static InvoiceLetter OfInvoice(
        Invoice invoice,
        string email,
        DateOnly today,
        string by,
        DateTimeOffset at
    ) => New(invoice, LetterKind.Invoice, 0, (today, invoice.Due), email, by, at);

    /// <summary>A reminder of it.</summary>
    public static InvoiceLetter Reminder(
        Invoice invoice,
        int number,
        (DateOnly Sent, DateOnly Due) dates,
        string email,
        string by,
        DateTimeOffset at
    ) => New(invoice, LetterKind.Reminder, number, dates, email, by, at);

    private static InvoiceLetter New(
        Invoice invoice,
        LetterKind kind,
        int number,
        (DateOnly Sent, DateOnly Due) dates,
        string email,
        string by,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            TenantId = invoice.TenantId,
            InvoiceId = invoice.Id,
            Kind = kind,
            Number = number,
            Sent = dates.Sent,
            Due = dates.Due,
            Paid = invoice.Paid + invoice.Credited,
            Email = email,
            At = at,
            ByName = by,
        };
}
