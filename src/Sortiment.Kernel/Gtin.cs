using System.Diagnostics.CodeAnalysis;

namespace Sortiment.Kernel;

/// <summary>
/// A GS1 article number (GTIN-8, -12, -13 or -14) with a right check digit. Kept as it was written; the same article
/// may be written with leading zeros, so match on <see cref="Padded"/>.
/// </summary>
public readonly record struct Gtin : IParsable<Gtin>
{
    private readonly string? _digits;

    private Gtin(string digits) => _digits = digits;

    /// <summary>The digits as written; empty for the default value.</summary>
    public string Digits => _digits ?? "";

    /// <summary>All fourteen digits, zeros first: equal for two ways to write one article.</summary>
    public string Padded => Digits.PadLeft(14, '0');

    /// <summary>The digits as written.</summary>
    public override string ToString() => Digits;

    /// <summary>Reads 8, 12, 13 or 14 digits.</summary>
    /// <exception cref="FormatException">It is not a GTIN; the message says why in Swedish.</exception>
    public static Gtin Parse(string s, IFormatProvider? provider = null) =>
        Fault(s, out var gtin) is { } fault ? throw new FormatException(fault) : gtin;

    /// <summary>Reads as <see cref="Parse"/> does; false when it is not a GTIN.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Gtin result) => Fault(s, out result) is null;

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Gtin result) =>
        TryParse(s, out result);

    private static string? Fault(string? text, out Gtin gtin)
    {
        gtin = default;
        var digits = text?.Trim() ?? "";
        if (digits.Length is not (8 or 12 or 13 or 14) || !CheckDigit.IsDigits(digits))
        {
            return $"”{text}” är inte ett GTIN. Det har 8, 12, 13 eller 14 siffror.";
        }

        if (CheckDigit.Gs1(digits.AsSpan(0, digits.Length - 1)) != digits[^1])
        {
            return $"GTIN {text} har fel kontrollsiffra. Kontrollera att alla siffror är rätt.";
        }

        gtin = new Gtin(digits);
        return null;
    }
}
