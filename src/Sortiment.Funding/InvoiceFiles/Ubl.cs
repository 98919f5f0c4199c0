using System.Globalization;
using System.Xml;
using Sortiment.Kernel;

namespace Sortiment.Funding.InvoiceFiles;

/// <summary>The few shapes that a UBL 2.1 document is written in.</summary>
internal static class Ubl
{
    /// <summary>Namespace of elements that hold others.</summary>
    public const string Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    /// <summary>Namespace of elements that hold a value.</summary>
    public const string Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    /// <summary>The currency of every amount.</summary>
    public const string Currency = "SEK";

    /// <summary>"2022-03-01".</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text; nothing for no text, since an empty element is refused (PEPPOL-EN16931-R008).</summary>
    public static void Text(this XmlWriter xml, string name, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            xml.WriteElementString("cbc", name, Basic, text.Trim());
        }
    }

    /// <summary>A value with the one attribute that says what kind it is.</summary>
    public static void Coded(this XmlWriter xml, string name, string attribute, string code, string value)
    {
        xml.WriteStartElement("cbc", name, Basic);
        xml.WriteAttributeString(attribute, code);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    /// <summary>An amount in kronor with two decimals.</summary>
    public static void Amount(this XmlWriter xml, string name, Money amount) =>
        xml.Coded(name, "currencyID", Currency, amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>Opens elements inside each other; <see cref="End"/> closes them.</summary>
    public static void Group(this XmlWriter xml, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            xml.WriteStartElement("cac", name, Aggregate);
        }
    }

    /// <summary>Closes so many elements.</summary>
    public static void End(this XmlWriter xml, int elements)
    {
        for (; elements > 0; elements--)
        {
            xml.WriteEndElement();
        }
    }
}
