using Sortiment.Funding.Data;

namespace Sortiment.Funding.Read;

/// <summary>An invoice or credit invoice as it is read: a principal's own, all for joint organs.</summary>
internal sealed class InvoiceRow
{
    public Guid Id { get; init; }

    public Guid SchemeId { get; init; }

    public int Instalment { get; init; }

    /// <summary>"1444".</summary>
    public required string PrincipalCode { get; init; }

    public required string BuyerName { get; init; }

    public required string Number { get; init; }

    /// <summary>Invoice or Credit.</summary>
    public required string Kind { get; init; }

    /// <summary>The invoice that a credit invoice credits.</summary>
    public Guid? CreditsId { get; init; }

    public DateOnly Issued { get; init; }

    public DateOnly Due { get; init; }

    public required string Ocr { get; init; }

    /// <summary>Without VAT.</summary>
    public long NetOre { get; init; }

    public long VatOre { get; init; }

    public long CreditedOre { get; init; }

    public long PaidOre { get; init; }

    /// <summary>What is left to pay.</summary>
    public long OpenOre { get; init; }

    public static IQueryable<InvoiceRow> All(FundingDbContext context) =>
        context.Invoices.Select(i => new InvoiceRow
        {
            Id = i.Id,
            SchemeId = i.SchemeId,
            Instalment = i.Instalment,
            PrincipalCode = i.TenantId,
            BuyerName = i.BuyerName,
            Number = i.Number,
            Kind = (string)(object)i.Kind,
            CreditsId = i.CreditsId,
            Issued = i.Issued,
            Due = i.Due,
            Ocr = i.Ocr,
            NetOre = (long)(object)i.Net,
            VatOre = (long)(object)i.Vat,
            CreditedOre = (long)(object)i.Credited,
            PaidOre = (long)(object)i.Paid,
            OpenOre = (long)(object)i.Open,
        });
}
