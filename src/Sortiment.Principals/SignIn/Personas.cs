using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.Organs;
using Sortiment.Principals.People;

namespace Sortiment.Principals.SignIn;

/// <summary>Made-up people for Development, one for each role: three at every principal and the joint organs'.</summary>
[AllowedRoles(Roles.System)]
internal sealed record SeedPersonas : ICommand<int>;

internal sealed class SeedPersonasHandler(PrincipalsDbContext context) : ICommandHandler<SeedPersonas, int>
{
    private static readonly Period Since = new(new DateOnly(2022, 1, 1));

    /// <summary>The supplier of the persona leverantor.demo; the catalogue's example data has one with the same id.</summary>
    public static readonly Guid DemoSupplier = new("0190a000-0000-7000-8000-000000000001");

    public async ValueTask<int> Handle(SeedPersonas command, CancellationToken cancellationToken)
    {
        if (await context.People.AnyAsync(p => p.ExternalId == "forvaltare", cancellationToken))
        {
            return 0;
        }

        var names = new PersonaNames();
        foreach (var principal in await context.Principals.OrderBy(p => p.Code).ToListAsync(cancellationToken))
        {
            AtPrincipal($"{principal.Code}.samordnare", principal.Code, Roles.Coordinator);
            AtPrincipal($"{principal.Code}.ekonom", principal.Code, Roles.FinanceOfficer);
            AtPrincipal($"{principal.Code}.forskrivare", principal.Code, Roles.Prescriber);
        }

        InOrgan("samverkan.handlaggare", OrganCodes.CoordinationOffice, Roles.CoordinationOffice);
        InOrgan("beredning.ledamot", OrganCodes.PreparatoryAssortment, Roles.PreparatoryGroup, SeatPosition.Member);
        InOrgan("hsd", OrganCodes.RegionalDirector, Roles.RegionalDirector);
        InOrgan("vastkom.styrelse", OrganCodes.VastKom, Roles.VastKomBoard);
        InOrgan("koncerninkop.upphandlare", OrganCodes.Procurement, Roles.ProcurementOfficer);
        InOrgan("hmc.produktkonsulent", OrganCodes.AtCentre, Roles.ProductConsultant);
        InOrgan("hmc.ekonom", OrganCodes.AtCentre, Roles.AtCentreFinance);
        InOrgan("leverantor.demo", OrganCodes.Supplier, Roles.Supplier).For(DemoSupplier);
        InOrgan("forvaltare", OrganCodes.Stewardship, Roles.Steward);
        Council("radet.ordforande", SeatPosition.SideLeader, Side.Municipal, "Göteborgs stad");
        Council("radet.ledamot1", SeatPosition.Member, Side.Municipal, "Göteborgsregionen");
        Council("radet.ledamot2", SeatPosition.Member, Side.Municipal, "Fyrbodals kommunalförbund");
        Council("radet.ledamot3", SeatPosition.Member, Side.Municipal, "Boråsregionen");
        Council("radet.ledamot4", SeatPosition.Member, Side.Municipal, "Skaraborgs kommunalförbund");
        Council("radet.ledamot5", SeatPosition.SideLeader, Side.Region, CouncilRules.Region);
        for (var i = 6; i <= 9; i++)
        {
            Council($"radet.ledamot{i}", SeatPosition.Member, Side.Region, CouncilRules.Region);
        }

        return names.Used;

        Person New(string persona, string? home = null)
        {
            var person = new Person(names.Next(), $"{persona}@exempel.sortiment.test", persona, home);
            context.Add(person);
            return person;
        }

        void AtPrincipal(string persona, string code, string role) =>
            context.Add(new RoleAssignment(code, New(persona, code).Id, role, Since));

        Seat InOrgan(string persona, string organ, string role, SeatPosition position = SeatPosition.Officer)
        {
            var seat = new Seat(organ, New(persona).Id, role, position, Since);
            context.Add(seat);
            return seat;
        }

        void Council(string persona, SeatPosition position, Side side, string by) =>
            InOrgan(persona, OrganCodes.SteeringCouncil, Roles.SteeringCouncil, position).OnSide(side, by);
    }
}

/// <summary>Common Swedish first names and surnames, combined so that no two personas share a name.</summary>
internal sealed class PersonaNames
{
    private static readonly string[] First =
    [
        "Anna",
        "Lars",
        "Maria",
        "Johan",
        "Karin",
        "Erik",
        "Eva",
        "Anders",
        "Sara",
        "Per",
        "Lena",
        "Mikael",
        "Kristina",
        "Daniel",
        "Emma",
        "Fredrik",
        "Kerstin",
        "Andreas",
        "Birgitta",
        "Magnus",
        "Malin",
        "Henrik",
        "Ingrid",
    ];

    private static readonly string[] Last =
    [
        "Andersson",
        "Johansson",
        "Karlsson",
        "Nilsson",
        "Eriksson",
        "Larsson",
        "Olsson",
        "Persson",
        "Svensson",
        "Gustafsson",
        "Lindberg",
        "Lindström",
        "Bergström",
        "Sandberg",
        "Forsberg",
        "Engström",
        "Holm",
        "Nyberg",
        "Åberg",
    ];

    public int Used { get; private set; }

    public string Next()
    {
        // 23 and 19 share no factor, so the pairs repeat only after 437
        var name = $"{First[Used % First.Length]} {Last[Used % Last.Length]}";
        Used++;
        return name;
    }
}
