using Sortiment.Funding.StatementFiles;
using Sortiment.Kernel;
using Sortiment.Ui.Components;

namespace Sortiment.Funding.Statements;

/// <summary>A statement's figures as pictures take them: in kronor.</summary>
internal static class StatementCharts
{
    /// <summary>What is spent so far of each category, of its budget where it has one.</summary>
    public static IReadOnlyList<Bar> Spent(StatementFigures figures) =>
        [
            .. figures.Categories.Select(c => new Bar(c.Name, (c.Before + c.Spent).Kronor, Of: c.Budget?.Kronor)),
            .. figures.Categories.All(c => c.Budget is null) && figures.TotalCost > Money.Zero
                ? [new Bar("Tillsammans", (figures.SpentBefore + figures.Spent).Kronor, Of: figures.TotalCost.Kronor)]
                : Array.Empty<Bar>(),
        ];

    /// <summary>What each principal has paid, the most first; one's own stands out.</summary>
    public static IReadOnlyList<Bar> Paid(StatementFigures figures, string? own) =>
        [
            .. figures
                .Principals.Where(p => p.Paid > Money.Zero || p.Code == own)
                .OrderByDescending(p => p.Paid)
                .Select(p => new Bar(p.Name, p.Paid.Kronor, p.Code == own)),
        ];

    /// <summary>What was left at each month's end.</summary>
    public static IReadOnlyList<ChartPoint> Left(IReadOnlyList<(DateOnly Month, Money Left)> months) =>
        [.. months.Select(month => new ChartPoint($"{month.Month:yyyy-MM}", month.Left.Kronor))];
}
