using System.Globalization;
using System.Text;

namespace Sortiment.Funding.Tests.SieFiles;

/// <summary>A SIE file as another system reads it: lines of fields, and vouchers with their rows.</summary>
internal sealed class ReadSie
{
    public ReadSie(byte[] file)
    {
        var text = CodePagesEncodingProvider.Instance.GetEncoding(437)!.GetString(file);
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line is not ("" or "{" or "}")))
        {
            var fields = Fields(line);
            if (fields[0] == "#VER")
            {
                Vouchers.Add((fields, []));
            }
            else if (fields[0] == "#TRANS")
            {
                Vouchers[^1].Rows.Add(fields);
            }
            else
            {
                Items.Add(fields);
            }
        }
    }

    public List<List<string>> Items { get; } = [];

    public List<(List<string> Head, List<List<string>> Rows)> Vouchers { get; } = [];

    public List<string> Item(string label) => Items.Single(item => item[0] == label);

    public static decimal Amount(List<string> row) => decimal.Parse(row[3], CultureInfo.InvariantCulture);

    /// <summary>Fields are parted by spaces, held together by quotation marks or braces; \" is a quotation mark.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is ' ' or '\t')
            {
                continue;
            }

            var field = new StringBuilder();
            if (line[at] == '"')
            {
                for (at++; line[at] != '"'; at++)
                {
                    at += line[at] == '\\' && line[at + 1] == '"' ? 1 : 0;
                    field.Append(line[at]);
                }
            }
            else if (line[at] == '{')
            {
                for (at++; line[at] != '}'; at++)
                {
                    field.Append(line[at]);
                }
            }
            else
            {
                for (; at < line.Length && line[at] is not (' ' or '\t'); at++)
                {
                    field.Append(line[at]);
                }
            }

            fields.Add(field.ToString());
        }

        return fields;
    }
}
