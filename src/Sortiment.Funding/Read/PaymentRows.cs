using Sortiment.Funding.Data;

namespace Sortiment.Funding.Read;

/// <summary>A part of a payment that was placed on an invoice, or taken back from it: a principal sees its own, the AT centre all.</summary>
internal sealed class PaymentRow
{
    public Guid Id { get; init; }

    /// <summary>The payment; several parts of one have the same.</summary>
    public Guid PaymentId { get; init; }

    /// <summary>"1444".</summary>
    public required string PrincipalCode { get; init; }

    public Guid SchemeId { get; init; }

    public Guid InvoiceId { get; init; }

    public required string InvoiceNumber { get; init; }

    /// <summary>Below nought when it takes another part back.</summary>
    public long AmountOre { get; init; }

    /// <summary>The day that the bank booked the payment.</summary>
    public DateOnly BookingDate { get; init; }

    public string? PayerName { get; init; }

    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The part that it takes back.</summary>
    public Guid? TakesBackId { get; init; }

    public static IQueryable<PaymentRow> All(FundingDbContext context) =>
        context.Allocations.Select(a => new PaymentRow
        {
            Id = a.Id,
            PaymentId = a.PaymentId,
            PrincipalCode = a.TenantId,
            SchemeId = a.SchemeId,
            InvoiceId = a.InvoiceId,
            InvoiceNumber = a.InvoiceNumber,
            AmountOre = (long)(object)a.Amount,
            BookingDate = a.BookingDate,
            PayerName = a.PayerName,
            PlacedAt = a.At,
            TakesBackId = a.UndoesId,
        });
}
