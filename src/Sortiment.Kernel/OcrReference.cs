using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sortiment.Kernel;

/// <summary>
/// A reference number on an invoice, as Bankgirot checks it with "variable length and length digit": the last digit
/// is a Luhn check digit over all before it, the last but one is the whole reference's length modulo 10. At most 25
/// digits.
/// </summary>
public readonly record struct OcrReference : IParsable<OcrReference>
{
    private const int MaxLength = 25;
    private const int ControlLength = 2;

    private readonly string? _digits;

    private OcrReference(string digits) => _digits = digits;

    /// <summary>The whole reference; empty for the default value.</summary>
    public string Digits => _digits ?? "";

    /// <summary>What the reference was made from, without its length and check digits.</summary>
    public string BaseDigits => _digits?[..^ControlLength] ?? "";

    /// <summary>Makes a reference by adding the length digit and the check digit.</summary>
    /// <param name="baseDigits">1 to 23 digits.</param>
    /// <exception cref="FormatException">Not 1 to 23 digits; the message says so in Swedish.</exception>
    public static OcrReference Create(string baseDigits)
    {
        if (baseDigits.Length > MaxLength - ControlLength || !CheckDigit.IsDigits(baseDigits))
        {
            throw new FormatException($"”{baseDigits}” kan inte bli en OCR-referens. Den görs av 1 till 23 siffror.");
        }

        var payload = baseDigits + LengthDigit(baseDigits.Length + ControlLength);
        return new OcrReference(payload + CheckDigit.Luhn(payload));
    }

    /// <summary>The whole reference.</summary>
    public override string ToString() => Digits;

    /// <summary>Reads a reference; spaces between digits do not matter.</summary>
    /// <exception cref="FormatException">It is not a reference; the message says why in Swedish.</exception>
    public static OcrReference Parse(string s, IFormatProvider? provider = null) =>
        Fault(s, out var reference) is { } fault ? throw new FormatException(fault) : reference;

    /// <summary>Reads as <see cref="Parse"/> does; false when it is not a reference.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out OcrReference result) => Fault(s, out result) is null;

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OcrReference result) =>
        TryParse(s, out result);

    private static string? Fault(string? text, out OcrReference reference)
    {
        reference = default;
        var digits = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        if (digits.Length is <= ControlLength or > MaxLength || !CheckDigit.IsDigits(digits))
        {
            return $"”{text}” är inte en OCR-referens. Den har 3 till 25 siffror.";
        }

        if (CheckDigit.Luhn(digits.AsSpan(0, digits.Length - 1)) != digits[^1])
        {
            return $"OCR-referensen {text} har fel kontrollsiffra. Kontrollera att alla siffror är rätt.";
        }

        if (LengthDigit(digits.Length) != digits[^2..^1])
        {
            return $"OCR-referensen {text} har fel längd. Kontrollera att ingen siffra saknas eller är för mycket.";
        }

        reference = new OcrReference(digits);
        return null;
    }

    private static string LengthDigit(int length) => (length % 10).ToString(CultureInfo.InvariantCulture);
}
