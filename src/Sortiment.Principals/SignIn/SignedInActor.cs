using System.Security.Claims;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.SignIn;

/// <summary>Claims that the app puts in its own cookie and tokens.</summary>
public static class SortimentClaims
{
    /// <summary>The person's id.</summary>
    public const string Person = "sortiment:person";

    /// <summary>The role assignment or seat that the person has chosen to act in.</summary>
    public const string Seat = "sortiment:seat";
}

/// <summary>The actor of the request, found by <see cref="SignedInActorMiddleware"/>.</summary>
internal sealed class SignedInActor(IHttpContextAccessor http) : IActorStrategy
{
    public Actor? Current => http.HttpContext?.Features.Get<Actor>();
}

/// <summary>
/// Turns the signed-in user's claims into an actor. The database is asked each time: the claims only say who and which
/// choice, never what is allowed.
/// </summary>
internal sealed class SignedInActorMiddleware(RequestDelegate next, ISender sender)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (Guid.TryParse(http.User.FindFirstValue(SortimentClaims.Person), out var personId))
        {
            if (await ActorsOf(personId, http.Session(), http.RequestAborted) is not { } actors)
            {
                await ForgetAsync(http);
                await next(http);
                return;
            }

            _ = Guid.TryParse(http.User.FindFirstValue(SortimentClaims.Seat), out var seat);
            if ((actors.FirstOrDefault(a => a.SeatId == seat) ?? actors.FirstOrDefault()) is { } actor)
            {
                http.Features.Set(actor);
                http.Features.Set<IReadOnlyList<Actor>>(actors);
            }
            else if (IsPage(http))
            {
                http.Response.Redirect(NoRolePage.Path);
                return;
            }
        }

        await next(http);
    }

    // what anyone may see, signing out too, stays open to somebody without a role; a program gets its 403 from the message
    private static bool IsPage(HttpContext http) =>
        http.GetEndpoint() is { } endpoint
        && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !http.Request.Path.StartsWithSegments("/api")
        && !http.Request.Path.StartsWithSegments("/odata");

    // a stranger from here on; signing out also keeps the cookie from being renewed past what is remembered of its end
    private static async Task ForgetAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        http.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    private async Task<IReadOnlyList<Actor>?> ActorsOf(Guid personId, Guid? session, CancellationToken ct)
    {
        // acts as the person alone, for no principal and in no organ: sees its own roles and nothing else
        using var acting = AmbientActor.Act(new Actor(personId, "", Guid.Empty, "", null, ""));
        return await sender.Send(new FindActors(personId, session), ct);
    }
}
