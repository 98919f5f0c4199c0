using Sortiment.Kernel;

namespace Sortiment.Catalogue.IsoClasses;

/// <summary>
/// A class of ISO 9999 that the assortment uses, or a parent of one. The code is the standard's, the Swedish title our
/// own wording: the standard's text is ISO's.
/// </summary>
internal sealed class IsoClass
{
    private IsoClass() { }

    /// <summary>The code in pairs: "22 27 24". Together with <see cref="Edition"/> the key.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The edition's year.</summary>
    public int Edition { get; private set; }

    public string Title { get; private set; } = "";

    public string? EnglishTitle { get; private set; }

    public static IsoClass Create(IsoCode code, string title, string? englishTitle) =>
        new()
        {
            Code = code.Text,
            Edition = code.Edition,
            Title = title,
            EnglishTitle = englishTitle,
        };
}
