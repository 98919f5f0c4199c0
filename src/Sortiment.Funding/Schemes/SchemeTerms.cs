using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Schemes;

/// <summary>What a new scheme is to be; what is missing or contradicts itself is named field by field.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="OrganisationName">Who invoices and keeps the books.</param>
/// <param name="OrganisationNumber">Its organisation number.</param>
/// <param name="Basis">Per inhabitant, or given amounts.</param>
/// <param name="RateOre">Öre per inhabitant and instalment, for the first.</param>
/// <param name="RegionPaysForAll">The region pays as much as all municipalities together.</param>
/// <param name="From">The first day of spending.</param>
/// <param name="To">The last day.</param>
/// <param name="MinimumSumOre">What must be accepted for it to start, in öre.</param>
/// <param name="TotalCostOre">What all of it is expected to cost, in öre.</param>
/// <param name="ExpectedIncomeOre">Expected besides contributions, in öre.</param>
internal sealed record SchemeTerms(
    string? Name,
    string? OrganisationName,
    string? OrganisationNumber,
    ContributionBasis? Basis,
    long? RateOre,
    bool RegionPaysForAll,
    DateOnly? From,
    DateOnly? To,
    long MinimumSumOre = 0,
    long TotalCostOre = 0,
    long ExpectedIncomeOre = 0
)
{
    private const int MostInstalments = 20;
    private const int MostCategories = 50;

    /// <summary>At least one.</summary>
    public IReadOnlyList<InstalmentTerms> Instalments
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>At least one.</summary>
    public IReadOnlyList<BudgetTerms> Budget
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <exception cref="InvalidProblem">Something is not as it must be.</exception>
    public void Check()
    {
        var errors = new FieldErrors();
        errors.Required("name", Name, "Ange finansieringens namn.", FieldErrors.LongestName);
        errors.Required(
            "organisationName",
            OrganisationName,
            "Ange vilken organisation som ansvarar.",
            FieldErrors.LongestName
        );
        errors.Unless(
            Kernel.OrganisationNumber.TryParse(OrganisationNumber, out _),
            "organisationNumber",
            "Ange ett organisationsnummer, till exempel 232100-0131."
        );
        errors.Unless(Basis.HasValue, "basis", "Välj hur bidragen räknas fram.");
        errors.Unless(
            Basis != ContributionBasis.PerInhabitant || RateOre > 0,
            "rateOre",
            "Ange hur mycket varje invånare räknas för, i ören."
        );
        errors.Unless(From.HasValue, "from", "Ange periodens första dag.");
        errors.Unless(To.HasValue, "to", "Ange periodens sista dag.");
        errors.Unless(!(To < From), "to", "Periodens sista dag är före den första. Kontrollera datumen.");
        errors.Unless(MinimumSumOre >= 0, "minimumSumOre", "Lägsta summan kan inte vara negativ.");
        errors.Unless(TotalCostOre >= 0, "totalCostOre", "Kostnaden kan inte vara negativ.");
        errors.Unless(ExpectedIncomeOre >= 0, "expectedIncomeOre", "Väntad intäkt kan inte vara negativ.");
        errors.Unless(
            Instalments.Count is > 0 and <= MostInstalments,
            "instalments",
            $"Ange 1 till {MostInstalments} delbetalningar."
        );
        errors.Unless(Budget.Count is > 0 and <= MostCategories, "budget", $"Ange 1 till {MostCategories} ändamål.");
        for (var i = 0; i < Instalments.Count && i < MostInstalments; i++)
        {
            Instalments[i].Check(errors, $"instalments[{i}]", Basis);
        }

        for (var i = 0; i < Budget.Count && i < MostCategories; i++)
        {
            Budget[i].Check(errors, $"budget[{i}]");
        }

        errors.Unless(
            Budget.Select(line => line.Category?.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count()
                == Budget.Count,
            "budget",
            "Två ändamål har samma namn."
        );
        errors.ThrowIfAny();
    }
}

/// <summary>An instalment of a new scheme.</summary>
/// <param name="Title">What it is called: "2022".</param>
/// <param name="PopulationDate">Whose inhabitants count, when contributions are per inhabitant.</param>
/// <param name="InvoicedFrom">The first day for invoices.</param>
/// <param name="Vat">Outside the scope of VAT unless said.</param>
internal sealed record InstalmentTerms(
    string? Title,
    DateOnly? PopulationDate,
    DateOnly? InvoicedFrom,
    VatRule Vat = VatRule.OutsideScope
)
{
    internal void Check(FieldErrors errors, string at, ContributionBasis? basis)
    {
        errors.Required($"{at}.title", Title, "Ange vad delbetalningen heter.", FieldErrors.LongestName);
        errors.Unless(InvoicedFrom.HasValue, $"{at}.invoicedFrom", "Ange från vilken dag den kan faktureras.");
        errors.Unless(
            basis != ContributionBasis.PerInhabitant || PopulationDate.HasValue,
            $"{at}.populationDate",
            "Ange vilken dags folkmängd som räknas."
        );
    }
}

/// <summary>A spending category of a new scheme.</summary>
/// <param name="Category">What, in Swedish.</param>
/// <param name="Ore">How much, in öre; null when the whole is not divided.</param>
internal sealed record BudgetTerms(string? Category, long? Ore = null)
{
    internal void Check(FieldErrors errors, string at)
    {
        errors.Required($"{at}.category", Category, "Ange ändamålet.", FieldErrors.LongestName);
        errors.Unless(!(Ore < 0), $"{at}.ore", "Beloppet kan inte vara negativt.");
    }
}
