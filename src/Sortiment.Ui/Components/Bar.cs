namespace Sortiment.Ui.Components;

/// <summary>One bar in a <see cref="BarChart"/>.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">How much; not below 0.</param>
/// <param name="Marked">Stands out: the principal's own bar among the others.</param>
/// <param name="Of">What it is measured against, such as a budget; a bar beyond it stands out.</param>
public sealed record Bar(string Label, decimal Value, bool Marked = false, decimal? Of = null);
