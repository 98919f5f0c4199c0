using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Http;

/// <summary>
/// A form that its page has no longer is 409 in the layout, where the framework would answer 400: in English, or with nothing.
/// Mostly somebody else was first; a page that knows so draws the form all the same and says what has happened.
/// </summary>
public static class GoneForm
{
    /// <summary>Stands inside what answers failures.</summary>
    public static IApplicationBuilder UseGoneForm(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (!HttpMethods.IsPost(http.Request.Method) || !ErrorAnswers.WantsPage(http))
                {
                    await next(http);
                    return;
                }

                // a page that answers a form is no larger than a page; what was written cannot be taken back, only held back
                var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
                await using var held = new MemoryStream();
                var holding = new StreamResponseBodyFeature(held);
                http.Features.Set<IHttpResponseBodyFeature>(holding);
                try
                {
                    await next(http);
                    await holding.CompleteAsync();
                }
                finally
                {
                    http.Features.Set(body);
                }

                if (IsGone(http.Response))
                {
                    http.Response.Clear();
                    throw new ConflictProblem(
                        "gone-form",
                        "Formuläret som du skickade finns inte längre på sidan: läget har ändrats sedan du öppnade den, och inget är "
                            + "sparat. Gå tillbaka i webbläsaren om du vill ta vara på det du skrev."
                    );
                }

                held.Position = 0;
                await held.CopyToAsync(http.Response.Body, http.RequestAborted);
            }
        );

    // so the framework answers a form whose name no form on the page has
    private static bool IsGone(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status400BadRequest
        && response.ContentType?.StartsWith("text/plain", StringComparison.Ordinal) == true;
}
