using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sortiment.Kernel;

/// <summary>
/// An amount of Swedish kronor in whole öre. Arithmetic is exact and throws <see cref="OverflowException"/> rather than
/// wrap. Written as "1 234,50 kr" with no-break spaces and a true minus sign.
/// </summary>
/// <param name="Ore">The amount in öre, a hundredth of a krona.</param>
public readonly partial record struct Money(long Ore) : IComparable<Money>, IParsable<Money>
{
    private const char NoBreakSpace = '\u00A0';
    private const char Minus = '\u2212';

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in kronor, with two decimals.</summary>
    public decimal Kronor => Ore / 100m;

    /// <summary>An amount from kronor.</summary>
    /// <exception cref="ArgumentException">Not whole öre: how to round is the caller's to choose.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromKronor(decimal kronor)
    {
        var ore = kronor * 100m;
        return decimal.IsInteger(ore)
            ? new Money(decimal.ToInt64(ore))
            : throw new ArgumentException($"Beloppet {kronor} kr är inte hela ören.", nameof(kronor));
    }

    /// <summary>The amounts together; nought when there are none.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, amount) => sum + amount);

    public static Money operator +(Money left, Money right) => new(checked(left.Ore + right.Ore));

    public static Money operator -(Money left, Money right) => new(checked(left.Ore - right.Ore));

    public static Money operator -(Money amount) => new(checked(-amount.Ore));

    public static Money operator *(Money amount, long times) => new(checked(amount.Ore * times));

    public static Money operator *(long times, Money amount) => amount * times;

    public static bool operator <(Money left, Money right) => left.Ore < right.Ore;

    public static bool operator >(Money left, Money right) => left.Ore > right.Ore;

    public static bool operator <=(Money left, Money right) => left.Ore <= right.Ore;

    public static bool operator >=(Money left, Money right) => left.Ore >= right.Ore;

    /// <inheritdoc />
    public int CompareTo(Money other) => Ore.CompareTo(other.Ore);

    /// <summary>
    /// Divides an amount in proportion to weights, to the öre: the shares always add up to <paramref name="total"/>,
    /// and none is more than an öre from its exact proportion. The öre left over by rounding down go to the largest
    /// remainders; equal remainders to the larger weight, then to the earlier place. So a certain weight gets the same
    /// share in whatever order the weights come, save that parties of <em>equal</em> weight may differ by one öre
    /// among themselves; name the parties (the other overload) to settle that too.
    /// </summary>
    /// <returns>The shares, in the order of the weights. A weight of nought gives nought.</returns>
    /// <exception cref="ArgumentException">A weight is negative, or there is none above nought.</exception>
    public static Money[] Divide(Money total, IReadOnlyList<long> weights)
    {
        Int128 sum = 0;
        foreach (var weight in weights)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weight, nameof(weights));
            sum += weight;
        }

        if (sum == 0)
        {
            throw new ArgumentException("At least one weight must be above nought.", nameof(weights));
        }

        // 64 bits times 64 bits fits in 128, so nothing is rounded before the remainder is known.
        var magnitude = Int128.Abs(total.Ore);
        var shares = new Int128[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = magnitude;
        for (var i = 0; i < shares.Length; i++)
        {
            (shares[i], remainders[i]) = Int128.DivRem(magnitude * weights[i], sum);
            left -= shares[i];
        }

        var nearestAnotherOre = Enumerable
            .Range(0, shares.Length)
            .OrderByDescending(i => remainders[i])
            .ThenByDescending(i => weights[i]);
        foreach (var i in nearestAnotherOre.Take((int)left))
        {
            shares[i]++;
        }

        return Array.ConvertAll(shares, share => new Money(checked((long)(total.Ore < 0 ? -share : share))));
    }

    /// <summary>
    /// Divides an amount among named parties as <see cref="Divide(Money, IReadOnlyList{long})"/> does, with parties of
    /// equal weight taken in the ordinal order of their names: the result depends on nothing but names and weights.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative, or there is none above nought.</exception>
    public static IReadOnlyDictionary<string, Money> Divide(Money total, IReadOnlyDictionary<string, long> weights)
    {
        var parties = weights.Keys.Order(StringComparer.Ordinal).ToArray();
        var shares = Divide(total, Array.ConvertAll(parties, party => weights[party]));
        return parties.Zip(shares).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    /// <summary>"1 234,50 kr": no-break spaces between thousands and before "kr", always two decimals.</summary>
    public override string ToString()
    {
        var (kronor, ore) = UInt128.DivRem((UInt128)Int128.Abs(Ore), 100);
        var digits = kronor.ToString("#,0", Grouping);
        return $"{(Ore < 0 ? Minus : "")}{digits},{(int)ore:00}{NoBreakSpace}kr";
    }

    /// <summary>Reads an amount as Swedes write it: "1 234,50 kr", "1234,5", "-12", "12.50".</summary>
    /// <exception cref="FormatException">It is not an amount; the message says so in Swedish.</exception>
    public static Money Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, out var money)
            ? money
            : throw new FormatException($"”{s}” är inte ett belopp. Skriv kronor och ören, till exempel 1 234,50.");

    /// <summary>Reads an amount as <see cref="Parse"/> does; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Money result)
    {
        result = default;
        var match = Amount().Match(s ?? "");
        if (!match.Success)
        {
            return false;
        }

        var kronor = SpaceInNumber().Replace(match.Groups["kronor"].Value, "");
        var ore = match.Groups["ore"].Value.PadRight(2, '0');
        var sign = match.Groups["minus"].Success ? "-" : "";
        if (
            !long.TryParse(
                sign + kronor + ore,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var all
            )
        )
        {
            return false;
        }

        result = new Money(all);
        return true;
    }

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s, out result);

    private static readonly NumberFormatInfo Grouping = new() { NumberGroupSeparator = NoBreakSpace.ToString() };

    // Thousands are either all grouped or not at all: "12 34" is a slip of the hand, not an amount.
    [GeneratedRegex(
        @"^\s*(?<minus>[-\u2212])?\s?(?<kronor>[0-9]{1,3}(\s[0-9]{3})+|[0-9]+)([,.](?<ore>[0-9]{1,2}))?(\s?kr)?\s*\z"
    )]
    private static partial Regex Amount();

    [GeneratedRegex(@"\s")]
    private static partial Regex SpaceInNumber();
}
