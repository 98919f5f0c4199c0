namespace Sortiment.Catalogue.LocalContracts;

/// <summary>What is typed in the form for a contract.</summary>
public sealed class LocalContractInput
{
    /// <summary>The product area's code.</summary>
    public string? AreaCode { get; set; }

    /// <summary>The supplier's name.</summary>
    public string? SupplierName { get; set; }

    /// <summary>The contract's name or number.</summary>
    public string? Reference { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Own, Joint or Both.</summary>
    public string? Choice { get; set; }

    /// <summary>The exclusivity clause's last day.</summary>
    public DateOnly? ExclusiveUntil { get; set; }

    /// <summary>The contract as it was when it was read, when it is changed.</summary>
    public uint Version { get; set; }

    internal static LocalContractInput From(LocalContractRow row) =>
        new()
        {
            AreaCode = row.Contract.AreaCode,
            SupplierName = row.Contract.SupplierName,
            Reference = row.Contract.Reference,
            ValidFrom = row.Contract.ValidFrom,
            ValidTo = row.Contract.ValidTo,
            Choice = row.Contract.Choice.ToString(),
            ExclusiveUntil = row.Contract.ExclusiveUntil,
            Version = row.Version,
        };

    internal LocalContractFields ToFields() =>
        new(
            AreaCode,
            SupplierName,
            Reference,
            ValidFrom,
            ValidTo,
            Enum.TryParse<ContractChoice>(Choice, out var choice) ? choice : null,
            ExclusiveUntil
        );
}
