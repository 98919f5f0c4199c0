using System.Reflection;

namespace Sortiment.Platform.Persistence;

/// <summary>Tells builds apart, for what need be done only once for each.</summary>
internal static class BuildIdentity
{
    /// <summary>Another text as soon as anything in one of the assemblies is another: the compiler sees to that.</summary>
    public static string Of(IEnumerable<Assembly> assemblies) =>
        string.Join('+', assemblies.Select(a => a.ManifestModule.ModuleVersionId.ToString("N")).Distinct());
}
