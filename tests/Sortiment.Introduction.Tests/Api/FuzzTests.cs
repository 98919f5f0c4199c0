using System.Text.Json.Nodes;
using CsCheck;
using Sortiment.Testing;

namespace Sortiment.Introduction.Tests.Calls;

/// <summary>Whatever is sent, the answer is never that something went wrong with us.</summary>
public sealed class FuzzTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    // stands for half a character, which no JSON writer writes
    private const string Half = "@half";

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 30],
        Gen.OneOf(
            "",
            " ",
            "a\0b",
            Half,
            "1",
            "-1",
            "true",
            "null",
            "2026-02-30",
            "2026-03-02",
            "9999-12-31",
            "0001-01-01"
        ),
        Gen.OneOf(
            "Complete",
            "Incomplete",
            "GoOn",
            "Reject",
            "Approved",
            "Region",
            "Shared",
            "SendBack",
            "MainProduct"
        ),
        Gen.OneOf(new string('å', 201), new string('x', 20_001), "556016-0680", "22 27 24", "' OR 1=1 --", "{0}"),
        Gen.Guid.Select(id => id.ToString())
    );

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(it => (JsonNode?)JsonValue.Create(it)),
        Gen.Int.Select(it => (JsonNode?)JsonValue.Create(it)),
        Gen.Int[-1, 6].Select(it => (JsonNode?)JsonValue.Create(it)),
        Gen.OneOf("1e400", "-0", "0.5", "99999999999999999999").Select(it => JsonNode.Parse(it)),
        Text.Select(it => (JsonNode?)JsonValue.Create(it))
    );

    private static readonly Gen<JsonNode?> Any = Gen.Recursive<JsonNode?>(
        (depth, inner) =>
            depth == 3
                ? Leaf
                : Gen.Frequency(
                    (4, Leaf),
                    (1, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(Copy)]))),
                    (1, Gen.Select(Text, inner).Array[0, 3].Select(ObjectOf))
                )
    );

    // where to spoil, and with what; null with Remove takes the field away
    private static readonly Gen<(int Where, JsonNode? What, bool Remove)[]> Spoils = Gen.Select(
        Gen.Int[0, 500],
        Any,
        Gen.Int[0, 4].Select(it => it == 0)
    ).Array[1, 3];

    public static TheoryData<string> AllCalls => Calls.Where(call => !call.IsUpload);

    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [MemberData(nameof(AllCalls))]
    public async Task No_body_is_answered_with_a_fault_of_ours(string call)
    {
        var situation = await Situation.ForAsync(_app, call);
        await Gen.Frequency(
                (4, Spoils.Select(spoils => (Spoils: spoils, Whole: (JsonNode?)null))),
                (1, Any.Select(whole => (Spoils: Array.Empty<(int, JsonNode?, bool)>(), Whole: whole)))
            )
            .SampleAsync(
                async sample =>
                {
                    var body = sample.Spoils.Length == 0 ? Copy(sample.Whole) : Spoil(situation.Body(), sample.Spoils);
                    var text = (body?.ToJsonString() ?? "null").Replace(Half, "\\ud83d", StringComparison.Ordinal);
                    var answer = await situation.SendTextAsync(text);
                    Assert.True(
                        answer.Status < 500,
                        $"{answer.Call} with {text[..Math.Min(text.Length, 3_000)]}: {answer.Text}"
                    );
                    if (answer.Status < 300 && Calls.All[call].Step > 0)
                    {
                        situation = await Situation.ForAsync(_app, call);
                    }
                },
                iter: 40,
                threads: 1,
                print: sample =>
                    $"{Copy(sample.Whole)?.ToJsonString()} {string.Join(" ", sample.Spoils.Select(s => s.ToString()))}"
            );
        Assert.DoesNotContain(_app.Log.Errors, line => line.Text.Contains("/api/", StringComparison.Ordinal));
    }

    private static JsonObject Spoil(JsonObject body, (int Where, JsonNode? What, bool Remove)[] spoils)
    {
        foreach (var (where, what, remove) in spoils)
        {
            var places = Places(body).ToList();
            if (places.Count == 0)
            {
                body["outcome"] = Copy(what);
                continue;
            }

            var (parent, name, index) = places[where % places.Count];
            if (parent is JsonArray array)
            {
                array[index] = Copy(what);
            }
            else if (remove)
            {
                parent.AsObject().Remove(name);
            }
            else
            {
                parent.AsObject()[name] = Copy(what);
            }
        }

        return body;
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Places(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                yield return (node, name, 0);
                foreach (var inner in value is null ? [] : Places(value))
                {
                    yield return inner;
                }
            }
        }

        for (var i = 0; node is JsonArray array && i < array.Count; i++)
        {
            yield return (node, "", i);
            foreach (var inner in array[i] is { } value ? Places(value) : [])
            {
                yield return inner;
            }
        }
    }

    private static JsonNode? ObjectOf((string Name, JsonNode? Value)[] fields)
    {
        var made = new JsonObject();
        foreach (var (name, value) in fields)
        {
            made[name] = Copy(value);
        }

        return made;
    }

    // a node has one parent: what is used twice is copied
    private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();
}
