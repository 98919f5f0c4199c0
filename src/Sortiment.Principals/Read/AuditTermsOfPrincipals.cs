using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Data;
using Sortiment.Principals.Organs;
using Sortiment.Principals.People;
using Sortiment.Principals.SignIn;
using Sortiment.Principals.Tenants;
using static Sortiment.Platform.Audit.AuditField;

namespace Sortiment.Principals.Read;

/// <summary>What the module's things, fields and use cases are called in the trail.</summary>
internal static class AuditTermsOfPrincipals
{
    public static void AddAuditTerms(this IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(Person),
            "Person",
            ("name", "Namn"),
            ("email", "E-post"),
            ("externalId", "Kopplat konto"),
            ("homePrincipal", To("Uppgifterna sköts av", nameof(Principal))),
            ("active", "Får logga in")
        );
        services.AddAuditTerm(
            nameof(RoleAssignment),
            "Roll hos huvudman",
            ("tenantId", To("Huvudman", nameof(Principal))),
            ("personId", To("Person", nameof(Person))),
            ("role", Role("Roll")),
            ("from", "Första dag"),
            ("to", "Sista dag")
        );
        services.AddAuditTerm(
            nameof(Seat),
            "Uppdrag i organ",
            ("organCode", To("Organ", nameof(Organ))),
            ("personId", To("Person", nameof(Person))),
            ("role", Role("Roll")),
            ("position", Of<SeatPosition>("Ställning", SeatTexts.Of)),
            ("side", Of<Side>("Sida", SeatTexts.Of)),
            ("appointedBy", "Utsedd av"),
            ("supplierId", To("Leverantör", "Supplier")),
            ("from", "Första dag"),
            ("to", "Sista dag")
        );
        AddNames(services);
        services.AddAuditMessages(
            (nameof(RegisterPerson), "Person upplagd"),
            (nameof(AddColleague), "Roll given genom e-postadress"),
            (nameof(ChangePerson), "Uppgifter ändrade"),
            (nameof(LinkAccount), "Kopplat konto ändrat"),
            (nameof(SetPersonActive), "Inloggning stängd eller öppnad"),
            (nameof(GiveRole), "Roll given"),
            (nameof(EndRole), "Roll avslutad"),
            (nameof(AppointSeat), "Uppdrag i organ givet"),
            (nameof(EndSeat), "Uppdrag i organ avslutat"),
            (nameof(EndSession), "Utloggning"),
            (nameof(SeedPersonas), "Exempelpersoner upplagda"),
            (nameof(SeedPrincipals), "Huvudmän upplagda")
        );
    }

    private static void AddNames(IServiceCollection services)
    {
        services.AddAuditNamesByCode(
            nameof(Principal),
            (PrincipalsDbContext context, string[] codes) =>
                context
                    .Principals.Where(p => codes.Contains(p.Code))
                    .Select(p => new AuditThing(p.Code, p.Name, $"/huvudman/{p.Code}"))
        );
        services.AddAuditNamesByCode(
            nameof(Organ),
            (PrincipalsDbContext context, string[] codes) =>
                context
                    .Organs.Where(o => codes.Contains(o.Code))
                    .Select(o => new AuditThing(o.Code, o.Name, $"/organ/{o.Code}"))
        );
        services.AddAuditNames(
            nameof(Person),
            (IServiceProvider provider, Guid[] ids) =>
            {
                var (context, people) = Here(provider);
                return from person in context.People
                    where ids.Contains(person.Id)
                    select new AuditThing(person.Id.ToString(), person.Name, $"{people}/{person.Id}");
            }
        );
        services.AddAuditNames(
            nameof(RoleAssignment),
            (IServiceProvider provider, Guid[] ids) =>
            {
                var (context, people) = Here(provider);
                return from role in context.RoleAssignments
                    join person in context.People on role.PersonId equals person.Id
                    where ids.Contains(role.Id)
                    select new AuditThing(role.Id.ToString(), person.Name, $"{people}/{person.Id}");
            }
        );
        services.AddAuditNames(
            nameof(Seat),
            (PrincipalsDbContext context, Guid[] ids) =>
                from seat in context.Seats
                join person in context.People on seat.PersonId equals person.Id
                join organ in context.Organs on seat.OrganCode equals organ.Code
                where ids.Contains(seat.Id)
                select new AuditThing(seat.Id.ToString(), $"{person.Name}, {organ.Name}", $"/organ/{organ.Code}")
        );
    }

    // a steward and a coordinator have pages of their own for the same person
    private static (PrincipalsDbContext Context, string People) Here(IServiceProvider provider) =>
        (
            provider.GetRequiredService<PrincipalsDbContext>(),
            PeoplePaths.Base(provider.GetRequiredService<ITenantContext>().Actor)
        );
}
