using System.Globalization;

namespace Sortiment.Platform;

/// <summary>How Swedish is sorted and lowered: å, ä and ö last, whatever the machine is set to.</summary>
public static class SwedishCulture
{
    /// <summary>Swedish as it is written in Sweden.</summary>
    public static readonly CultureInfo Sv = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>The order of names, whatever the case of their letters: Åmål after Vänersborg.</summary>
    public static readonly StringComparer Order = StringComparer.Create(Sv, ignoreCase: true);
}
