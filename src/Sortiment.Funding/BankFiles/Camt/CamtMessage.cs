using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>Which of the camt messages a file is, by the namespace of its root; prefixes do not matter.</summary>
/// <param name="Format">Message and version.</param>
/// <param name="Namespace">The namespace that all of its elements have.</param>
internal sealed record CamtMessage(BankFileFormat Format, string Namespace)
{
    private const string Family = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>Whether balances are given, so that opening, entries and closing can be held against each other.</summary>
    public bool HasBalances => Format is BankFileFormat.Camt053V2 or BankFileFormat.Camt053V8;

    /// <summary>The element of one account's entries.</summary>
    public string Statement => HasBalances ? "Stmt" : "Ntfctn";

    /// <summary>The element under the root.</summary>
    public string Body => HasBalances ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";

    /// <summary>Reads the root.</summary>
    /// <exception cref="BankFileProblem">It is not XML, or another message or version.</exception>
    public static async Task<CamtMessage> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        using var xml = new XmlWalk(file);
        await xml.NextAsync(cancellationToken);
        var format = xml.Namespace switch
        {
            Family + "camt.053.001.02" => BankFileFormat.Camt053V2,
            Family + "camt.053.001.08" => BankFileFormat.Camt053V8,
            Family + "camt.054.001.02" => BankFileFormat.Camt054V2,
            Family + "camt.054.001.08" => BankFileFormat.Camt054V8,
            _ => throw new BankFileProblem(
                xml.Line,
                Shown(xml.Name),
                $"XML av slaget ”{Shown(xml.Namespace)}” läses inte, bara camt.053 och camt.054 i version 02 och 08."
            ),
        };
        return new CamtMessage(format, xml.Namespace);
    }

    private static string Shown(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
