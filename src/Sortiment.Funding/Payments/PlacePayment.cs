using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>Where a payment stands after a command.</summary>
/// <param name="LeftOre">What is left to place.</param>
internal sealed record PaymentPosition(Guid Id, long LeftOre, int Version)
{
    public static PaymentPosition Of(Payment payment) => new(payment.Id, payment.Left.Ore, payment.Version);
}

/// <summary>Where a payment stands after it was offset or returned.</summary>
/// <param name="VoucherId">What it was booked by, and can be taken back by.</param>
internal sealed record PaymentDecision(Guid Id, long LeftOre, int Version, Guid VoucherId);

/// <summary>A part of a payment and the invoice it is for.</summary>
/// <param name="InvoiceId">The invoice, or <paramref name="InvoiceNumber"/>.</param>
/// <param name="InvoiceNumber">Its number in the organisation's series.</param>
/// <param name="Ore">How much; null takes as much as the payment has left and the invoice open.</param>
internal sealed record PlacedPart(Guid? InvoiceId, string? InvoiceNumber, long? Ore);

/// <summary>A person places a payment, or some of it, on one or more invoices.</summary>
/// <exception cref="NotFoundProblem">There is no such payment.</exception>
/// <exception cref="InvalidProblem">An invoice that there is not, or more than it or the payment has left; named by its place.</exception>
/// <exception cref="ConflictProblem">Somebody was first, or the money went out.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record MatchPayment(
    [property: JsonIgnore] Guid Id,
    IReadOnlyList<PlacedPart>? Allocations,
    int? Version
) : ICommand<PaymentPosition>;

/// <summary>Money in and money out are the same money: as much as both have left.</summary>
/// <param name="PaymentId">The other payment.</param>
/// <exception cref="ConflictProblem">Somebody was first, or not one in and one out with something left.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record OffsetPayment([property: JsonIgnore] Guid Id, Guid? PaymentId, int? Version)
    : ICommand<PaymentDecision>;

/// <summary>What is left of a payment is paid back by the bank; or what went out is booked already.</summary>
/// <param name="Reason">Why, for the trail.</param>
/// <exception cref="ConflictProblem">Somebody was first, or nothing is left.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ReturnPayment([property: JsonIgnore] Guid Id, string? Reason, int? Version)
    : ICommand<PaymentDecision>,
        IHasReason;

internal sealed class PlacePaymentHandler(
    FundingDbContext context,
    Books books,
    IAuditTrail audit,
    ITenantContext tenant,
    TimeProvider clock
)
    : ICommandHandler<MatchPayment, PaymentPosition>,
        ICommandHandler<OffsetPayment, PaymentDecision>,
        ICommandHandler<ReturnPayment, PaymentDecision>
{
    private const int MostParts = 100;

    public async ValueTask<PaymentPosition> Handle(MatchPayment command, CancellationToken cancellationToken)
    {
        var payment = await FindAsync(command.Id, command.Version, cancellationToken);
        var left = payment.Left;
        if (left <= Money.Zero)
        {
            throw new ConflictProblem(
                "nothing-left",
                payment.Amount < Money.Zero
                    ? "Pengar som har gått ut kan inte placeras på en faktura."
                    : "Betalningen har inget kvar att placera."
            );
        }

        var parts = command.Allocations ?? [];
        if (parts.Count is 0 or > MostParts)
        {
            throw new InvalidProblem("allocations", $"Ange 1 till {MostParts} fakturor.");
        }

        var placed = Placed(parts, await NamedAsync(payment, parts, cancellationToken), left);
        var entries = new List<Entry>();
        foreach (var (invoice, amount) in placed)
        {
            payment.Place(amount);
            invoice.Pay(amount);
            var day = await books.OpenDayAsync(invoice.SchemeId, payment.BookingDate, cancellationToken);
            entries.Add(Bookings.Match(payment, invoice, amount, day));
        }

        var vouchers = await books.BookAsync(payment.OrganisationNumber, entries, cancellationToken);
        context.AddRange(
            placed.Zip(
                vouchers,
                (part, voucher) =>
                    Allocation.Of(
                        payment,
                        part.Invoice,
                        part.Amount,
                        MatchRule.None,
                        voucher.Id,
                        tenant.Actor!.PersonName,
                        clock.GetUtcNow()
                    )
            )
        );
        return Noted(payment, left);
    }

    public async ValueTask<PaymentDecision> Handle(OffsetPayment command, CancellationToken cancellationToken)
    {
        var payment = await FindAsync(command.Id, command.Version, cancellationToken);
        var other =
            await context.Payments.SingleOrDefaultAsync(
                p => p.Id == command.PaymentId && p.OrganisationNumber == payment.OrganisationNumber,
                cancellationToken
            ) ?? throw new InvalidProblem("paymentId", "Ange den andra betalningen. Den måste gälla samma konto.");
        var (incoming, outgoing) = payment.Left > other.Left ? (payment, other) : (other, payment);
        if (incoming.Left <= Money.Zero || outgoing.Left >= Money.Zero)
        {
            throw new ConflictProblem(
                "nothing-to-offset",
                "Kvitta en inbetalning mot en utbetalning, när båda har något kvar att placera."
            );
        }

        var (left, otherLeft) = (payment.Left, other.Left);
        var amount = incoming.Left < -outgoing.Left ? incoming.Left : -outgoing.Left;
        incoming.Place(amount);
        outgoing.Place(-amount);
        var day = incoming.BookingDate > outgoing.BookingDate ? incoming.BookingDate : outgoing.BookingDate;
        var voucher = await books.BookAsync(
            payment.OrganisationNumber,
            Bookings.Offset(incoming, outgoing, amount, day),
            cancellationToken
        );
        Noted(other, otherLeft);
        return Decided(payment, left, voucher);
    }

    public async ValueTask<PaymentDecision> Handle(ReturnPayment command, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        errors.Required("reason", command.Reason, "Skriv varför.", 500);
        errors.ThrowIfAny();
        var payment = await FindAsync(command.Id, command.Version, cancellationToken);
        var left = payment.Left;
        if (left == Money.Zero)
        {
            throw new ConflictProblem("nothing-left", "Betalningen har inget kvar att placera.");
        }

        // money that went out is booked already on the day it went
        var day = left > Money.Zero ? clock.StockholmToday() : payment.BookingDate;
        var entry = Bookings.Return(payment, day);
        payment.Place(left);
        return Decided(payment, left, await books.BookAsync(payment.OrganisationNumber, entry, cancellationToken));
    }

    private async Task<Payment> FindAsync(Guid id, int? version, CancellationToken ct)
    {
        var payment =
            await context.Payments.SingleOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new NotFoundProblem("Betalningen finns inte.");
        return version is null ? throw new InvalidProblem("version", "Ange vilken version av betalningen du såg.")
            : version == payment.Version ? payment
            : throw ConflictProblem.Stale();
    }

    private async Task<List<Invoice>> NamedAsync(Payment payment, IReadOnlyList<PlacedPart> parts, CancellationToken ct)
    {
        var ids = parts.Select(p => p.InvoiceId).OfType<Guid>().ToList();
        var numbers = parts.Select(p => p.InvoiceNumber?.Trim()).OfType<string>().ToList();
        return await context
            .Invoices.Where(i =>
                i.OrganisationNumber == payment.OrganisationNumber
                && i.Kind == InvoiceKind.Invoice
                && (ids.Contains(i.Id) || numbers.Contains(i.Number))
            )
            .ToListAsync(ct);
    }

    private static List<(Invoice Invoice, Money Amount)> Placed(
        IReadOnlyList<PlacedPart> parts,
        List<Invoice> named,
        Money left
    )
    {
        var placed = new List<(Invoice, Money)>();
        var errors = new FieldErrors();
        foreach (var (index, part) in parts.Index())
        {
            var at = $"allocations[{index}]";
            var invoice = named.Find(i =>
                part.InvoiceId is { } id ? i.Id == id : i.Number == part.InvoiceNumber?.Trim()
            );
            if (invoice is null || placed.Exists(p => p.Item1 == invoice))
            {
                errors.Add(
                    part.InvoiceId is null ? at + ".invoiceNumber" : at + ".invoiceId",
                    invoice is null ? "Fakturan finns inte. Kontrollera numret." : "Fakturan är redan angiven."
                );
                continue;
            }

            var most = invoice.Open < left ? invoice.Open : left;
            var amount = part.Ore is { } ore ? new Money(ore) : most;
            errors.Unless(
                amount <= invoice.Open,
                at + ".ore",
                $"Faktura {invoice.Number} har {invoice.Open} kvar att betala."
            );
            errors.Unless(amount <= left, at + ".ore", $"Betalningen har {left} kvar att placera.");
            errors.Unless(
                amount > Money.Zero,
                at + ".ore",
                part.Ore is not null ? "Ange ett belopp över 0 kr."
                    : invoice.Open == Money.Zero ? $"Faktura {invoice.Number} har inget kvar att betala."
                    : "Betalningen räcker inte till fakturan."
            );
            placed.Add((invoice, amount));
            left -= amount;
        }

        errors.ThrowIfAny();
        return placed;
    }

    private PaymentDecision Decided(Payment payment, Money before, Voucher voucher)
    {
        var position = Noted(payment, before);
        return new PaymentDecision(position.Id, position.LeftOre, position.Version, voucher.Id);
    }

    private PaymentPosition Noted(Payment payment, Money before)
    {
        audit.Note(nameof(Payment), payment.Id.ToString(), ("left", $"{before}", $"{payment.Left}"));
        return PaymentPosition.Of(payment);
    }
}
