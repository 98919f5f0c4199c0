using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.BgMax;

/// <summary>
/// One record of 80 characters, fields counted from 1 as in Bankgirot's technical manual "Bankgiro Inbetalningar".
/// Blanks at the end may have been lost on the way.
/// </summary>
/// <param name="Number">Line in the file, from 1.</param>
/// <param name="Text">The line as read.</param>
internal readonly record struct BgMaxLine(long Number, string Text)
{
    private const int Width = 80;

    /// <summary>Up to the serial number: what an amount record must have to be sure of its fields' places.</summary>
    private const int LeastOfPayment = 69;

    /// <summary>The record's type ("transaktionskod"), two digits.</summary>
    public string Code => Field(1, 2);

    /// <summary>
    /// The line has not kept its form: fields may have moved, so no amount or reference in it is certain. Tabs and
    /// other control characters, and a length that no record has, show it.
    /// </summary>
    public bool IsDamaged => Text.TrimEnd(' ').Length > Width || Text.Any(char.IsControl);

    /// <summary>A field without the blanks around it; empty where the line is shorter.</summary>
    public string Field(int from, int to) =>
        from > Text.Length ? "" : Text[(from - 1)..Math.Min(to, Text.Length)].Trim();

    /// <summary>A number of digits, blank for nought.</summary>
    /// <exception cref="BankFileProblem">It is something else.</exception>
    public long Count(int from, int to, string name)
    {
        var field = Field(from, to);
        return field.Length == 0 ? 0
            : field.All(char.IsAsciiDigit) ? long.Parse(field, System.Globalization.CultureInfo.InvariantCulture)
            : throw Problem($"{name} är ”{field}”, som inte är ett antal.");
    }

    /// <summary>An amount that must be there, in öre.</summary>
    /// <exception cref="BankFileProblem">It is not digits all through.</exception>
    public Money Amount(int from, int to)
    {
        var field = Field(from, to);
        return field.Length == to - from + 1 && Reading.Amounts.TryOre(field, out var amount)
            ? amount
            : throw Problem($"beloppet är ”{field}”, som inte är {to - from + 1} siffror.");
    }

    /// <summary>Whether payer, amount and serial number stand where they must in a record of type 20 to 23.</summary>
    public bool HasPaymentForm =>
        !IsDamaged
        && Text.Length >= LeastOfPayment
        && Text.AsSpan(2, 10).Trim(' ').IndexOfAnyExceptInRange('0', '9') < 0
        && Text.AsSpan(37, 18).IndexOfAnyExceptInRange('0', '9') < 0
        && Text.AsSpan(55, 2).Trim(' ').IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>What is wrong with this line.</summary>
    public BankFileProblem Problem(string reason) => new(Number, null, $"Post {Code}: {reason}");
}
