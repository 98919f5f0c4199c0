using Sortiment.Kernel;

namespace Sortiment.Funding.StatementFiles;

/// <summary>One table of a statement, the same in every format.</summary>
/// <param name="Name">Its heading, and the name of its sheet.</param>
/// <param name="Headings">Over the columns.</param>
/// <param name="Rows">Each with as many cells as there are headings; a cell is a text or an amount.</param>
/// <param name="Sum">The row that adds them up, when there is one.</param>
internal sealed record StatementTable(
    string Name,
    IReadOnlyList<string> Headings,
    IReadOnlyList<IReadOnlyList<StatementCell>> Rows,
    IReadOnlyList<StatementCell>? Sum = null
);

/// <summary>A text or an amount.</summary>
internal readonly record struct StatementCell(string? Text, Money? Amount)
{
    public static implicit operator StatementCell(string text) => new(text, null);

    public static implicit operator StatementCell(Money amount) => new(null, amount);

    public static implicit operator StatementCell(Money? amount) => new(amount is null ? "" : null, amount);
}

/// <summary>A statement's tables, in the order they stand.</summary>
internal static class StatementTables
{
    /// <summary>What came in and went out in all, from whom, and to what.</summary>
    public static IReadOnlyList<StatementTable> Of(StatementFigures figures) =>
        [Summary(figures), Inflows(figures), Spending(figures)];

    private static StatementTable Summary(StatementFigures figures) =>
        new(
            "Sammanfattning",
            ["Post", "Belopp"],
            [
                ["Ingående saldo", figures.Opening],
                ["Inbetalt av huvudmännen", figures.Paid],
                ["Intäkter från påslag på hyror", figures.MarkUp],
                ["Förbrukat", -figures.Spent],
                .. figures.Settled == Money.Zero ? [] : new StatementCell[][] { ["Slutavräknat", -figures.Settled] },
            ],
            ["Kvar", figures.Left]
        );

    private static StatementTable Inflows(StatementFigures figures) =>
        new(
            "Inbetalningar per huvudman",
            ["Kod", "Huvudman", "Bidrag", "Fakturerat", "Inbetalt"],
            [
                .. figures.Principals.Select(
                    IReadOnlyList<StatementCell> (row) => [row.Code, row.Name, row.Contribution, row.Invoiced, row.Paid]
                ),
            ],
            ["", "Summa", figures.Contributions, figures.Invoiced, figures.Paid]
        );

    private static StatementTable Spending(StatementFigures figures) =>
        new(
            "Kostnader mot budget",
            ["Ändamål", "Budget", "Tidigare", "Förbrukat", "Kvar av budget"],
            [
                .. figures.Categories.Select(
                    IReadOnlyList<StatementCell> (row) => [row.Name, row.Budget, row.Before, row.Spent, row.Left]
                ),
            ],
            [
                "Summa",
                figures.Budget,
                figures.SpentBefore,
                figures.Spent,
                figures.Budget - figures.SpentBefore - figures.Spent,
            ]
        );
}
