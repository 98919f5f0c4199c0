using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Platform.Audit;

/// <summary>What a kind of thing and its fields are called in Swedish, for those who read the trail.</summary>
/// <param name="Entity">The kind as the trail has it: "RoleAssignment".</param>
/// <param name="Name">In Swedish: "Uppdrag hos huvudman".</param>
/// <param name="Fields">Fields in camelCase and what they are called; those that are missing stand as they are.</param>
public sealed record AuditTerm(string Entity, string Name, IReadOnlyDictionary<string, string> Fields);

/// <summary>The words of the trail; every module adds its own.</summary>
public static class AuditTerms
{
    /// <summary>Adds the words for one kind of thing.</summary>
    public static IServiceCollection AddAuditTerm(
        this IServiceCollection services,
        string entity,
        string name,
        params ReadOnlySpan<(string Field, string Name)> fields
    )
    {
        var words = new Dictionary<string, string>();
        foreach (var (field, word) in fields)
        {
            words[field] = word;
        }

        return services.AddSingleton(new AuditTerm(entity, name, words));
    }

    internal static void AddPlatformTerms(this IServiceCollection services)
    {
        services.AddAuditTerm(
            "Document",
            "Dokument",
            ("name", "Namn"),
            ("mediaType", "Filtyp"),
            ("size", "Storlek (byte)"),
            ("released", "Släppt till gemensamma organ"),
            ("createdAt", "Uppladdat"),
            ("createdBy", "Uppladdat av"),
            ("tenantId", "Huvudman")
        );
        services.AddAuditTerm("SharedDocument", "Gemensamt dokument", ("name", "Namn"), ("size", "Storlek (byte)"));
        services.AddAuditTerm("OutboxMessage", "Utskick", ("attempts", "Antal försök"), ("dismissed", "Avfärdat"));
    }
}
