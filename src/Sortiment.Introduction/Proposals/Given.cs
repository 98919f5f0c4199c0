using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>What a step cannot do without.</summary>
internal static class Given
{
    /// <summary>The outcome that was chosen.</summary>
    /// <exception cref="InvalidProblem">"outcome": none was.</exception>
    public static T Outcome<T>(T? outcome)
        where T : struct, Enum =>
        outcome
        ?? throw new InvalidProblem("outcome", $"Välj utfall. Det kan vara: {string.Join(", ", Enum.GetNames<T>())}.");
}
