using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Http;

/// <summary>
/// Answers what cannot be carried out: the API as RFC 9457 problem details in Swedish with a stable type, a page by its
/// status, for which the layout has a page.
/// </summary>
internal sealed partial class ProblemHandler(IProblemDetailsService details, ILogger<ProblemHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (ProblemOf(exception) is not { } problem)
        {
            LogUnexpected(logger, http.Request.Method, http.GetEndpoint()?.DisplayName, exception);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return WantsPage(http) ? false : await WriteAsync(http, Unexpected(), exception);
        }

        http.Response.StatusCode = problem.Status;
        if (WantsPage(http))
        {
            // the status page that the layout has for it says the rest
            http.Features.Set(problem);
            return true;
        }

        return await WriteAsync(http, DetailsOf(problem), exception);
    }

    /// <summary>What a failure means to the one who asked; null when it is our fault.</summary>
    internal static Problem? ProblemOf(Exception exception) =>
        exception switch
        {
            Problem problem => problem,
            BadHttpRequestException { InnerException: JsonException json } => new InvalidProblem(
                FieldOf(json.Path),
                "Värdet går inte att läsa. Kontrollera att typen stämmer."
            ),
            BadHttpRequestException { StatusCode: 413 } => new InvalidProblem("", "Det som skickades är för stort."),
            BadHttpRequestException bad => new InvalidProblem("", $"Anropet går inte att läsa: {bad.Message}"),
            DbUpdateException { InnerException: PostgresException inner } => ProblemOf(inner),
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => new ConflictProblem(
                "already-exists",
                "Det finns redan. Ladda om sidan för att se det."
            ),
            PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure
                    or PostgresErrorCodes.DeadlockDetected
                    or PostgresErrorCodes.LockNotAvailable
            } => ConflictProblem.Stale(),

            // a character that no text may hold, for one U+0000
            PostgresException
            {
                SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter
            } => new InvalidProblem(
                "",
                "Texten innehåller ett tecken som inte kan sparas. Ta bort det och försök igen."
            ),
            _ => null,
        };

    private static ProblemDetails DetailsOf(Problem problem)
    {
        var answer = new ProblemDetails
        {
            Type = "urn:sortiment:problem:" + problem.Type,
            Title = Titles.GetValueOrDefault(problem.Status, "Det gick inte"),
            Detail = problem.Message,
            Status = problem.Status,
        };
        if (problem is InvalidProblem invalid)
        {
            answer.Extensions["errors"] = invalid.Errors;
        }

        return answer;
    }

    private static readonly Dictionary<int, string> Titles = new()
    {
        [403] = "Du får inte göra detta",
        [404] = "Finns inte",
        [409] = "Läget har ändrats",
        [422] = "Något behöver rättas",
    };

    private static ProblemDetails Unexpected() =>
        new()
        {
            Type = "urn:sortiment:problem:unexpected",
            Title = "Något gick fel hos oss",
            Detail = "Felet är noterat. Försök igen om en stund.",
            Status = 500,
        };

    private static string FieldOf(string? path) => path is null or "$" ? "" : path.TrimStart('$').TrimStart('.');

    private static bool WantsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api")
        && !http.Request.Path.StartsWithSegments("/odata")
        && !http.Request.Path.StartsWithSegments("/dev");

    private ValueTask<bool> WriteAsync(HttpContext http, ProblemDetails answer, Exception exception) =>
        details.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = http,
                ProblemDetails = answer,
                Exception = exception,
            }
        );

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogUnexpected(ILogger logger, string method, string? endpoint, Exception exception);
}
