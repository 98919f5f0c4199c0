using Sortiment.Kernel;

namespace Sortiment.Funding.StatementFiles;

/// <summary>A scheme's accounts for a year or for the whole of it: the one input of the statement's PDF, CSV and Excel file.</summary>
/// <param name="Scheme">The scheme's name.</param>
/// <param name="Organisation">The responsible organisation.</param>
/// <param name="Period">What it covers: a calendar year, or the scheme's whole time.</param>
/// <param name="Published">The day it was published; null for a preview.</param>
/// <param name="Opening">What was left from before the period, and what came over from a settled scheme.</param>
/// <param name="Principals">What came from whom.</param>
/// <param name="Categories">What it went to.</param>
/// <param name="MarkUp">Income from mark-up on rents in the period.</param>
/// <param name="TotalCost">What all of the scheme was expected to cost.</param>
/// <param name="Settled">What was repaid to the principals, or went over to another scheme, when it was settled.</param>
/// <param name="Comment">What the organisation says about it.</param>
internal sealed record StatementFigures(
    string Scheme,
    string Organisation,
    Period Period,
    DateOnly? Published,
    Money Opening,
    IReadOnlyList<PrincipalFigures> Principals,
    IReadOnlyList<CategoryFigures> Categories,
    Money MarkUp,
    Money TotalCost = default,
    Money Settled = default,
    string? Comment = null
)
{
    /// <summary>What the principals have promised.</summary>
    public Money Contributions => Sum(Principals, row => row.Contribution);

    /// <summary>What has been invoiced, less what was credited.</summary>
    public Money Invoiced => Sum(Principals, row => row.Invoiced);

    /// <summary>What has come in from the principals.</summary>
    public Money Paid => Sum(Principals, row => row.Paid);

    /// <summary>What was to be spent in all of the scheme's time: its whole cost where that is not divided.</summary>
    public Money Budget =>
        Categories.All(row => row.Budget is not null) ? Sum(Categories, row => row.Budget!.Value) : TotalCost;

    /// <summary>What was spent before the period.</summary>
    public Money SpentBefore => Sum(Categories, row => row.Before);

    /// <summary>What was spent.</summary>
    public Money Spent => Sum(Categories, row => row.Spent);

    /// <summary>What is left: opening, paid and mark-up, less what was spent and settled.</summary>
    public Money Left => Opening + Paid + MarkUp - Spent - Settled;

    private static Money Sum<T>(IReadOnlyList<T> rows, Func<T, Money> amount) => Money.Sum(rows.Select(amount));
}

/// <summary>A principal's part.</summary>
/// <param name="Code">Its code: "1444", "14".</param>
/// <param name="Name">Its name.</param>
/// <param name="Contribution">What it is to contribute.</param>
/// <param name="Invoiced">What it was invoiced, less what was credited.</param>
/// <param name="Paid">What it has paid.</param>
internal sealed record PrincipalFigures(string Code, string Name, Money Contribution, Money Invoiced, Money Paid);

/// <summary>A spending category's part.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Budget">What is to be spent in all of the scheme's time; null when the whole is not divided.</param>
/// <param name="Spent">What was spent in the period.</param>
/// <param name="Before">What was spent before it.</param>
internal sealed record CategoryFigures(string Name, Money? Budget, Money Spent, Money Before = default)
{
    /// <summary>What is left of the budget; negative when it was exceeded.</summary>
    public Money? Left => Budget - Before - Spent;
}
