namespace Sortiment.Ui.Components;

/// <summary>A document that can be opened.</summary>
/// <param name="Name">The file's name with its extension.</param>
/// <param name="Href">Where it is fetched.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Note">Who added it and when, or the like.</param>
public sealed record FileLink(string Name, string Href, long Bytes, string? Note = null);
