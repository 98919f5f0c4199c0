using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Sortiment.Principals.SignIn;

/// <summary>
/// A sign-in's own id, in the cookie's ticket and not among the claims: the tokens of forms are made of those, and one that was open
/// while its user signed in again is still good.
/// </summary>
internal static class Sessions
{
    private const string Item = "session";

    /// <summary>What a new sign-in puts in its cookie.</summary>
    public static AuthenticationProperties Begin(AuthenticationProperties? properties = null)
    {
        properties ??= new AuthenticationProperties();
        properties.Items[Item] = Guid.CreateVersion7().ToString();
        return properties;
    }

    /// <summary>What the same sign-in puts in a cookie with another choice.</summary>
    public static AuthenticationProperties GoOn(HttpContext http)
    {
        var properties = new AuthenticationProperties();
        properties.Items[Item] = http.Session()?.ToString();
        return properties;
    }

    /// <summary>The session that the request's cookie belongs to; null without one, as for a token.</summary>
    public static Guid? Session(this HttpContext http) =>
        http.Features.Get<IAuthenticateResultFeature>()
            ?.AuthenticateResult?.Properties?.Items.TryGetValue(Item, out var text) == true
        && Guid.TryParse(text, out var id)
            ? id
            : null;
}
