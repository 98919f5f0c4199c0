using System.Collections.Concurrent;
using Sortiment.Isolation.Tests.Story;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>What somebody got at an address.</summary>
internal sealed record Sight(string Persona, string Address, int Status, string Text)
{
    /// <summary>Whether something was shown.</summary>
    public bool IsShown => Status is >= 200 and < 300;

    /// <summary>Whether a word is in it.</summary>
    public bool Says(string word) => Text.Contains(word, StringComparison.Ordinal);

    /// <summary>For messages.</summary>
    public override string ToString() => $"{Persona} GET {Address}: {Status}";
}

/// <summary>Many calls, a few at a time.</summary>
internal static class Sweep
{
    private const int AtATime = 4;

    /// <summary>Has each persona read each address.</summary>
    /// <exception cref="InvalidOperationException">An answer is 500; the message has them all.</exception>
    public static async Task<IReadOnlyList<Sight>> ReadAsync(
        TwoPrincipals story,
        IEnumerable<string> personas,
        IEnumerable<string> addresses
    )
    {
        var sights = new ConcurrentBag<Sight>();
        var all = addresses.Distinct().ToList();
        await Parallel.ForEachAsync(
            personas.Distinct().SelectMany(_ => all, (persona, address) => (persona, address)),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime },
            async (call, ct) =>
            {
                using var response = await story.Callers.As(call.persona).GetAsync(call.address, ct);
                var text = await response.Content.ReadAsStringAsync(ct);
                sights.Add(new Sight(call.persona, call.address, (int)response.StatusCode, text));
            }
        );
        var failed = sights.Where(s => s.Status >= 500).Select(s => s.ToString()).Order().ToList();
        return failed.Count == 0
            ? [.. sights]
            : throw new InvalidOperationException(
                $"These failed:\n{string.Join('\n', failed)}\n{story.App.Log.Errors.LastOrDefault()?.Exception}"
            );
    }
}
