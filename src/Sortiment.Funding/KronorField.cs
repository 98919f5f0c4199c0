using Sortiment.Kernel;

namespace Sortiment.Funding;

/// <summary>An amount as it is typed in a form.</summary>
internal static class KronorField
{
    /// <summary>Below nought, so that every rule for an amount refuses it and names the field.</summary>
    private const long Unreadable = -1;

    /// <summary>"1 234,50" in öre; null when nothing was typed, below nought when it is no amount.</summary>
    public static long? Ore(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : Money.TryParse(text, out var amount) ? amount.Ore
        : Unreadable;
}
