using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>Takes back what was placed on an invoice: the invoice and the payment are open again, and the books say so.</summary>
/// <param name="Id">The placed part.</param>
/// <param name="Reason">Why, for the trail.</param>
/// <exception cref="NotFoundProblem">There is no such part.</exception>
/// <exception cref="ConflictProblem">"already-undone": it is taken back already, or takes back itself.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record UndoAllocation([property: JsonIgnore] Guid Id, string? Reason)
    : ICommand<PaymentPosition>,
        IHasReason;

/// <summary>Takes back that a payment was offset, paid back or said to be booked already.</summary>
/// <param name="VoucherId">The voucher that booked it.</param>
/// <param name="Reason">Why, for the trail.</param>
/// <returns>The payments that are open again.</returns>
/// <exception cref="NotFoundProblem">There is no such voucher, or it is about something else.</exception>
/// <exception cref="ConflictProblem">"already-undone": it is taken back already.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record UndoDecision([property: JsonIgnore] Guid VoucherId, string? Reason)
    : ICommand<IReadOnlyList<PaymentPosition>>,
        IHasReason;

internal sealed class UndoPlacementHandler(
    FundingDbContext context,
    Books books,
    IAuditTrail audit,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<UndoAllocation, PaymentPosition>, ICommandHandler<UndoDecision, IReadOnlyList<PaymentPosition>>
{
    public async ValueTask<PaymentPosition> Handle(UndoAllocation command, CancellationToken cancellationToken)
    {
        DemandReason(command);
        var allocation =
            await context.Allocations.SingleOrDefaultAsync(a => a.Id == command.Id, cancellationToken)
            ?? throw new NotFoundProblem("Placeringen finns inte.");
        if (
            allocation.UndoesId is not null
            || await context.Allocations.AnyAsync(a => a.UndoesId == allocation.Id, cancellationToken)
        )
        {
            throw AlreadyUndone();
        }

        var payment = await context.Payments.SingleAsync(p => p.Id == allocation.PaymentId, cancellationToken);
        var invoice = await context.Invoices.SingleAsync(i => i.Id == allocation.InvoiceId, cancellationToken);
        var day = await books.OpenDayAsync(invoice.SchemeId, payment.BookingDate, cancellationToken);
        invoice.Unpay(allocation.Amount);
        Unplace(payment, allocation.Amount);
        var voucher = await books.BookAsync(
            payment.OrganisationNumber,
            Bookings.Undo(payment, invoice, allocation.Amount, day, allocation.VoucherId),
            cancellationToken
        );
        context.Add(allocation.Undone(voucher.Id, tenant.Actor!.PersonName, clock.GetUtcNow()));
        return PaymentPosition.Of(payment);
    }

    public async ValueTask<IReadOnlyList<PaymentPosition>> Handle(
        UndoDecision command,
        CancellationToken cancellationToken
    )
    {
        DemandReason(command);
        var voucher = await context
            .Vouchers.Include(v => v.Postings)
            .SingleOrDefaultAsync(v => v.Id == command.VoucherId, cancellationToken);
        if (voucher is null || !IsDecision(voucher))
        {
            throw new NotFoundProblem("Det finns ingen kvittning eller återbetalning att ta tillbaka.");
        }

        if (await context.Vouchers.AnyAsync(v => v.ReversesId == voucher.Id, cancellationToken))
        {
            throw AlreadyUndone();
        }

        var positions = new List<PaymentPosition>();
        foreach (var posting in voucher.Postings.Where(p => p.Account == Account.Unplaced.Number))
        {
            var payment = await context.Payments.SingleAsync(p => p.Id == posting.PaymentId, cancellationToken);
            Unplace(payment, posting.Amount);
            positions.Add(PaymentPosition.Of(payment));
        }

        await books.BookAsync(
            voucher.OrganisationNumber,
            voucher.Reversal(voucher.Date, "betalningen ska placeras på annat sätt"),
            cancellationToken
        );
        return positions;
    }

    /// <summary>Whether a voucher is about payments alone, and about no invoice.</summary>
    public static bool IsDecision(Voucher voucher) =>
        voucher.Kind == VoucherKind.Return
        || (voucher.Kind == VoucherKind.Match && voucher.Postings.All(p => p.Account == Account.Unplaced.Number));

    private static void DemandReason(IHasReason command)
    {
        var errors = new FieldErrors();
        errors.Required("reason", command.Reason, "Skriv varför.", 500);
        errors.ThrowIfAny();
    }

    private static ConflictProblem AlreadyUndone() =>
        new("already-undone", "Det är redan taget tillbaka. Ladda om sidan för att se det nya läget.");

    private void Unplace(Payment payment, Kernel.Money amount)
    {
        var before = payment.Left;
        payment.Unplace(amount);
        audit.Note(nameof(Payment), payment.Id.ToString(), ("left", $"{before}", $"{payment.Left}"));
    }
}
