namespace Sortiment.Ui.Components;

/// <summary>One point in a <see cref="LineChart"/>.</summary>
/// <param name="Label">When: "2022-03".</param>
/// <param name="Value">How much; may be below 0.</param>
public sealed record ChartPoint(string Label, decimal Value);
