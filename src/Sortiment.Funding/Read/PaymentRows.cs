using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Kernel;

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

/// <summary>A payment that has something left to place: for the AT centre's finance officer, who places it.</summary>
internal sealed class UnplacedPaymentRow
{
    public Guid Id { get; init; }

    /// <summary>The day that the bank booked it.</summary>
    public DateOnly BookingDate { get; init; }

    /// <summary>Below nought for what went out.</summary>
    public long AmountOre { get; init; }

    /// <summary>What nobody has placed, of the same sign.</summary>
    public long LeftOre { get; init; }

    public string? PayerName { get; init; }

    /// <summary>What the payer referred to, one a line.</summary>
    public string? References { get; init; }

    /// <summary>What the import found, in Swedish.</summary>
    public required string Reason { get; init; }

    /// <summary>To send with what is decided about it.</summary>
    public int Version { get; init; }

    public static IQueryable<UnplacedPaymentRow> All(FundingDbContext context) =>
        context
            .Payments.Where(p => p.Left != EF.Constant(Money.Zero))
            .Select(p => new UnplacedPaymentRow
            {
                Id = p.Id,
                BookingDate = p.BookingDate,
                AmountOre = (long)(object)p.Amount,
                LeftOre = (long)(object)p.Left,
                PayerName = p.PayerName,
                References = p.References,
                Reason = p.Reason,
                Version = p.Version,
            });
}
