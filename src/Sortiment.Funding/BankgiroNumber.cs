using System.Diagnostics.CodeAnalysis;

namespace Sortiment.Funding;

/// <summary>A bankgiro number: seven or eight digits, the last a check digit by modulus 10, written "5050-1055".</summary>
internal readonly record struct BankgiroNumber
{
    private readonly string? _digits;

    private BankgiroNumber(string digits) => _digits = digits;

    /// <summary>The digits without a hyphen; empty for the default value.</summary>
    public string Digits => _digits ?? "";

    /// <summary>"123-4567" or "1234-5678".</summary>
    public override string ToString() => _digits is null ? "" : $"{_digits[..^4]}-{_digits[^4..]}";

    /// <summary>Reads a number with or without hyphen and spaces.</summary>
    /// <exception cref="FormatException">It is not a bankgiro number; the message says so in Swedish.</exception>
    public static BankgiroNumber Parse(string text) =>
        TryParse(text, out var number)
            ? number
            : throw new FormatException(
                $"”{text}” är inte ett bankgironummer. Det har sju eller åtta siffror, den sista en kontrollsiffra."
            );

    /// <summary>Reads a number as <see cref="Parse"/> does; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out BankgiroNumber number)
    {
        var digits = (text ?? "").Replace("-", "").Replace(" ", "");
        var isNumber =
            digits.Length is 7 or 8 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9') && IsWhole(digits);
        number = isNumber ? new BankgiroNumber(digits) : default;
        return isNumber;
    }

    private static bool IsWhole(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var product = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }
}
