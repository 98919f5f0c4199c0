using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Http;

/// <summary>
/// The version that the caller has seen may stand in If-Match instead of in the body's field <c>version</c>: a header that says
/// "only if nobody was before me" is never passed by. A filter for groups of the API.
/// </summary>
public sealed class IfMatchVersion(IOptions<JsonOptions> json) : IEndpointFilter
{
    /// <inheritdoc />
    /// <exception cref="ConflictProblem">If-Match is no version that there has been.</exception>
    /// <exception cref="InvalidProblem">The body says another version than If-Match.</exception>
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var body = http.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var match = http.Request.GetTypedHeaders().IfMatch;
        if (match.Count == 0 && http.Request.Headers.IfMatch.Count > 0)
        {
            throw new InvalidProblem("If-Match", "Skriv versionen inom citattecken, till exempel \"3\".");
        }

        if (body?.GetProperty("Version") is { } version && match is [{ Tag.Value: not "*" } tag, ..])
        {
            var seen =
                match.Count == 1
                && int.TryParse(tag.Tag.AsSpan().Trim('"'), CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw ConflictProblem.Stale();
            Put(context.Arguments, body, version, seen);
        }

        return next(context);
    }

    private void Put(IList<object?> arguments, Type type, PropertyInfo version, int seen)
    {
        // a body that may be left out is null then; which of the nulls it is, its place says: after the address, before services
        var index = arguments.Index().FirstOrDefault(a => a.Item?.GetType() == type, (-1, null)).Index;
        if (index < 0)
        {
            index = arguments.Index().First(argument => argument.Item is null).Index;
            arguments[index] = JsonSerializer.Deserialize("{}", type, json.Value.SerializerOptions);
        }

        var body = arguments[index];
        if (version.GetValue(body) is int said and > 0 && said != seen)
        {
            throw new InvalidProblem("version", "Fältet säger en annan version än If-Match.");
        }

        version.SetValue(body, seen);
    }
}
