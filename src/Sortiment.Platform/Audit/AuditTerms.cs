using Microsoft.Extensions.DependencyInjection;
using Sortiment.Kernel;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Audit;

/// <summary>What a kind of thing and its fields are called in Swedish, for those who read the trail.</summary>
/// <param name="Entity">The kind as the trail has it: "RoleAssignment".</param>
/// <param name="Name">In Swedish: "Uppdrag hos huvudman".</param>
/// <param name="Fields">
/// By path in camelCase, "content.handbook.goals", without places in lists. A field that is missing stands as it is, unless it is
/// one of <see cref="AuditField.Unsaid"/>.
/// </param>
public sealed record AuditTerm(string Entity, string Name, IReadOnlyDictionary<string, AuditField> Fields)
{
    private readonly Dictionary<string, int> _places = Fields
        .Keys.Index()
        .ToDictionary(field => field.Item, field => field.Index);

    /// <summary>Where the field stands among the words; last when it has none.</summary>
    internal int PlaceOf(string path) => _places.GetValueOrDefault(path, int.MaxValue);

    /// <summary>Where the first of the fields stands that are in the same thing.</summary>
    internal int PlaceOfFirstBeside(string path)
    {
        var around = path[..(path.LastIndexOf('.') + 1)];
        return _places
            .Where(field => field.Key.StartsWith(around, StringComparison.Ordinal))
            .Select(field => field.Value)
            .DefaultIfEmpty(int.MaxValue)
            .Min();
    }

    /// <summary>The field in words; null when it says nothing to a reader.</summary>
    /// <param name="path">"content.handbook.goals".</param>
    internal AuditField? Of(string path)
    {
        var field =
            Fields.GetValueOrDefault(path)
            ?? (AuditField.Unsaid.Contains(path[(path.LastIndexOf('.') + 1)..]) ? AuditField.Hidden : path);
        return field == AuditField.Hidden ? null : field;
    }
}

/// <summary>A field in words. A text is one too: <c>("title", "Titel")</c>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Word">A value as it is stored, in Swedish; null when there is no word for it, or no need of one.</param>
/// <param name="Thing">The kind of thing that the value is the id or code of; null when it is none.</param>
public sealed record AuditField(string Name, Func<string, string?>? Word = null, string? Thing = null)
{
    /// <summary>A field that says nothing to a reader.</summary>
    public static readonly AuditField Hidden = new("");

    /// <summary>Names that say nothing wherever they stand, unless a term has a word for them.</summary>
    public static readonly IReadOnlySet<string> Unsaid = new HashSet<string>
    {
        "id",
        "version",
        "tenantId",
        "sha256",
        "kind",
    };

    /// <summary>A text is a field with that name.</summary>
    public static implicit operator AuditField(string name) => new(name);

    /// <summary>A field with one of an enum's values.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="inSwedish">The values' words.</param>
    public static AuditField Of<TEnum>(string name, Func<TEnum, string> inSwedish)
        where TEnum : struct, Enum =>
        new(name, text => Enum.TryParse<TEnum>(text, out var value) ? inSwedish(value) : null);

    /// <summary>A field with an amount, kept in whole öre.</summary>
    public static AuditField Ore(string name) =>
        new(name, ore => long.TryParse(ore, out var amount) ? new Money(amount).ToString() : null);

    /// <summary>A field with a role's code.</summary>
    public static AuditField Role(string name) =>
        new(name, code => code == Roles.System || Roles.All.Contains(code) ? Roles.SwedishName(code) : null);

    /// <summary>A field with the id or code of another thing, which is shown by its name.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="thing">Its kind, which somebody has given names by <see cref="AuditTerms.AddAuditNames{TContext}"/>.</param>
    public static AuditField To(string name, string thing) => new(name, Thing: thing);

    /// <summary>The same fields further in: <c>Under("handbook", "Produktanvisning", ("goals", "Mål"))</c>.</summary>
    /// <param name="path">Where they are.</param>
    /// <param name="of">What they belong to, in Swedish; null when that goes without saying.</param>
    /// <param name="fields">The fields.</param>
    public static IEnumerable<(string Path, AuditField Field)> Under(
        string path,
        string? of,
        IEnumerable<(string Path, AuditField Field)> fields
    ) =>
        fields.Select(f =>
            (
                $"{path}.{f.Path}",
                of is null || f.Field == Hidden ? f.Field : f.Field with { Name = $"{of}: {f.Field.Name}" }
            )
        );
}

/// <summary>A use case in words: what somebody did.</summary>
/// <param name="Message">Its name: "SubmitProposal".</param>
/// <param name="Text">"Förslaget inlämnat".</param>
public sealed record AuditMessage(string Message, string Text);

/// <summary>A thing as a reader knows it.</summary>
/// <param name="Id">Its id or code.</param>
/// <param name="Name">"2026-0001 Trygghetslarm".</param>
/// <param name="Path">Its page; null when it has none.</param>
public sealed record AuditThing(string Id, string Name, string? Path = null);

/// <summary>How things of a kind are found by their ids, as the acting person sees them: one question for a whole page.</summary>
internal sealed record AuditNames(string Entity, Func<IServiceProvider, string[], IQueryable<AuditThing>> Find);

/// <summary>The words of the trail; every module adds its own.</summary>
public static class AuditTerms
{
    /// <summary>Adds the words for one kind of thing.</summary>
    public static IServiceCollection AddAuditTerm(
        this IServiceCollection services,
        string entity,
        string name,
        params ReadOnlySpan<(string Path, AuditField Field)> fields
    )
    {
        var words = new Dictionary<string, AuditField>();
        foreach (var (path, field) in fields)
        {
            words[path] = field;
        }

        return services.AddSingleton(new AuditTerm(entity, name, words));
    }

    /// <summary>Adds the words for use cases.</summary>
    public static IServiceCollection AddAuditMessages(
        this IServiceCollection services,
        params ReadOnlySpan<(string Message, string Text)> messages
    )
    {
        foreach (var (message, text) in messages)
        {
            services.AddSingleton(new AuditMessage(message, text));
        }

        return services;
    }

    /// <summary>Tells the trail how to name things of a kind by their ids.</summary>
    public static IServiceCollection AddAuditNames<TContext>(
        this IServiceCollection services,
        string entity,
        Func<TContext, Guid[], IQueryable<AuditThing>> find
    )
        where TContext : class =>
        services.AddAuditNamesByCode<TContext>(
            entity,
            (context, ids) =>
                find(
                    context,
                    [.. ids.Select(id => Guid.TryParse(id, out var guid) ? guid : (Guid?)null).OfType<Guid>()]
                )
        );

    /// <summary>Tells the trail how to name things of a kind by their codes.</summary>
    public static IServiceCollection AddAuditNamesByCode<TContext>(
        this IServiceCollection services,
        string entity,
        Func<TContext, string[], IQueryable<AuditThing>> find
    )
        where TContext : class =>
        services.AddSingleton(
            new AuditNames(entity, (provider, codes) => find(provider.GetRequiredService<TContext>(), codes))
        );

    internal static void AddPlatformTerms(this IServiceCollection services)
    {
        services.AddSingleton<AuditWords>();
        ReadOnlySpan<(string, AuditField)> document =
        [
            ("name", "Namn"),
            ("mediaType", "Filtyp"),
            ("size", "Storlek (byte)"),
            ("createdAt", "Uppladdat"),
            ("createdBy", "Uppladdat av"),
        ];
        services.AddAuditTerm("Document", "Dokument", [.. document, ("released", "Släppt till gemensamma organ")]);
        services.AddAuditTerm("SharedDocument", "Gemensamt dokument", document);
        services.AddAuditNames(
            "Document",
            (Persistence.PlatformDbContext context, Guid[] ids) =>
                context
                    .Documents.Where(d => ids.Contains(d.Id))
                    .Select(d => new AuditThing(d.Id.ToString(), d.Name, "/dokument/" + d.Id))
        );
        services.AddAuditNames(
            "SharedDocument",
            (Persistence.PlatformDbContext context, Guid[] ids) =>
                context
                    .SharedDocuments.Where(d => ids.Contains(d.Id))
                    .Select(d => new AuditThing(d.Id.ToString(), d.Name, "/dokument/" + d.Id))
        );
        services.AddAuditTerm("OutboxMessage", "Utskick", ("attempts", "Antal försök"), ("dismissed", "Avfärdat"));
        services.AddAuditMessages(
            ("RetryMessage", "Utskick försökt på nytt"),
            ("DismissMessage", "Utskick avfärdat"),
            ("CleanUp", "Gamla uppgifter rensade")
        );
    }
}

/// <summary>The words of all modules, by what they are words for.</summary>
public sealed class AuditWords(IEnumerable<AuditTerm> terms, IEnumerable<AuditMessage> messages)
{
    private readonly Dictionary<string, AuditTerm> _terms = terms.ToDictionary(t => t.Entity);
    private readonly Dictionary<string, string> _messages = messages.ToDictionary(m => m.Message, m => m.Text);

    /// <summary>Every kind that there are words for.</summary>
    public IReadOnlyCollection<AuditTerm> Terms => _terms.Values;

    /// <summary>The words for a kind; its own name where a later release knows it no more.</summary>
    public AuditTerm Term(string entity) =>
        _terms.GetValueOrDefault(entity) ?? new AuditTerm(entity, entity, new Dictionary<string, AuditField>());

    /// <summary>A use case in words.</summary>
    public string Message(string message) => _messages.GetValueOrDefault(message, message);
}
