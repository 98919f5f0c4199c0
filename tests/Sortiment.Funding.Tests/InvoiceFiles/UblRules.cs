using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using System.Xml.XPath;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>A rule of EN 16931, Peppol BIS Billing 3 or Sweden, and whether a document keeps it.</summary>
internal sealed record UblRule(string Id, Func<UblDocument, bool> Holds);

/// <summary>An invoice or credit note read by XPath, with the prefixes cac and cbc.</summary>
internal sealed class UblDocument
{
    public const string Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public const string Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private static readonly XmlNamespaceManager Names = Prefixes();

    public UblDocument(XDocument document) => Root = document.Root!;

    public XElement Root { get; }

    public bool IsCredit => Root.Name.LocalName == "CreditNote";

    public string LineName => IsCredit ? "cac:CreditNoteLine" : "cac:InvoiceLine";

    public string QuantityName => IsCredit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity";

    public IReadOnlyList<UblPart> Lines => All(LineName);

    public IReadOnlyList<UblPart> All(string path) => new UblPart(Root).All(path);

    public bool Has(string path) => All(path).Count > 0;

    /// <summary>The text of the first match, trimmed; empty when there is none.</summary>
    public string Text(string path) => new UblPart(Root).Text(path);

    /// <summary>The number of the first match; null when there is none or it is none.</summary>
    public decimal? Number(string path) => new UblPart(Root).Number(path);

    public decimal Sum(string path) => All(path).Sum(part => part.Value ?? 0);

    internal static IEnumerable<XElement> Select(XNode from, string path) => from.XPathSelectElements(path, Names);

    private static XmlNamespaceManager Prefixes()
    {
        var names = new XmlNamespaceManager(new NameTable());
        names.AddNamespace("cac", Cac);
        names.AddNamespace("cbc", Cbc);
        return names;
    }
}

/// <summary>An element of such a document.</summary>
internal sealed record UblPart(XElement Element)
{
    public decimal? Value =>
        decimal.TryParse(Element.Value.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    public string Own => Element.Value.Trim();

    public IReadOnlyList<UblPart> All(string path) =>
        [.. UblDocument.Select(Element, path).Select(e => new UblPart(e))];

    public bool Has(string path) => All(path).Count > 0;

    public string Text(string path) => All(path).FirstOrDefault()?.Own ?? "";

    public decimal? Number(string path) => All(path).FirstOrDefault()?.Value;

    public string Attribute(string name) => Element.Attribute(name)?.Value ?? "";

    /// <summary>At most so many decimals are written.</summary>
    public bool HasDecimals(int most) => Own.IndexOf('.') is var point && (point < 0 || Own.Length - point - 1 <= most);
}

/// <summary>All the rules.</summary>
internal static class UblRules
{
    public static IReadOnlyList<UblRule> All { get; } = [.. NormRules.All, .. VatRules.All, .. PeppolRules.All];

    /// <summary>The ids of the rules that a document breaks.</summary>
    public static string[] BrokenBy(XDocument document)
    {
        var ubl = new UblDocument(document);
        return [.. All.Where(rule => !rule.Holds(ubl)).Select(rule => rule.Id)];
    }

    /// <summary>Half away from nought to two decimals, as the norm rounds.</summary>
    public static decimal Rounded(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static bool IsOrganisationNumber(string text) =>
        text.Length == 10 && OrganisationNumber.TryParse(text, out _);
}
