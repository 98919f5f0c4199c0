using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.SignIn;

/// <summary>Signing in and out and choosing whom to act for: forms post here, since only here a cookie can be set.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<PersonaSignIn>().On)
        {
            endpoints
                .MapPost("/dev/token", IssueToken)
                .AllowAnonymous()
                .DisableAntiforgery()
                .RequireRateLimiting(RateLimits.SignIn);
            endpoints
                .MapPost("/logga-in/persona", SignInAsPersona)
                .AllowAnonymous()
                .RequireRateLimiting(RateLimits.SignIn);
        }

        if (endpoints.ServiceProvider.GetRequiredService<SignInOptions>().Authority is not null)
        {
            endpoints.MapGet("/logga-in/oidc", Challenge).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        }

        endpoints.MapPost("/agera-for", ActFor);
        endpoints.MapPost("/logga-ut", (Delegate)SignOut).AllowAnonymous();
    }

    private static async Task<IResult> IssueToken(
        TokenRequest request,
        ISender sender,
        IOptionsMonitor<BearerTokenOptions> options,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var person =
            await SignInServices.FindAsync(sender, request.Persona ?? "", ct)
            ?? throw new InvalidProblem("persona", $"Det finns ingen persona som heter {request.Persona}.");
        var scheme = options.Get(BearerTokenDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            SignInServices.Identity(person),
            new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + scheme.BearerTokenExpiration },
            BearerTokenDefaults.AuthenticationScheme
        );
        return Results.Json(
            new
            {
                access_token = scheme.BearerTokenProtector.Protect(ticket),
                token_type = "Bearer",
                expires_in = (int)scheme.BearerTokenExpiration.TotalSeconds,
            }
        );
    }

    private static async Task<IResult> SignInAsPersona(
        HttpContext http,
        [FromForm] string? persona,
        [FromForm] string? huvudman,
        [FromForm] string? roll,
        [FromForm] string? till,
        ISender sender
    )
    {
        // a persona by its name, or a principal and one of its three roles
        var name = roll is null ? persona?.Trim() ?? "" : $"{huvudman}.{roll}";
        if (await SignInServices.FindAsync(sender, name, http.RequestAborted) is not { } person)
        {
            return Results.LocalRedirect(
                "/logga-in?okand=" + Uri.EscapeDataString(name) + "&till=" + Uri.EscapeDataString(LocalPath(till))
            );
        }

        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            SignInServices.Identity(person),
            Sessions.Begin()
        );
        return Results.LocalRedirect(LocalPath(till));
    }

    // "annat": somebody who is signed in at the provider with the wrong account must be asked again
    private static IResult Challenge(string? till, bool annat = false)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = LocalPath(till) };
        if (annat)
        {
            properties.Prompt = OpenIdConnectPrompt.Login;
        }

        return Results.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static async Task<IResult> ActFor(HttpContext http, [FromForm] Guid seat, [FromForm] string? till)
    {
        var actors = http.Features.Get<IReadOnlyList<Actor>>() ?? [];
        var chosen =
            actors.FirstOrDefault(a => a.SeatId == seat) ?? throw new NotFoundProblem("Rollen finns inte längre.");
        var person = new SignedInPerson(chosen.PersonId, chosen.PersonName);
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            SignInServices.Identity(person, seat),
            Sessions.GoOn(http)
        );
        return Results.LocalRedirect(LocalPath(till));
    }

    private static async Task<IResult> SignOut(HttpContext http, ISender sender)
    {
        if (http.Session() is { } session)
        {
            using var acting = AmbientActor.Act(Actor.System);
            await sender.Send(new EndSession(session), http.RequestAborted);
        }

        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/logga-in");
    }

    // never to another site: a path of our own, as a header can hold it, or the first page
    private static string LocalPath(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && path.All(c => c is > ' ' and < '\x7f' and not '\\')
            ? path
            : "/";

    /// <summary>Asks for a token in Development.</summary>
    /// <param name="Persona">The persona: "1444.samordnare".</param>
    internal sealed record TokenRequest(string? Persona);
}
