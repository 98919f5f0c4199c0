namespace Sortiment.Funding.Pdf;

/// <summary>How far across the page something goes, in points.</summary>
internal readonly record struct Measure(double Left, double Width);

/// <summary>A column of a table.</summary>
/// <param name="Heading">What stands over it.</param>
/// <param name="Share">Its width in proportion to the others'.</param>
/// <param name="Right">Whether it is set to the right, as figures are.</param>
internal sealed record PdfColumn(string Heading, double Share, bool Right = false);

/// <summary>A row of a table.</summary>
/// <param name="Cells">As many as there are columns; the first is what the row is called.</param>
/// <param name="Strong">A row of sums.</param>
internal sealed record PdfRow(IReadOnlyList<string> Cells, bool Strong = false);
