using Sortiment.Catalogue.Data;

namespace Sortiment.Catalogue.Read;

/// <summary>A version of a handbook entry, with its text heading by heading.</summary>
internal sealed class HandbookEntryRow
{
    /// <summary>The version.</summary>
    public Guid Id { get; init; }

    /// <summary>The entry it is a version of.</summary>
    public Guid EntryId { get; init; }

    public required string Title { get; init; }

    /// <summary>The product that the entry is for; null when it is for an area.</summary>
    public Guid? ProductId { get; init; }

    /// <summary>The area that the entry is for; null when it is for a product.</summary>
    public string? AreaCode { get; init; }

    public int Version { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>The last day; null for the latest version.</summary>
    public DateOnly? ValidTo { get; init; }

    public required string RegionDecision { get; init; }

    public string? VastKomDecision { get; init; }

    public required string TargetGroup { get; init; }

    public required string JustifyingNeeds { get; init; }

    public required string IntendedUse { get; init; }

    public required string Goals { get; init; }

    public required string Criteria { get; init; }

    public required string Prescribers { get; init; }

    public required string Orderers { get; init; }

    public required string Training { get; init; }

    public required string CostResponsibility { get; init; }

    public required string Fees { get; init; }

    public required string FollowUp { get; init; }

    public required string Risks { get; init; }

    public required string ImportantInformation { get; init; }

    public bool IsExample { get; init; }

    public static IQueryable<HandbookEntryRow> All(CatalogueDbContext context) =>
        from version in context.HandbookVersions
        join entry in context.Handbook on version.EntryId equals entry.Id
        // the entry of a product that is not shown is not either
        where
            entry.ProductId == null
            || context.Products.Where(Shown.InAssortment).Any(product => product.Id == entry.ProductId)
        select new HandbookEntryRow
        {
            Id = version.Id,
            EntryId = entry.Id,
            Title = entry.Title,
            ProductId = entry.ProductId,
            AreaCode = entry.AreaCode,
            Version = version.Number,
            ValidFrom = version.ValidFrom,
            ValidTo = version.ValidTo,
            RegionDecision = version.RegionDecision,
            VastKomDecision = version.VastKomDecision,
            TargetGroup = version.Text.TargetGroup,
            JustifyingNeeds = version.Text.JustifyingNeeds,
            IntendedUse = version.Text.IntendedUse,
            Goals = version.Text.Goals,
            Criteria = version.Text.Criteria,
            Prescribers = version.Text.Prescribers,
            Orderers = version.Text.Orderers,
            Training = version.Text.Training,
            CostResponsibility = version.Text.CostResponsibility,
            Fees = version.Text.Fees,
            FollowUp = version.Text.FollowUp,
            Risks = version.Text.Risks,
            ImportantInformation = version.Text.ImportantInformation,
            IsExample = entry.IsExample,
        };
}
