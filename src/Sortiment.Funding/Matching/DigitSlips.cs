namespace Sortiment.Funding.Matching;

/// <summary>One slip of the hand away from a row of digits: some 500 rows for the longest reference.</summary>
internal static class DigitSlips
{
    /// <summary>The longest OCR reference, and one digit too many.</summary>
    private const int Longest = 26;

    /// <summary>Every row that one slip could have turned into <paramref name="digits"/>, with what the slip was.</summary>
    /// <returns>The row, and the slip in Swedish; none when it is not a row of 3 to 26 digits.</returns>
    public static IEnumerable<(string Digits, string Slip)> Around(string digits)
    {
        if (digits.Length is < 3 or > Longest || !digits.All(char.IsAsciiDigit))
        {
            yield break;
        }

        for (var i = 0; i < digits.Length; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                if (digit != digits[i])
                {
                    yield return ($"{digits[..i]}{digit}{digits[(i + 1)..]}", "en siffra är fel");
                }
            }

            if (i > 0 && digits[i] != digits[i - 1])
            {
                yield return (
                    $"{digits[..(i - 1)]}{digits[i]}{digits[i - 1]}{digits[(i + 1)..]}",
                    "två siffror har bytt plats"
                );
            }

            yield return (digits.Remove(i, 1), "en siffra är för mycket");
        }

        for (var i = 0; i <= digits.Length; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                yield return (digits.Insert(i, digit.ToString()), "en siffra saknas");
            }
        }
    }
}
