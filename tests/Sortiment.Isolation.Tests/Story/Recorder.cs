using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>A call that changed something, as it came in.</summary>
/// <param name="Route">The route that took it: "/api/proposals/{id:guid}/submit".</param>
/// <param name="Method">POST, PUT or DELETE.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="ContentType">The body's type.</param>
/// <param name="IfMatch">The version that it changed, where it said one.</param>
/// <param name="Body">The body.</param>
internal sealed record RecordedCall(
    string Route,
    string Method,
    string Path,
    string? ContentType,
    string? IfMatch,
    byte[] Body
);

/// <summary>
/// Stands outermost in the app and keeps every change that it accepted, so that the very same call can be made again by
/// somebody who may not: a refusal then is one of who, not of what.
/// </summary>
internal sealed class Recorder : IStartupFilter
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private volatile bool _isOn = true;

    /// <summary>What was accepted.</summary>
    public IReadOnlyCollection<RecordedCall> Calls => _calls;

    /// <summary>Ends the recording.</summary>
    public void Stop() => _isOn = false;

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) => _isOn && !HttpMethods.IsGet(http.Request.Method) ? RecordAsync(http, rest) : rest(http)
            );
            next(app);
        };

    private async Task RecordAsync(HttpContext http, RequestDelegate rest)
    {
        var request = http.Request;
        request.EnableBuffering();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, http.RequestAborted);
        request.Body.Position = 0;
        await rest(http);
        if (http.Response.StatusCode < 400 && http.GetEndpoint() is RouteEndpoint endpoint)
        {
            _calls.Enqueue(
                new RecordedCall(
                    endpoint.RoutePattern.RawText!,
                    request.Method,
                    request.Path + request.QueryString,
                    request.ContentType,
                    request.Headers.IfMatch,
                    body.ToArray()
                )
            );
        }
    }
}
