using System.Diagnostics.CodeAnalysis;

namespace Sortiment.Kernel;

/// <summary>
/// A class in ISO 9999 (assistive products): pairs of digits for class, subclass and division, written "22 27 24", and
/// further pairs where a country has divided finer. A code means something only in its edition, which renames
/// and moves classes; so the two are kept together, the code as text (it may begin with a zero).
/// </summary>
public readonly record struct IsoCode
{
    private const int FirstEdition = 1992;

    private readonly string? _text;

    private IsoCode(string text, int edition)
    {
        _text = text;
        Edition = edition;
    }

    /// <summary>The code in pairs: "22 27 24"; empty for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>The edition's year: 2022.</summary>
    public int Edition { get; }

    /// <summary>How many pairs: 1 is a class, 2 a subclass, 3 a division, more a national refinement.</summary>
    public int Level => (Text.Length + 1) / 3;

    /// <summary>Whether this is <paramref name="wider"/> itself or a class under it, in the same edition.</summary>
    public bool IsWithin(IsoCode wider) =>
        Edition == wider.Edition && $"{Text} ".StartsWith($"{wider.Text} ", StringComparison.Ordinal);

    /// <summary>The code in pairs: "22 27 24".</summary>
    public override string ToString() => Text;

    /// <summary>Reads "22 27 24" or "222724".</summary>
    /// <param name="text">2, 4, 6 or more digits in pairs.</param>
    /// <param name="edition">The edition's year.</param>
    /// <exception cref="FormatException">Not a code, or not an edition; the message says which in Swedish.</exception>
    public static IsoCode Parse(string text, int edition) =>
        Fault(text, edition, out var code) is { } fault ? throw new FormatException(fault) : code;

    /// <summary>Reads as <see cref="Parse"/> does; false when it is not a code.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, int edition, out IsoCode result) =>
        Fault(text, edition, out result) is null;

    private static string? Fault(string? text, int edition, out IsoCode code)
    {
        code = default;
        var given = text?.Trim() ?? "";
        // Either written in pairs throughout, or with no spaces at all.
        var pairs = given.Contains(' ') ? given.Split(' ') : [.. given.Chunk(2).Select(pair => new string(pair))];
        if (pairs.Length == 0 || !pairs.All(pair => pair.Length == 2 && CheckDigit.IsDigits(pair)))
        {
            return $"”{text}” är inte en ISO 9999-kod. Den skrivs med siffror i par, till exempel 22 27 24.";
        }

        if (edition is < FirstEdition or > 9999)
        {
            return $"{edition} är ingen utgåva av ISO 9999. Ange utgåvans årtal, till exempel 2022.";
        }

        code = new IsoCode(string.Join(' ', pairs), edition);
        return null;
    }
}
