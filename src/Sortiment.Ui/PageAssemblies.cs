using System.Reflection;

namespace Sortiment.Ui;

/// <summary>An assembly with pages; a module registers its own with <see cref="UiModule.AddPages"/>.</summary>
/// <param name="Assembly">Where the pages are.</param>
public sealed record PageAssembly(Assembly Assembly);

/// <summary>
/// Every assembly that holds pages, besides Ui's own. The router reads it, and Host passes the same list to
/// <c>MapRazorComponents&lt;AppRoot&gt;().AddAdditionalAssemblies(...)</c>.
/// </summary>
public sealed class PageAssemblies(IEnumerable<PageAssembly> registered)
{
    /// <summary>The modules' assemblies, each once.</summary>
    public IReadOnlyList<Assembly> All { get; } = [.. registered.Select(page => page.Assembly).Distinct()];
}
