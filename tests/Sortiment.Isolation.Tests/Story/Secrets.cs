using System.Text.Json.Nodes;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>
/// Words that occur nowhere else, put into every text that Grästorp and those who work with its proposals write: whoever
/// reads one of them has read what was written there.
/// </summary>
internal static class Secrets
{
    /// <summary>In every text that others must not see. Long enough not to come about in a form's token, which is made by chance.</summary>
    public const string Any = "qzxqzx-";

    /// <summary>In the title and product of a proposal that everybody may know to be in motion.</summary>
    public const string Listed = "vbl-";

    /// <summary>A draft.</summary>
    public const string Draft = "qzxqzx-draft";

    /// <summary>Submitted, at step 2.</summary>
    public const string Received = "qzxqzx-received";

    /// <summary>At step 4, with working papers.</summary>
    public const string Prepared = "qzxqzx-prepared";

    /// <summary>At step 7, with one of the two decisions.</summary>
    public const string Decided = "qzxqzx-decided";

    /// <summary>A contract of the principal's own.</summary>
    public const string Contract = "qzxqzx-contract";

    /// <summary>Somebody who has a role at the principal and nowhere else.</summary>
    public const string Colleague = "qzxqzx-colleague";

    /// <summary>Where the principal wants its invoices, and so what stands on them.</summary>
    public const string Billing = "qzxqzx-billing";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Draft,
        Received,
        Prepared,
        Decided,
        Contract,
        Colleague,
        Billing,
    ];

    /// <summary>Of <see cref="All"/>, those of which joint organs know nothing either.</summary>
    public static readonly IReadOnlyList<string> NotForJointOrgans = [Draft, Contract];

    /// <summary>Marks every free text in a body, whatever fields there are: what has a space or ends a sentence.</summary>
    /// <param name="node">The body.</param>
    /// <param name="secret">One of <see cref="All"/>.</param>
    /// <param name="isListed">Whether the title and the product may be known.</param>
    public static void Mark(JsonNode? node, string secret, bool isListed)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var said))
                    {
                        fields[name] = Marked(name, said, secret, isListed);
                    }
                    else
                    {
                        Mark(value, secret, isListed);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Mark(item, secret, isListed);
                }

                break;
        }
    }

    private static string Marked(string field, string said, string secret, bool isListed)
    {
        if (field is "title" or "productName")
        {
            return $"{said} {(isListed ? secret.Replace(Any, Listed, StringComparison.Ordinal) : secret)}-{field}";
        }

        // a class is no free text, and where the council meets is no principal's own
        var isText = said.Contains(' ', StringComparison.Ordinal) || said.EndsWith('.');
        return isText && field is not ("isoCode" or "place") ? $"{said} {secret}-{field}" : said;
    }
}
