using System.Diagnostics.CodeAnalysis;

namespace Sortiment.Kernel;

/// <summary>A Swedish organisation number: ten digits, the last a Luhn check digit, written "212000-1595".</summary>
public readonly record struct OrganisationNumber : IParsable<OrganisationNumber>
{
    private readonly string? _digits;

    private OrganisationNumber(string digits) => _digits = digits;

    /// <summary>The ten digits without a hyphen; empty for the default value.</summary>
    public string Digits => _digits ?? "";

    /// <summary>"212000-1595".</summary>
    public override string ToString() => _digits is null ? "" : $"{_digits[..6]}-{_digits[6..]}";

    /// <summary>Reads "212000-1595" or "2120001595".</summary>
    /// <exception cref="FormatException">It is not an organisation number; the message says why in Swedish.</exception>
    public static OrganisationNumber Parse(string s, IFormatProvider? provider = null) =>
        Fault(s, out var number) is { } fault ? throw new FormatException(fault) : number;

    /// <summary>Reads as <see cref="Parse"/> does; false when it is not an organisation number.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out OrganisationNumber result) =>
        Fault(s, out result) is null;

    /// <inheritdoc />
    public static bool TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        out OrganisationNumber result
    ) => TryParse(s, out result);

    private static string? Fault(string? text, out OrganisationNumber number)
    {
        number = default;
        var digits = text?.Trim() ?? "";
        if (digits is [_, _, _, _, _, _, '-', _, _, _, _])
        {
            digits = digits.Remove(6, 1);
        }

        if (digits.Length != 10 || digits[0] == '0' || !CheckDigit.IsDigits(digits))
        {
            return $"”{text}” är inte ett organisationsnummer. Det har tio siffror, till exempel 212000-1595.";
        }

        if (CheckDigit.Luhn(digits.AsSpan(0, 9)) != digits[9])
        {
            return $"Organisationsnumret {text} har fel kontrollsiffra. Kontrollera att alla siffror är rätt.";
        }

        number = new OrganisationNumber(digits);
        return null;
    }
}
