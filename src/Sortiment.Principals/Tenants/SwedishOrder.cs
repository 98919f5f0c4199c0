using System.Globalization;

namespace Sortiment.Principals.Tenants;

/// <summary>Names in the order of the Swedish alphabet: Åmål after Vänersborg.</summary>
internal static class SwedishOrder
{
    public static readonly StringComparer Names = StringComparer.Create(new CultureInfo("sv-SE"), ignoreCase: true);
}
