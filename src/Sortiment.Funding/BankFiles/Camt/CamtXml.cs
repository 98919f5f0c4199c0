using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>
/// Looks in small pieces of a message by element name. The order of elements is never relied on: banks bend it.
/// </summary>
internal static class CamtXml
{
    /// <summary>The first element at the end of a path; null when there is none.</summary>
    public static XElement? At(this XElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element?.All(name).FirstOrDefault();
        }

        return element;
    }

    /// <summary>The children of a name.</summary>
    public static IEnumerable<XElement> All(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    /// <summary>The text at the end of a path, trimmed; null when there is none.</summary>
    public static string? TextAt(this XElement? element, params ReadOnlySpan<string> path) =>
        element.At(path)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A day: the date, or the date of the time as the bank wrote it. Null when there is none.</summary>
    public static DateOnly? DayIn(this XElement? element) =>
        (element.TextAt("Dt") ?? element.TextAt("DtTm")) is { Length: >= 10 } text
        && Amounts.TryDay(text.AsSpan(0, 10), "yyyy-MM-dd", out var day)
            ? day
            : null;

    /// <summary>Whether it is money in; null when the element does not say. CRDT and DBIT are the only words for it.</summary>
    public static bool? IsCredit(this XElement? element) =>
        element.TextAt("CdtDbtInd") switch
        {
            "CRDT" => true,
            "DBIT" => false,
            _ => null,
        };

    /// <summary>An account's number and sort; null when there is none.</summary>
    public static BankAccount? Account(this XElement? account) =>
        account.TextAt("Id", "IBAN") is { } iban ? new BankAccount(Bare(iban), AccountKind.Iban)
        : account.TextAt("Id", "Othr", "Id") is not { } other ? null
        : IsBankgiro(account.At("Id", "Othr")) ? new BankAccount(Digits(other), AccountKind.Bankgiro)
        : new BankAccount(Bare(other), AccountKind.Domestic);

    /// <summary>An organisation number among a party's ids; null when none has a right check digit.</summary>
    /// <param name="party">Dbtr or Cdtr; in version 08 what is in its Pty.</param>
    public static OrganisationNumber? Organisation(this XElement? party)
    {
        foreach (var other in party.At("Id", "OrgId")?.All("Othr") ?? [])
        {
            // BANK and CUST are the bank's own numbers for its customer
            var scheme = other.TextAt("SchmeNm", "Cd");
            var id = other.TextAt("Id") ?? "";
            var ten = id is ['1', '6', ..] or ['0', '0', ..] && id.Length == 12 ? id[2..] : id;
            if (scheme is not ("BANK" or "CUST") && OrganisationNumber.TryParse(ten, out var number))
            {
                return number;
            }
        }

        return null;
    }

    // BGNR is the Swedish banks' code for a bankgiro number, given as proprietary and by some as a code
    private static bool IsBankgiro(XElement? other) =>
        (other.TextAt("SchmeNm", "Prtry") ?? other.TextAt("SchmeNm", "Cd")) is "BGNR" or "BGAB";

    private static string Bare(string number) => string.Concat(number.Where(c => !char.IsWhiteSpace(c)));

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiDigit));
}
