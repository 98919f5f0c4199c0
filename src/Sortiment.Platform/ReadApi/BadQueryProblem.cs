using Microsoft.AspNetCore.Http;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.ReadApi;

/// <summary>The question is not one that the read API can answer: 400.</summary>
/// <param name="why">What is wrong, as the parser says it (English, with the position in the query).</param>
internal sealed class BadQueryProblem(string why) : Problem("bad-query", $"Frågan går inte att besvara: {why}")
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status400BadRequest;
}
