using System.Globalization;

namespace Sortiment.Catalogue.Read;

/// <summary>How Swedish is sorted and lowered: å, ä and ö last, whatever the machine is set to.</summary>
internal static class SwedishCulture
{
    public static readonly CultureInfo Sv = CultureInfo.GetCultureInfo("sv-SE");

    public static readonly StringComparer Order = StringComparer.Create(Sv, ignoreCase: true);
}
