using System.Text.RegularExpressions;
using Sortiment.E2E.Browsing;

namespace Sortiment.E2E.Pages;

/// <summary>A proposal, by what people know it by.</summary>
/// <param name="Id">From its address.</param>
/// <param name="Title">Its title.</param>
internal sealed partial record Ticket(Guid Id, string Title)
{
    /// <summary>Its own page.</summary>
    public string Path => $"/forslag/{Id}";

    /// <summary>The proposal whose page somebody is at.</summary>
    public static Ticket At(Visitor visitor, string title) => new(Guid.Parse(Address().Match(visitor.At).Value), title);

    /// <summary>A step's page.</summary>
    public string Step(string step) => $"{Path}/steg/{step}";

    [GeneratedRegex("[0-9a-f-]{36}")]
    private static partial Regex Address();
}
