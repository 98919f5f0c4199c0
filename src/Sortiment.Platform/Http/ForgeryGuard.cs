using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sortiment.Platform.Http;

/// <summary>
/// Whatever changes something on the strength of a cookie needs the form's token too, also where the framework does not
/// ask for it by itself: a POST without fields, the API called from a browser. A bearer token is proof enough: no
/// browser sends it by itself.
/// </summary>
public static class ForgeryGuard
{
    /// <summary>Stands after authentication.</summary>
    public static IApplicationBuilder UseForgeryGuard(this IApplicationBuilder app)
    {
        app.UseAntiforgery();
        return app.Use(
            async (http, next) =>
            {
                // said here and not by the page, which would answer in English and outside the layout
                if (
                    !Reads(http.Request)
                    && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } form
                )
                {
                    throw ProblemHandler.OfForm(form.Error);
                }

                if (
                    Changes(http.Request)
                    && !IsSeenTo(http.GetEndpoint()?.Metadata)
                    && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
                )
                {
                    throw new StaleFormProblem();
                }

                await next(http);
            }
        );
    }

    internal static void Add(IServiceCollection services, IHostEnvironment environment) =>
        services.AddAntiforgery(options =>
        {
            // as the sign-in cookie: bound to this host and to TLS, except on a developer's machine
            options.Cookie.Name = environment.IsDevelopment() ? "sortiment-form" : "__Host-sortiment-form";
            options.Cookie.SecurePolicy = environment.IsDevelopment()
                ? CookieSecurePolicy.SameAsRequest
                : CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
        });

    // forms are checked by UseAntiforgery; only what anybody may do without a cookie can go without
    private static bool IsSeenTo(EndpointMetadataCollection? endpoint) =>
        endpoint?.GetMetadata<IAntiforgeryMetadata>() is { } says
        && (says.RequiresValidation || endpoint.GetMetadata<IAllowAnonymous>() is not null);

    private static bool Reads(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method);

    private static bool Changes(HttpRequest request) =>
        !Reads(request)
        && !request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Cookie.Count > 0;
}
