using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Audit;

namespace Sortiment.Principals.Read;

/// <summary>What the module's things and fields are called in the trail.</summary>
internal static class AuditTermsOfPrincipals
{
    public static void AddAuditTerms(this IServiceCollection services)
    {
        services.AddAuditTerm(
            "Person",
            "Person",
            ("name", "Namn"),
            ("email", "E-post"),
            ("externalId", "Inloggning"),
            ("active", "Får logga in"),
            ("id", "Id")
        );
        services.AddAuditTerm(
            "RoleAssignment",
            "Uppdrag hos huvudman",
            ("tenantId", "Huvudman"),
            ("personId", "Person"),
            ("role", "Roll"),
            ("from", "Första dag"),
            ("to", "Sista dag"),
            ("id", "Id")
        );
        services.AddAuditTerm(
            "Seat",
            "Plats i organ",
            ("organCode", "Organ"),
            ("personId", "Person"),
            ("role", "Roll"),
            ("position", "Ställning"),
            ("side", "Sida"),
            ("appointedBy", "Utsedd av"),
            ("supplierId", "Leverantör"),
            ("from", "Första dag"),
            ("to", "Sista dag"),
            ("id", "Id")
        );
    }
}
