using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Csv;

/// <summary>Where each heading's column is; the headings come in any order and case, and only two must be there.</summary>
internal sealed class CsvHeadings
{
    public const string Day = "datum";
    public const string Amount = "belopp";
    public const string Reference = "referens";
    public const string Payer = "avsändare";
    public const string Organisation = "organisationsnummer";
    public const string Text = "text";
    public const string Currency = "valuta";

    private static readonly string[] Known = [Day, Amount, Reference, Payer, Organisation, Text, Currency];

    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the columns; an unknown one is passed over.</summary>
    /// <exception cref="BankFileProblem">A heading is missing or stands twice.</exception>
    public CsvHeadings(IReadOnlyList<string> headings, Tally? tally)
    {
        Count = headings.Count;
        for (var column = 0; column < headings.Count; column++)
        {
            var heading = headings[column].Trim('\uFEFF', ' ');
            if (!Known.Contains(heading, StringComparer.OrdinalIgnoreCase))
            {
                tally?.PassOver(1, null, $"Kolumnen ”{heading}” är okänd och används inte.");
            }
            else if (!_columns.TryAdd(heading, column))
            {
                throw new BankFileProblem(1, null, $"Kolumnen ”{heading}” finns två gånger.");
            }
        }

        foreach (var needed in new[] { Day, Amount })
        {
            if (!_columns.ContainsKey(needed))
            {
                throw new BankFileProblem(1, null, $"Kolumnen ”{needed}” saknas.");
            }
        }
    }

    /// <summary>How many columns the first row has.</summary>
    public int Count { get; }

    /// <summary>The row's field under a heading; empty where there is no such column.</summary>
    public string Field(string[] row, string heading) =>
        _columns.TryGetValue(heading, out var column) ? row[column] : "";
}
