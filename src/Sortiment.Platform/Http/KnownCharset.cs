using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Sortiment.Platform.Http;

/// <summary>
/// What is sent in a charset that nobody knows is 415, where the reader of JSON would fail. Quotes around its name, which HTTP
/// allows (RFC 9110, 8.3.2), are taken off: the reader does not know them either.
/// </summary>
public static class KnownCharset
{
    /// <summary>Stands inside what answers failures.</summary>
    public static IApplicationBuilder UseKnownCharset(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.Charset.HasValue)
                {
                    return next(http);
                }

                var charset = HeaderUtilities.RemoveQuotes(type.Charset);
                if (!IsKnown(charset.ToString()))
                {
                    http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                    return Task.CompletedTask;
                }

                if (charset != type.Charset)
                {
                    type.Charset = charset;
                    http.Request.ContentType = type.ToString();
                }

                return next(http);
            }
        );

    private static bool IsKnown(string charset)
    {
        try
        {
            return Encoding.GetEncoding(charset) is not null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
