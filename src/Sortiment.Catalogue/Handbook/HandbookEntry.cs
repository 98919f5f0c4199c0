using Sortiment.Catalogue.Products;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Handbook;

/// <summary>
/// The rules for a product or for a whole product area (produktanvisning), in versions of which at most one is in force
/// on any day. A product's own entry goes before its area's.
/// </summary>
internal sealed class HandbookEntry : IAudited
{
    private readonly List<HandbookVersion> _versions = [];

    private HandbookEntry() { }

    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The product it is for; null when it is for an area.</summary>
    public Guid? ProductId { get; private set; }

    /// <summary>The area it is for; null when it is for a product.</summary>
    public string? AreaCode { get; private set; }

    public bool IsExample { get; private set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HandbookVersion> Versions => _versions;

    public static HandbookEntry ForProduct(Guid productId, string title, bool isExample = false) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ProductId = productId,
            Title = title,
            IsExample = isExample,
        };

    public static HandbookEntry ForArea(string areaCode, string title, bool isExample = false) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            AreaCode = areaCode,
            Title = title,
            IsExample = isExample,
        };

    /// <summary>The entry that governs a product: its own, else its area's, else none.</summary>
    public static HandbookEntry? Governing(IEnumerable<HandbookEntry> entries, ProductSeries product) =>
        entries
            .Where(entry =>
                entry.ProductId == product.Id || (entry.AreaCode is not null && entry.AreaCode == product.AreaCode)
            )
            .OrderByDescending(entry => entry.ProductId.HasValue)
            .FirstOrDefault();

    /// <summary>The version in force on a day, or null.</summary>
    public HandbookVersion? InForceOn(DateOnly day) => _versions.Find(version => version.Valid.Contains(day));

    /// <summary>Whether a version is in force on the day or will be later.</summary>
    public bool HoldsOnOrAfter(DateOnly day) => _versions.Exists(version => !(version.ValidTo < day));

    /// <summary>
    /// Adds a version in force from a day on; the one before it ends the day before. The same version added again
    /// counts once.
    /// </summary>
    /// <exception cref="InvalidProblem">A heading or a decision is missing.</exception>
    /// <exception cref="ConflictProblem">A later version, or another of the same day, has been decided.</exception>
    public HandbookVersion AddVersion(DateOnly validFrom, HandbookText text, HandbookDecisions decisions)
    {
        Check(text, decisions);
        if (_versions.Find(version => version.SaysTheSame(validFrom, text, decisions)) is { } same)
        {
            return same;
        }

        var latest = _versions.LastOrDefault();
        if (validFrom <= latest?.ValidFrom)
        {
            throw new ConflictProblem(
                "handbook-version-later",
                $"Det finns en beslutad version av {Title} som gäller från {latest.ValidFrom:yyyy-MM-dd}. Den nya måste börja gälla senare."
            );
        }

        latest?.EndOn(validFrom.AddDays(-1));
        var added = HandbookVersion.Create(Id, _versions.Count + 1, validFrom, text, decisions);
        _versions.Add(added);
        return added;
    }

    private static void Check(HandbookText text, HandbookDecisions decisions)
    {
        var errors = new FieldErrors();
        foreach (var (field, heading, content) in text.Sections)
        {
            if (field == "importantInformation")
            {
                errors.AtMost($"text.{field}", content);
            }
            else
            {
                errors.Required($"text.{field}", content, $"Fyll i ”{heading}”.");
            }
        }

        errors.Required(
            "regionDecision",
            decisions.Region,
            "Ange hänvisning till regionens beslut.",
            FieldErrors.LongestName
        );
        errors.Unless(
            !decisions.CostIsShared || !string.IsNullOrWhiteSpace(decisions.VastKom),
            "vastKomDecision",
            "Kostnaden är delad. Ange hänvisning till VästKoms likalydande beslut."
        );
        errors.AtMost("vastKomDecision", decisions.VastKom, FieldErrors.LongestName);
        errors.ThrowIfAny();
    }
}
