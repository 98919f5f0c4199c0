namespace Sortiment.Kernel;

/// <summary>The check digits that organisation numbers, OCR references (modulus 10) and GTINs share.</summary>
internal static class CheckDigit
{
    /// <summary>Modulus 10 by Luhn: the digit that follows <paramref name="payload"/>.</summary>
    public static char Luhn(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        for (var i = 0; i < payload.Length; i++)
        {
            var digit = payload[^(i + 1)] - '0';
            var product = i % 2 == 0 ? digit * 2 : digit;
            sum += product > 9 ? product - 9 : product;
        }

        return Closing(sum);
    }

    /// <summary>Weights 3 and 1 from the right by GS1: the digit that follows <paramref name="payload"/>.</summary>
    public static char Gs1(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        for (var i = 0; i < payload.Length; i++)
        {
            sum += (payload[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        }

        return Closing(sum);
    }

    /// <summary>Whether there is at least one character and all are 0-9 (other scripts' digits are not).</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    private static char Closing(int sum) => (char)('0' + ((10 - (sum % 10)) % 10));
}
