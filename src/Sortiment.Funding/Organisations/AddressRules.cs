using System.Net.Mail;
using System.Text.RegularExpressions;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Organisations;

/// <summary>What addresses must look like, on paper, by mail and at the bank.</summary>
internal static partial class AddressRules
{
    private const int LongestMail = 254;

    /// <summary>The text without spaces around it; null when nothing was given.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A postal address in Sweden.</summary>
    public static void Address(this FieldErrors errors, string? street, string? postalCode, string? city)
    {
        errors.AtMost("street", street, FieldErrors.LongestName);
        errors.Unless(
            PostalCode().IsMatch(postalCode?.Trim() ?? ""),
            "postalCode",
            "Ange postnumret med fem siffror, till exempel 462 80."
        );
        errors.Required("city", city, "Ange postorten.", FieldErrors.LongestName);
    }

    /// <summary>A mail address, when one is given.</summary>
    public static void Mail(this FieldErrors errors, string field, string? text)
    {
        errors.AtMost(field, text, LongestMail);
        errors.Unless(
            Given(text) is not { } mail || (MailAddress.TryCreate(mail, out var address) && address.Address == mail),
            field,
            "Ange en e-postadress, till exempel faktura@exempel.se."
        );
    }

    /// <summary>A bankgiro number.</summary>
    public static void Bankgiro(this FieldErrors errors, string? text, bool isNeeded) =>
        errors.Unless(
            BankgiroNumber.TryParse(text, out _) || (!isNeeded && Given(text) is null),
            "bankgiro",
            "Ange ett bankgironummer, till exempel 5050-1055."
        );

    [GeneratedRegex(@"^[1-9]\d{2} ?\d{2}\z")]
    private static partial Regex PostalCode();
}
