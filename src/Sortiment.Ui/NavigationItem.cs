namespace Sortiment.Ui;

/// <summary>One place in the main navigation; a module registers its own with <see cref="UiModule.AddNavigation"/>.</summary>
/// <param name="Title">What the link says, in Swedish: "Sortimentet".</param>
/// <param name="Href">The path without a leading slash: "sortiment". Also marks every page below it as here.</param>
/// <param name="Order">Where it stands; lowest first. Leave gaps (10, 20, 30).</param>
/// <param name="Roles">Who sees it, from <c>Roles</c>; null is everyone who is signed in. It hides, it does not guard.</param>
public sealed record NavigationItem(string Title, string Href, int Order, IReadOnlySet<string>? Roles = null);
