using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Http;

/// <summary>
/// Gives every failure an answer that its receiver can read: programs get RFC 9457 problem details, people a page of
/// the layout under the address that they asked for.
/// </summary>
public static class ErrorAnswers
{
    private static readonly Dictionary<int, (string Type, string Title)> Known = new()
    {
        [400] = ("bad-request", "Anropet går inte att läsa"),
        [401] = ("sign-in-needed", "Du behöver logga in"),
        [403] = ("forbidden", "Du får inte göra detta"),
        [404] = ("not-found", "Finns inte"),
        [405] = ("method-not-allowed", "Adressen kan inte användas på det sättet"),
        [409] = ("conflict", "Läget har ändrats"),
        [413] = ("too-large", "Det som skickades är för stort"),
        [415] = ("unsupported-media-type", "Formatet kan inte tas emot"),
        [422] = ("invalid-fields", "Något behöver rättas"),
        [429] = ("too-many-calls", "För många anrop på kort tid"),
        [500] = ("unexpected", "Något gick fel hos oss"),
        [503] = ("unavailable", "Tjänsten svarar inte just nu"),
        [504] = ("timeout", "Det tog för lång tid"),
    };

    private static readonly Dictionary<int, string> Advice = new()
    {
        [401] = "Skicka en giltig åtkomstnyckel i huvudet Authorization.",
        [404] = "Det som adressen leder till finns inte, eller så får du inte se det.",
        [405] = "Huvudet Allow säger vad adressen kan användas till.",
        [413] = TooLargeProblem.Limits,
        [415] = "Skicka JSON i UTF-8 (Content-Type: application/json), eller en fil som multipart/form-data.",
        [429] = "Vänta en stund och försök igen.",
        [500] = "Felet är noterat. Försök igen om en stund.",
        [504] = "Försök igen om en stund.",
    };

    /// <summary>Stands around everything that may fail. Needs routing after it, to find the pages.</summary>
    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app) =>
        app.UseStatusCodePages(AnswerAsync).UseExceptionHandler(_ => { });

    /// <summary>An address that leads nowhere is 404 to everybody, signed in or not. Stands after
    /// authentication, which answers the call back of a sign-in itself.</summary>
    public static IApplicationBuilder UseUnknownAddress(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (http.GetEndpoint() is { } endpoint && !IsNowhere(http, endpoint))
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );

    // In Development a route that takes every address for GET stands for files that were edited: a POST to an address that is
    // nowhere would be told to be a GET.
    private static bool IsNowhere(HttpContext http, Endpoint chosen) =>
        chosen.DisplayName == "405 HTTP Method Not Supported"
        && !http
            .RequestServices.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern)
            .Where(pattern => !pattern.Parameters.Any(parameter => parameter.IsCatchAll))
            .Any(pattern => new TemplateMatcher(new RouteTemplate(pattern), []).TryMatch(http.Request.Path, []));

    /// <summary>Whether a person asks for a page; else a program asks for data.</summary>
    internal static bool WantsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/api")
        && !http.Request.Path.StartsWithSegments("/odata")
        && !http.Request.Path.StartsWithSegments("/openapi")
        && !http.Request.Path.StartsWithSegments("/dev");

    /// <summary>The problem details of a status, with what is known beyond it.</summary>
    internal static ProblemDetails Details(int status, Problem? problem)
    {
        var (type, title) = Known.TryGetValue(status, out var known) ? known : ($"status-{status}", "Det gick inte");
        var details = new ProblemDetails
        {
            Type = "urn:sortiment:problem:" + (problem?.Type ?? type),
            Title = title,
            Detail = problem?.Message ?? Advice.GetValueOrDefault(status),
            Status = status,
        };
        if (problem is not null)
        {
            details.Extensions = problem.Members.ToDictionary();
        }

        return details;
    }

    private static async Task AnswerAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (WantsPage(http))
        {
            await ShowPageAsync(context);
            return;
        }

        if (
            http.Response.StatusCode == StatusCodes.Status401Unauthorized
            && http.Response.Headers.WWWAuthenticate.Count == 0
        )
        {
            http.Response.Headers.WWWAuthenticate = "Bearer"; // RFC 9110, 15.5.2
        }

        await http
            .RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(
                new ProblemDetailsContext
                {
                    HttpContext = http,
                    ProblemDetails = Details(http.Response.StatusCode, http.Features.Get<Problem>()),
                }
            );
    }

    // as UseStatusCodePagesWithReExecute does, but always as GET: the page is shown, whatever was posted
    private static async Task ShowPageAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (path, query, method) = (http.Request.Path, http.Request.QueryString, http.Request.Method);
        http.Features.Set<IStatusCodeReExecuteFeature>(
            new StatusCodeReExecuteFeature
            {
                OriginalPathBase = http.Request.PathBase.Value!,
                OriginalPath = path.Value!,
                OriginalQueryString = query.Value,
            }
        );
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.QueryString = QueryString.Empty;
        http.Request.Path = http.Response.StatusCode switch
        {
            StatusCodes.Status403Forbidden => "/atkomst-nekad",
            StatusCodes.Status404NotFound => "/saknas",
            _ => "/fel",
        };

        // the page that failed has used the scope's renderer already, and it serves one page only
        var services = http.RequestServices;
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            await context.Next(http);
        }
        finally
        {
            http.RequestServices = services;
            (http.Request.Path, http.Request.QueryString, http.Request.Method) = (path, query, method);
            http.Features.Set<IStatusCodeReExecuteFeature?>(null);
        }
    }
}
