using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.OData;
using Npgsql;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.ReadApi;

namespace Sortiment.Platform.Http;

/// <summary>Turns what was thrown into a status and, where the user can do something about it, a problem.</summary>
internal sealed partial class ProblemHandler(IProblemDetailsService details, ILogger<ProblemHandler> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (exception is OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = ProblemOf(exception);
        http.Response.StatusCode = problem?.Status ?? StatusCodes.Status500InternalServerError;
        if (problem is null)
        {
            LogUnexpected(logger, http.Request.Method, http.GetEndpoint()?.DisplayName, exception);
        }

        if (ErrorAnswers.WantsPage(http))
        {
            // the page that the layout has for the status says the rest
            http.Features.Set(problem);
            return true;
        }

        return await details.TryWriteAsync(
            new ProblemDetailsContext
            {
                HttpContext = http,
                ProblemDetails = ErrorAnswers.Details(http.Response.StatusCode, problem),
                Exception = exception,
            }
        );
    }

    /// <summary>What a failure means to the one who asked; null when it is our fault.</summary>
    internal static Problem? ProblemOf(Exception exception) =>
        exception switch
        {
            Problem problem => problem,
            BadHttpRequestException bad => Unreadable(bad),
            AntiforgeryValidationException => StaleForm(),
            JsonException json => UnreadableField(json),
            ODataException odata => new BadQueryProblem(odata.Message),
            DbUpdateException { InnerException: PostgresException inner } => ProblemOf(inner),
            PostgresException postgres => Refused(postgres),
            _ => null,
        };

    /// <summary>The form was opened long ago, in another sign-in, or comes from another site.</summary>
    internal static Problem StaleForm() =>
        new InvalidProblem("", "Formuläret har legat öppet för länge. Ladda om sidan och försök igen.");

    private static Problem Unreadable(BadHttpRequestException bad) =>
        bad switch
        {
            { InnerException: JsonException json } => UnreadableField(json),
            { InnerException: AntiforgeryValidationException } => StaleForm(),
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => new TooLargeProblem(),
            _ => new InvalidProblem("", $"Anropet går inte att läsa: {bad.Message}"),
        };

    private static InvalidProblem UnreadableField(JsonException json) =>
        new(
            json.Path is null or "$" ? "" : json.Path.TrimStart('$').TrimStart('.'),
            "Värdet går inte att läsa. Kontrollera att typen stämmer."
        );

    private static Problem? Refused(PostgresException postgres) =>
        postgres.SqlState switch
        {
            PostgresErrorCodes.UniqueViolation => new ConflictProblem(
                "already-exists",
                "Det finns redan. Ladda om sidan för att se det."
            ),
            PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable => ConflictProblem.Stale(),

            // a character that no text may hold, for one U+0000
            PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
                new InvalidProblem(
                    "",
                    "Texten innehåller ett tecken som inte kan sparas. Ta bort det och försök igen."
                ),
            _ => null,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogUnexpected(ILogger logger, string method, string? endpoint, Exception exception);
}

/// <summary>More was sent than is taken: 413.</summary>
internal sealed class TooLargeProblem()
    : Problem("too-large", "Det som skickades är för stort. En fil får vara högst 20 MB.")
{
    public override int Status => StatusCodes.Status413PayloadTooLarge;
}
