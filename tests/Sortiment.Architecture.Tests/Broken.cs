using System.Runtime.CompilerServices;
using Xunit;

namespace Sortiment.Architecture.Tests;

/// <summary>How a rule is held: nothing of ours breaks it, and something that was planted does.</summary>
internal static class Broken
{
    /// <summary>Asserts that nothing breaks a rule.</summary>
    /// <param name="violations">A line each: where, and what to do about it.</param>
    public static void Nowhere(IEnumerable<string> violations)
    {
        var all = violations.Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} break the rule:\n" + string.Join('\n', all));
    }

    /// <summary>Asserts that a rule sees just what was planted.</summary>
    public static void Just(
        IEnumerable<string> violations,
        string planted,
        [CallerArgumentExpression(nameof(violations))] string rule = ""
    )
    {
        var all = violations.ToList();
        Assert.True(
            all.Count == 1 && all[0].Contains(planted, StringComparison.Ordinal),
            $"{rule} was to see {planted}, and nothing else. It saw: {string.Join("; ", all)}"
        );
    }
}
