using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.People;

namespace Sortiment.Principals.Organs;

/// <summary>Ends a seat on a day: yesterday ends it at once. A seat that thereby never begins is taken away.</summary>
[AllowedRoles(Roles.Steward)]
internal sealed record EndSeat(Guid SeatId, uint Version, DateOnly? LastDay, string? Reason)
    : ICommand<string>,
        IHasReason;

internal sealed class EndSeatValidator : AbstractValidator<EndSeat>
{
    public EndSeatValidator()
    {
        RuleFor(c => c.LastDay).NotNull().WithMessage("Ange sista dagen.").LastDay(_ => null);
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class EndSeatHandler(PrincipalsDbContext context, ITenantContext tenant, TimeProvider clock)
    : ICommandHandler<EndSeat, string>
{
    public async ValueTask<string> Handle(EndSeat command, CancellationToken cancellationToken)
    {
        var seat =
            await context.Seats.SingleOrDefaultAsync(s => s.Id == command.SeatId, cancellationToken)
            ?? throw new NotFoundProblem("Uppdraget finns inte.");
        await context.OneAtATimeAsync("organ:" + seat.OrganCode, cancellationToken);
        if (seat.Version != command.Version)
        {
            throw ConflictProblem.Stale();
        }

        var lastDay = command.LastDay!.Value;
        var neverBegins = FieldRules.NeverBegins(seat.From, seat.To, lastDay, clock.StockholmToday());
        if (lastDay > seat.To)
        {
            throw new InvalidProblem(
                "lastDay",
                $"Uppdraget slutar redan {seat.To:yyyy-MM-dd}. Utse på nytt från dagen efter."
            );
        }

        if (seat.Id == tenant.Actor!.SeatId)
        {
            throw new ConflictProblem(
                "own-seat",
                "Du kan inte avsluta ditt eget uppdrag som förvaltare. Be en annan förvaltare."
            );
        }

        if (neverBegins)
        {
            context.Remove(seat);
        }
        else
        {
            seat.EndOn(lastDay);
        }

        return seat.OrganCode;
    }
}
