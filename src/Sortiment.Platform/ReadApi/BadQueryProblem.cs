using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Npgsql;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.ReadApi;

/// <summary>The question is not one that the read API can answer: 400.</summary>
/// <param name="why">What is wrong, in Swedish.</param>
/// <param name="parser">What the reader of the question says, in English and with the position; null when it was read.</param>
internal sealed class BadQueryProblem(string why, string? parser = null) : Problem("bad-query", why)
{
    /// <summary>It could not be read, or asks for more than is answered.</summary>
    public static BadQueryProblem Of(ODataException unread) =>
        new(
            "Frågan går inte att läsa, eller är större än vad som besvaras. Fältet parser säger varför, på engelska.",
            unread.Message
        );

    /// <summary>It was read, but nothing that the database can be asked.</summary>
    public static BadQueryProblem Unanswerable() =>
        new("Frågan är rätt skriven men går inte att räkna ut. Förenkla den.");

    /// <summary>The database was asked and could not work it out.</summary>
    public static BadQueryProblem Of(PostgresException asked) =>
        new(
            asked.SqlState == PostgresErrorCodes.DivisionByZero
                ? "Frågan delar med noll."
                : "Ett värde i frågan går inte att använda."
        );

    /// <inheritdoc />
    public override int Status => StatusCodes.Status400BadRequest;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, object?> Members =>
        parser is null ? base.Members : new Dictionary<string, object?> { ["parser"] = parser };
}
