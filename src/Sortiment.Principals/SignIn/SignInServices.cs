using System.Security.Claims;
using Mediator;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sortiment.Platform;
using Sortiment.Platform.Http;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.SignIn;

/// <summary>Cookie for pages, bearer token for the API; OpenID Connect behind both, personas in Development.</summary>
internal static class SignInServices
{
    private const string Either = "cookie-or-token";

    public static void AddSignIn(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var options = configuration.GetSection("SignIn").Get<SignInOptions>() ?? new SignInOptions();
        if (options.Personas == true && !environment.IsDevelopment())
        {
            throw new SettingException(
                "SignIn:Personas",
                "is true, but the environment is "
                    + $"{environment.EnvironmentName}: sign-in by persona exists in Development only. Remove the setting."
            );
        }

        var personas = environment.IsDevelopment() && options.Personas != false;
        services.AddSingleton(options);
        services.AddSingleton(new PersonaSignIn(personas));
        var authentication = services
            .AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = http => SchemeOf(http, options))
            .AddCookie(cookie => Configure(cookie, environment));
        if (personas)
        {
            authentication.AddBearerToken(token => token.BearerTokenExpiration = TimeSpan.FromHours(12));
        }

        if (options.Authority is not null)
        {
            authentication.AddOpenIdConnect(oidc => Configure(oidc, options));
            authentication.AddJwtBearer(jwt => Configure(jwt, options));
        }

        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static string SchemeOf(HttpContext http, SignInOptions options) =>
        !http.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? CookieAuthenticationDefaults.AuthenticationScheme
        : options.Authority is null || !IsJwt(http) ? BearerTokenDefaults.AuthenticationScheme
        : JwtBearerDefaults.AuthenticationScheme;

    private static bool IsJwt(HttpContext http) =>
        http.Request.Headers.Authorization.ToString().Count(c => c == '.') == 2;

    private static void Configure(CookieAuthenticationOptions cookie, IHostEnvironment environment)
    {
        // the __Host- prefix binds the cookie to this host and to TLS; plain HTTP on localhost cannot have it
        cookie.Cookie.Name = environment.IsDevelopment() ? "sortiment" : "__Host-sortiment";
        cookie.Cookie.SecurePolicy = environment.IsDevelopment()
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = EndedSession.CookieLife;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/logga-in";
        cookie.ReturnUrlParameter = "till";
        cookie.AccessDeniedPath = "/fel/403";
        cookie.Events.OnRedirectToLogin = context => AnswerOrRedirect(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => AnswerOrRedirect(context, StatusCodes.Status403Forbidden);
    }

    // a program gets a status; only a person is sent to a page
    private static Task AnswerOrRedirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/odata"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static void Configure(OpenIdConnectOptions oidc, SignInOptions options)
    {
        oidc.Authority = options.Authority;
        oidc.ClientId = options.ClientId;
        oidc.ClientSecret = options.ClientSecret;
        oidc.RequireHttpsMetadata = options.RequireHttpsMetadata;
        oidc.ResponseType = "code";
        oidc.UsePkce = true;

        // the code comes back in the address: a form posted from the provider's site would come without our cookies
        oidc.ResponseMode = "query";
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = options.RequireHttpsMetadata
                ? CookieSecurePolicy.Always
                : CookieSecurePolicy.SameAsRequest;
        }

        // the claim may be in the identity token or only at the userinfo endpoint
        oidc.ClaimActions.MapUniqueJsonKey(options.PersonClaim, options.PersonClaim);
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        oidc.Events.OnTicketReceived = async context =>
        {
            if (await RecogniseAsync(context.HttpContext, context.Principal, options) is { } recognised)
            {
                context.Principal = recognised;
                context.Properties = Sessions.Begin(context.Properties);
            }
            else
            {
                context.HandleResponse();
                context.Response.Redirect("/okand-person");
            }
        };
    }

    private static void Configure(JwtBearerOptions jwt, SignInOptions options)
    {
        jwt.Authority = options.Authority;
        jwt.Audience = options.Audience;
        jwt.RequireHttpsMetadata = options.RequireHttpsMetadata;
        jwt.MapInboundClaims = false;
        jwt.Events = new JwtBearerEvents
        {
            OnTokenValidated = async context =>
            {
                if (await RecogniseAsync(context.HttpContext, context.Principal, options) is { } recognised)
                {
                    context.Principal = recognised;
                }
                else
                {
                    context.Fail("The person is not known to Sortiment.");
                }
            },
        };
    }

    private static async Task<ClaimsPrincipal?> RecogniseAsync(
        HttpContext http,
        ClaimsPrincipal? user,
        SignInOptions options
    ) =>
        user?.FindFirstValue(options.PersonClaim) is { Length: > 0 } externalId
        && await FindAsync(http.RequestServices.GetRequiredService<ISender>(), externalId, http.RequestAborted)
            is { } person
            ? Identity(person)
            : null;

    /// <summary>Finds the person behind an external id; null when unknown.</summary>
    internal static async Task<SignedInPerson?> FindAsync(ISender sender, string externalId, CancellationToken ct)
    {
        using var acting = AmbientActor.Act(Actor.System);
        return await sender.Send(new FindPerson(externalId), ct);
    }

    /// <summary>What the app's own cookie and tokens say: who, and perhaps which choice.</summary>
    internal static ClaimsPrincipal Identity(SignedInPerson person, Guid? seat = null)
    {
        var claims = new List<Claim> { new(SortimentClaims.Person, person.Id.ToString()) };
        if (seat is { } chosen)
        {
            claims.Add(new Claim(SortimentClaims.Seat, chosen.ToString()));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, "Sortiment"));
    }
}

/// <summary>Whether Development's sign-in by persona is on.</summary>
public sealed record PersonaSignIn(bool On);
