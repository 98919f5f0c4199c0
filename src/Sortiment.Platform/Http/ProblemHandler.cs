using System.Text.Json;
using System.Text.RegularExpressions;
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
    private const string Unkeepable = "Texten innehåller ett tecken som inte kan sparas. Ta bort det och försök igen.";

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
            Log(http, exception);
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
            AntiforgeryValidationException => OfForm(exception),
            JsonException json => UnreadableField(json),
            ODataException odata => BadQueryProblem.Of(odata),
            DbUpdateException { InnerException: PostgresException inner } => ProblemOf(inner),
            PostgresException postgres => Refused(postgres),
            _ => null,
        };

    /// <summary>
    /// What is wrong with a form whose token did not hold: it was opened long ago, in another sign-in or another seat, or
    /// comes from another site; or it could not be read at all, and its token neither.
    /// </summary>
    internal static Problem OfForm(Exception? error) =>
        error?.InnerException switch
        {
            BadHttpRequestException bad => Unreadable(bad),
            InvalidDataException or InvalidOperationException => new InvalidProblem("", Unkeepable),
            _ => new StaleFormProblem(),
        };

    private static Problem Unreadable(BadHttpRequestException bad) =>
        bad switch
        {
            { InnerException: JsonException json } => UnreadableField(json),
            { InnerException: AntiforgeryValidationException form } => OfForm(form),
            { StatusCode: StatusCodes.Status413PayloadTooLarge } => new TooLargeProblem(),
            _ => new InvalidProblem("", "Anropet går inte att läsa: innehållet saknas eller har fel format."),
        };

    private static InvalidProblem UnreadableField(JsonException json)
    {
        var path = json.Path is null or "$" ? "" : json.Path.TrimStart('$').TrimStart('.');
        var missing = MissingFrom(json);
        return missing.Count > 0
            ? new InvalidProblem(
                missing.ToDictionary(
                    name => path.Length == 0 ? name : $"{path}.{name}",
                    _ => (string[])["Fältet saknas och måste fyllas i."]
                )
            )
            : new InvalidProblem(
                path,
                IsUnknown(json) ? "Fältet finns inte. Kontrollera hur det stavas."
                    : json.InnerException is JsonException ? "Innehållet går inte att läsa: det är inte JSON."
                    : "Värdet går inte att läsa. Kontrollera att typen stämmer."
            );
    }

    // the reader has no other word for it than its message: "... was missing required properties including: 'ballot', 'ore'."
    private static IReadOnlyList<string> MissingFrom(JsonException json) =>
        json.Message.Split("missing required properties", 2) is [_, var names]
            ? [.. Quoted().Matches(names).Select(match => match.Groups[1].Value)]
            : [];

    // the reader has no other word for it than its message
    private static bool IsUnknown(JsonException json) =>
        json.Message.StartsWith("The JSON property", StringComparison.Ordinal)
        && json.Message.Contains("could not be mapped", StringComparison.Ordinal);

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
                new InvalidProblem("", Unkeepable),
            _ => null,
        };

    private void Log(HttpContext http, Exception exception)
    {
        var endpoint = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName;
        if (Repeats(exception))
        {
            LogWithoutMessage(logger, http.Request.Method, endpoint, WithoutMessage(exception));
        }
        else
        {
            LogUnexpected(logger, http.Request.Method, endpoint, exception);
        }
    }

    // what says in its message which value it could not read: that value is somebody's, and no log's
    private static bool Repeats(Exception? exception) =>
        exception
            is FormatException
                or OverflowException
                or InvalidCastException
                or ArgumentException
                or JsonException
                or BadHttpRequestException
                or PostgresException
        || (exception?.InnerException is { } inner && Repeats(inner));

    private static string WithoutMessage(Exception exception) =>
        $"{exception.GetType()}{((exception as PostgresException)?.SqlState is { } state ? " " + state : "")}\n{exception.StackTrace}"
        + (exception.InnerException is { } inner ? "\n--- by " + WithoutMessage(inner) : "");

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed: {Failure}")]
    private static partial void LogWithoutMessage(ILogger logger, string method, string? endpoint, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogUnexpected(ILogger logger, string method, string? endpoint, Exception exception);
}

/// <summary>A form that was opened long ago, in another sign-in or for another seat: 422.</summary>
public sealed class StaleFormProblem()
    : Problem(
        "stale-form",
        "Formuläret har legat öppet för länge, eller så har du bytt uppdrag eller loggat in på nytt sedan du öppnade det. "
            + "Inget är sparat hos oss."
    )
{
    /// <inheritdoc />
    public override int Status => StatusCodes.Status422UnprocessableEntity;
}

/// <summary>More was sent than is taken: 413.</summary>
internal sealed class TooLargeProblem() : Problem("too-large", TooLargeProblem.Limits)
{
    /// <summary>How much is taken.</summary>
    public const string Limits = "Ett anrop får vara högst 1 MB, en fil högst 20 MB och en bankfil högst 512 MB.";

    public override int Status => StatusCodes.Status413PayloadTooLarge;
}
