namespace Sortiment.Principals.SignIn;

/// <summary>How people sign in; section "SignIn" of the configuration.</summary>
public sealed class SignInOptions
{
    /// <summary>
    /// Development's sign-in by persona. Null: on in Development, off elsewhere. True outside Development stops the start.
    /// </summary>
    public bool? Personas { get; set; }

    /// <summary>The OpenID Connect provider's address; null when there is none.</summary>
    public string? Authority { get; set; }

    /// <summary>The client's id at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret at the provider.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim by which a person is found: "sub", "email", "hsaid" ...</summary>
    public string PersonClaim { get; set; } = "sub";

    /// <summary>The audience of access tokens for the API.</summary>
    public string? Audience { get; set; }

    /// <summary>False lets a provider be spoken to without TLS, on the own machine only.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>Whom an unknown person is told to ask.</summary>
    public string AskWhom { get; set; } = "din huvudmans digitala hjälpmedelssamordnare";
}
