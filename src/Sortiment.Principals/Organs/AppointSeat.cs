using FluentValidation;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.People;

namespace Sortiment.Principals.Organs;

/// <summary>Gives a registered person a seat in a joint organ for a period.</summary>
/// <param name="OrganCode">The organ.</param>
/// <param name="Email">The person's mail address.</param>
/// <param name="Role">The role the seat gives, in an organ that has more than one; null takes the organ's own.</param>
/// <param name="AppointedBy">Who appointed, on the steering council: says also which side the seat is on.</param>
/// <param name="LeadsSide">Leads that side of the council.</param>
/// <param name="SupplierId">Whose user the person is, among the suppliers.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null until further notice.</param>
/// <param name="Reason">Why.</param>
[AllowedRoles(Roles.Steward)]
internal sealed record AppointSeat(
    string OrganCode,
    string? Email,
    string? Role,
    string? AppointedBy,
    bool LeadsSide,
    Guid? SupplierId,
    DateOnly? From,
    DateOnly? To,
    string? Reason
) : ICommand<Guid>, IHasReason;

internal sealed class AppointSeatValidator : AbstractValidator<AppointSeat>
{
    public AppointSeatValidator()
    {
        RuleFor(c => c.Email).Email();
        RuleFor(c => c.From).FirstDay();
        RuleFor(c => c.To).LastDay(c => c.From);
        RuleFor(c => c.Reason).Reason();
    }
}

internal sealed class AppointSeatHandler(PrincipalsDbContext context) : ICommandHandler<AppointSeat, Guid>
{
    public async ValueTask<Guid> Handle(AppointSeat command, CancellationToken cancellationToken)
    {
        var organ =
            await context.Organs.SingleOrDefaultAsync(o => o.Code == command.OrganCode, cancellationToken)
            ?? throw new NotFoundProblem("Organet finns inte.");
        var role = string.IsNullOrEmpty(command.Role) ? organ.Role : command.Role;
        Check(command, organ, role);
        var person = await PersonAsync(command.Email!, cancellationToken);
        await context.OneAtATimeAsync("organ:" + organ.Code, cancellationToken);
        var seat = NewSeat(command, organ, role, person);
        var others = await context.Seats.Where(s => s.OrganCode == organ.Code).ToListAsync(cancellationToken);
        SeatRules.Check(seat, others, person.Name);
        context.Add(seat);
        return seat.Id;
    }

    private static void Check(AppointSeat command, Organ organ, string role)
    {
        var errors = new FieldErrors();
        errors.Unless(OrganCodes.RolesIn(organ).Contains(role), "role", "Välj en av organets roller.");
        errors.Unless(
            organ.Code != OrganCodes.SteeringCouncil || CouncilRules.SideOf(command.AppointedBy) is not null,
            "appointedBy",
            "Välj vem som utser ledamoten."
        );
        errors.Unless(
            organ.Code != OrganCodes.Supplier || command.SupplierId is not null,
            "supplierId",
            "Ange leverantörens id i sortimentet."
        );
        errors.ThrowIfAny();
    }

    private static Seat NewSeat(AppointSeat command, Organ organ, string role, Person person)
    {
        var position =
            command.LeadsSide && organ.Code == OrganCodes.SteeringCouncil ? SeatPosition.SideLeader
            : organ.HasMembers ? SeatPosition.Member
            : SeatPosition.Officer;
        var period = new Period(command.From!.Value, command.To);
        var seat = new Seat(organ.Code, person.Id, role, position, period);
        if (organ.Code == OrganCodes.SteeringCouncil)
        {
            seat.OnSide(CouncilRules.SideOf(command.AppointedBy)!.Value, command.AppointedBy!);
        }

        return organ.Code == OrganCodes.Supplier ? seat.For(command.SupplierId!.Value) : seat;
    }

    private async Task<Person> PersonAsync(string email, CancellationToken cancellationToken)
    {
        var normal = Person.Normal(email);
        var person =
            await context.People.SingleOrDefaultAsync(p => p.Email == normal, cancellationToken)
            ?? throw new InvalidProblem("email", "Det finns ingen person med den adressen. Lägg upp personen först.");
        return person.Active
            ? person
            : throw new InvalidProblem("email", $"{person.Name} är avstängd och kan inte få uppdrag.");
    }
}
