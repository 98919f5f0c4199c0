using Sortiment.Kernel;
using Sortiment.Platform.Audit;

namespace Sortiment.Catalogue.Handbook;

/// <summary>One decided wording of a handbook entry, in force for a time. Never changed but for the day it ends.</summary>
internal sealed class HandbookVersion : IAudited
{
    private HandbookVersion() { }

    public Guid Id { get; private set; }

    public Guid EntryId { get; private set; }

    /// <summary>1, 2, 3 ... within the entry.</summary>
    public int Number { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day, the day before the next version; null for the latest.</summary>
    public DateOnly? ValidTo { get; private set; }

    public HandbookText Text { get; private set; } = null!;

    /// <summary>Reference to the region's decision.</summary>
    public string RegionDecision { get; private set; } = "";

    /// <summary>Reference to VästKom's like-worded decision; null when the region bears the cost alone and decides alone.</summary>
    public string? VastKomDecision { get; private set; }

    public Period Valid => new(ValidFrom, ValidTo);

    internal static HandbookVersion Create(
        Guid entryId,
        int number,
        DateOnly validFrom,
        HandbookText text,
        HandbookDecisions decisions
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            EntryId = entryId,
            Number = number,
            ValidFrom = validFrom,
            Text = text,
            RegionDecision = decisions.Region.Trim(),
            VastKomDecision = decisions.VastKom?.Trim(),
        };

    internal void EndOn(DateOnly lastDay) => ValidTo = lastDay;

    internal bool SaysTheSame(DateOnly validFrom, HandbookText text, HandbookDecisions decisions) =>
        ValidFrom == validFrom
        && Text == text
        && RegionDecision == decisions.Region.Trim()
        && VastKomDecision == decisions.VastKom?.Trim();
}

/// <summary>The decisions a handbook version rests on.</summary>
/// <param name="CostIsShared">
/// The cost is shared: then the region and VästKom must both have decided, alike (likalydande beslut; investigation
/// 4.4.7, step 7). When the region bears the cost alone, its decision is enough.
/// </param>
/// <param name="Region">Reference to the region's decision.</param>
/// <param name="VastKom">Reference to VästKom's decision.</param>
internal sealed record HandbookDecisions(bool CostIsShared, string Region, string? VastKom);
