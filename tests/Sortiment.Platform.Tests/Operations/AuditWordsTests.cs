using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Persistence;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Operations;

/// <summary>Whatever comes into the trail, of any module, has Swedish words: a new entity, field or value without them fails here.</summary>
public sealed class AuditWordsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortimentApp _app = fixture.App;

    private AuditWords Words => _app.Services.GetRequiredService<AuditWords>();

    [Fact]
    public void Every_kind_and_field_and_value_has_a_word()
    {
        var named = _app.Services.GetServices<AuditNames>().Select(n => n.Entity).ToHashSet();
        var wrong = new List<string>();
        var kinds = 0;
        foreach (var entity in Audited())
        {
            kinds++;
            var term = Words.Terms.SingleOrDefault(t => t.Entity == entity.ClrType.Name);
            if (term is null)
            {
                wrong.Add($"{entity.ClrType.Name}: no words");
                continue;
            }

            var leaves = entity.GetProperties().SelectMany(Leaves).DistinctBy(l => (l.Path, l.Type)).ToList();
            wrong.AddRange(leaves.SelectMany(leaf => Missing(term, leaf, named)).Select(w => $"{term.Entity}.{w}"));
            var paths = leaves.Select(l => l.Path).ToHashSet();
            wrong.AddRange(
                term.Fields.Keys.Where(f => !paths.Contains(f) && !paths.Contains(f[..(f.LastIndexOf('.') + 1)] + "*"))
                    .Select(f => $"{term.Entity}.{f}: there is no such field")
            );
            if (!named.Contains(term.Entity))
            {
                wrong.Add($"{term.Entity}: nothing names it by its id");
            }
        }

        Assert.True(kinds >= 17, $"only {kinds} kinds");
        Assert.Equal([], wrong);
    }

    [Fact]
    public void What_has_no_words_is_seen()
    {
        var leaves = Audited().Single(e => e.ClrType.Name == "Proposal").GetProperties().SelectMany(Leaves).ToList();
        var bare = new AuditTerm("Proposal", "Förslag", new Dictionary<string, AuditField> { ["status"] = "Läge" });
        var wrong = leaves.SelectMany(leaf => Missing(bare, leaf, [])).ToList();
        Assert.Contains("content.handbook.goals: no words", wrong);
        Assert.Contains("status: no word for Withdrawn", wrong);
        Assert.Contains("productId: an id, and nothing names what it is the id of", wrong);
        Assert.DoesNotContain(wrong, w => w.StartsWith("version", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_use_case_has_words()
    {
        var commands = AppDomain
            .CurrentDomain.GetAssemblies()
            .Where(a => a.GetName().Name is { } name && name.StartsWith("Sortiment.", StringComparison.Ordinal))
            .Where(a => !a.GetName().Name!.EndsWith(".Tests", StringComparison.Ordinal))
            .SelectMany(a => a.GetTypes())
            .Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IBaseCommand)))
            .Select(t => t.Name)
            .ToList();
        Assert.True(commands.Count > 40, $"only {commands.Count} commands");
        Assert.Equal([], commands.Where(name => Words.Message(name) == name));
    }

    [Fact]
    public void What_is_inside_a_field_is_taken_apart_and_only_what_differs_is_shown()
    {
        var term = new AuditTerm(
            "Thing",
            "Sak",
            new Dictionary<string, AuditField>
            {
                ["content.title"] = "Rubrik",
                ["content.needs"] = new AuditField("Behov", need => need == "Safe" ? "Trygghet" : null),
                ["content.articles.name"] = "Artikel",
                ["content.articles.kind"] = "Slag",
                ["processId"] = AuditField.Hidden,
            }
        );
        var found = AuditChanges.Of(
            """
            {"content": [
              {"kind": "a", "title": "Larm", "needs": ["Safe"], "articles": [{"name": "Ur", "kind": "Main"}]},
              {"kind": "b", "title": "Larm", "needs": ["Safe", "Other"], "articles": [{"name": "Ur", "kind": "Main"}, {"kind": "Part", "name": "Rem"}], "odd": true}
            ], "processId": [null, "1"], "version": [1, 2]}
            """,
            term
        );
        Assert.Equal(
            ["Behov: Safe -> Safe,Other", "Artikel 2:  -> Rem", "Slag 2:  -> Part", "content.odd:  -> Ja"],
            found.Select(d =>
                $"{d.Field.Name}{(d.Place.Length > 0 ? " " + d.Place : "")}: {string.Join(',', d.Before)} -> {string.Join(',', d.After)}"
            )
        );
    }

    private static IEnumerable<string> Missing(AuditTerm term, Leaf leaf, HashSet<string> named)
    {
        if (leaf.Path.EndsWith('*'))
        {
            if (!term.Fields.Keys.Any(f => f.StartsWith(leaf.Path[..^1], StringComparison.Ordinal)))
            {
                yield return $"{leaf.Path}: no words";
            }

            yield break;
        }

        var unsaid = AuditField.Unsaid.Contains(leaf.Path[(leaf.Path.LastIndexOf('.') + 1)..]);
        if (term.Of(leaf.Path) is not { } field)
        {
            yield break;
        }

        if (!unsaid && !term.Fields.ContainsKey(leaf.Path))
        {
            yield return $"{leaf.Path}: no words";
        }

        if (leaf.Type.IsEnum)
        {
            foreach (var value in Enum.GetNames(leaf.Type).Where(value => field.Word?.Invoke(value) is null))
            {
                yield return $"{leaf.Path}: no word for {value}";
            }
        }

        if ((leaf.Type == typeof(Guid) || field.Thing is not null) && !named.Contains(field.Thing ?? ""))
        {
            yield return $"{leaf.Path}: an id, and nothing names what it is the id of";
        }
    }

    private List<IEntityType> Audited()
    {
        using var connection = new NpgsqlConnection(_app.OwnerConnectionString);
        var found = new List<IEntityType>();
        foreach (var schema in _app.Services.GetServices<ModuleSchema>())
        {
            using var context = schema.Create(connection);
            found.AddRange(context.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IAudited))));
        }

        return found;
    }

    private static IEnumerable<Leaf> Leaves(IProperty property)
    {
        var path = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return property.GetColumnType() is "json" or "jsonb"
            ? Inside(path, property.ClrType, 0)
            : [new Leaf(path, Plain(property.GetElementType()?.ClrType ?? property.ClrType))];
    }

    private static IEnumerable<Leaf> Inside(string path, Type type, int depth)
    {
        Assert.True(depth < 12, $"{path} never ends");
        var info = Json.GetTypeInfo(Plain(type));
        return info.Kind switch
        {
            JsonTypeInfoKind.Object =>
            [
                .. info
                    .Properties.Where(p => p.Get is not null)
                    .SelectMany(p => Inside($"{path}.{p.Name}", p.PropertyType, depth + 1)),
                .. (info.PolymorphismOptions?.DerivedTypes ?? []).SelectMany(d =>
                    Inside(path, d.DerivedType, depth + 1)
                ),
            ],
            JsonTypeInfoKind.Enumerable => Inside(path, info.ElementType!, depth + 1),
            JsonTypeInfoKind.Dictionary => [new Leaf(path + ".*", info.ElementType!)],
            _ => [new Leaf(path, Plain(type))],
        };
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private readonly record struct Leaf(string Path, Type Type);
}
