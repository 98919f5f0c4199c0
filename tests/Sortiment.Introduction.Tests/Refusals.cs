using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Tests;

/// <summary>Short words for what a rule answers when it says no.</summary>
internal static class Refusals
{
    /// <summary>The action is refused, and exactly these fields are named.</summary>
    public static void NamesFields(Action action, params string[] fields)
    {
        var problem = Assert.Throws<InvalidProblem>(action);
        Assert.Equal(fields.Order(StringComparer.Ordinal), problem.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.All(problem.Errors.Values.SelectMany(messages => messages), m => Assert.EndsWith(EndOf(m), m));
    }

    /// <summary>The action conflicts with the state, with this type.</summary>
    public static void Conflicts(string type, Action action) =>
        Assert.Equal(type, Assert.Throws<ConflictProblem>(action).Type);

    // Every message is a whole sentence: it ends in a full stop, or in the question it quotes.
    private static string EndOf(string message) => message.EndsWith('?') ? "?" : ".";
}
