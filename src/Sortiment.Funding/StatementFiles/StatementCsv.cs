namespace Sortiment.Funding.StatementFiles;

/// <summary>The statement as CSV.</summary>
internal static class StatementCsv
{
    /// <summary>Writes the tables one after the other, each under its name.</summary>
    public static byte[] Write(StatementFigures figures)
    {
        var csv = new CsvLines();
        csv.Add("Redovisning", figures.Scheme);
        csv.Add("Ansvarig organisation", figures.Organisation);
        csv.Add("Period", figures.Period.ToString());
        if (figures.Comment is { } comment)
        {
            csv.Add("Kommentar", comment);
        }

        foreach (var table in StatementTables.Of(figures))
        {
            csv.Add();
            csv.Add(table.Name);
            csv.Add([.. table.Headings.Select(heading => (StatementCell)heading)]);
            foreach (var row in table.Rows)
            {
                csv.Add(row);
            }

            if (table.Sum is { } sum)
            {
                csv.Add(sum);
            }
        }

        return csv.Bytes();
    }
}
