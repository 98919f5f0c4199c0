using System.Globalization;
using Sortiment.Kernel;

namespace Sortiment.Principals.Tenants;

/// <summary>The 50 principals of Västra Götaland. Facts: SCB's codes and population, Skatteverket's organisation numbers.</summary>
internal static class PrincipalSource
{
    private const int FirstPopulationColumn = 5;

    /// <summary>Reads the embedded file.</summary>
    /// <exception cref="FormatException">A line is not as it must be; the message names it.</exception>
    public static IReadOnlyList<Principal> Read()
    {
        using var stream = typeof(PrincipalSource).Assembly.GetManifestResourceStream("principals.csv")!;
        using var reader = new StreamReader(stream);
        var dates = reader.ReadLine()!.Split(';')[FirstPopulationColumn..].Select(Date).ToList();
        var principals = new List<Principal>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            principals.Add(Read(line, dates));
        }

        return principals;
    }

    private static Principal Read(string line, List<DateOnly> dates)
    {
        var columns = line.Split(';');
        try
        {
            var principal = new Principal(
                columns[0],
                columns[1],
                Enum.Parse<PrincipalKind>(columns[2]),
                OrganisationNumber.Parse(columns[3]),
                columns[4].Length == 0 ? null : columns[4]
            );
            foreach (var (date, text) in dates.Zip(columns[FirstPopulationColumn..]))
            {
                principal.Counted(date, int.Parse(text, CultureInfo.InvariantCulture));
            }

            return principal;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new FormatException($"principals.csv, line '{line}': {exception.Message}", exception);
        }
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
