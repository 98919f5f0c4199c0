using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.LocalContracts;

/// <summary>What a principal with a contract of its own chooses to use in that product area.</summary>
internal enum ContractChoice
{
    /// <summary>Eget: only its own contract.</summary>
    Own,

    /// <summary>Gemensamt: only the shared assortment.</summary>
    Joint,

    /// <summary>Båda.</summary>
    Both,
}

/// <summary>The choices' names.</summary>
internal static class ContractChoiceNames
{
    /// <summary>A choice in Swedish.</summary>
    public static string InSwedish(this ContractChoice choice) =>
        choice switch
        {
            ContractChoice.Own => "Det egna avtalet",
            ContractChoice.Joint => "Det gemensamma sortimentet",
            ContractChoice.Both => "Båda",
            _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Unknown choice"),
        };
}

/// <summary>
/// A principal's own running contract in a product area, kept in parallel with the shared assortment. The principal chooses per area,
/// unless its contract binds it to the supplier until a day: then it must wait (investigation 5.5.2). Owned by the
/// principal; nobody else sees it.
/// </summary>
internal sealed class LocalContract : ITenantOwned, IAudited
{
    /// <summary>The shadow property that changes with every write, for whoever edits to compare.</summary>
    public const string VersionProperty = "Version";

    private LocalContract() { }

    public Guid Id { get; private set; }

    /// <summary>The principal's code.</summary>
    public string TenantId { get; private set; } = "";

    public string AreaCode { get; private set; } = "";

    public string SupplierName { get; private set; } = "";

    /// <summary>The principal's own reference to the contract.</summary>
    public string Reference { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day, or null while there is none.</summary>
    public DateOnly? ValidTo { get; private set; }

    public ContractChoice Choice { get; private set; }

    /// <summary>The last day of the exclusivity clause (trohetskrav); null when the contract has none.</summary>
    public DateOnly? ExclusiveUntil { get; private set; }

    public Period Valid => new(ValidFrom, ValidTo);

    public static LocalContract Register(string tenantId, string areaCode, LocalContractTerms terms)
    {
        var contract = new LocalContract
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenantId,
            AreaCode = areaCode,
        };
        contract.Change(terms);
        return contract;
    }

    /// <exception cref="InvalidProblem">A field is missing, or the days contradict each other.</exception>
    public void Change(LocalContractTerms terms)
    {
        var errors = new FieldErrors();
        errors.Required("supplierName", terms.SupplierName, "Ange leverantören.", FieldErrors.LongestName);
        errors.Required("reference", terms.Reference, "Ange avtalets namn eller nummer.", FieldErrors.LongestName);
        errors.Unless(
            !(terms.ValidTo < terms.ValidFrom),
            "validTo",
            "Avtalets sista dag är före den första. Kontrollera datumen."
        );
        errors.Unless(
            !(terms.ExclusiveUntil < terms.ValidFrom || terms.ExclusiveUntil > terms.ValidTo),
            "exclusiveUntil",
            "Trohetskravets sista dag ska ligga inom avtalstiden."
        );
        errors.ThrowIfAny();

        SupplierName = terms.SupplierName.Trim();
        Reference = terms.Reference.Trim();
        ValidFrom = terms.ValidFrom;
        ValidTo = terms.ValidTo;
        Choice = terms.Choice;
        ExclusiveUntil = terms.ExclusiveUntil;
    }

    /// <summary>Whether the contract's exclusivity clause holds on the day, whatever the principal has chosen.</summary>
    public bool IsExclusiveOn(DateOnly day) => Valid.Contains(day) && day <= ExclusiveUntil;

    /// <summary>Whether the principal has chosen to use only its own contract, which runs on the day.</summary>
    public bool IsUsedAloneOn(DateOnly day) => Valid.Contains(day) && Choice == ContractChoice.Own;
}

/// <summary>What a principal says of its contract.</summary>
internal sealed record LocalContractTerms(
    string SupplierName,
    string Reference,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    ContractChoice Choice,
    DateOnly? ExclusiveUntil
);
