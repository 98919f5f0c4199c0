namespace Sortiment.Platform.Mail;

/// <summary>How mail leaves; section "Mail". With neither a host nor a folder it stays in the outbox and shows up there as stuck.</summary>
public sealed class MailOptions
{
    /// <summary>The mail server; null: there is none.</summary>
    public string? Host { get; set; }

    /// <summary>Its port: 587 with STARTTLS, 465 with TLS from the start.</summary>
    public int Port { get; set; } = 587;

    /// <summary>The user to sign in as; null: the server asks for none.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }

    /// <summary>The sender: "Sortiment &lt;sortiment@vgregion.se&gt;".</summary>
    public string From { get; set; } = "Sortiment <sortiment@exempel.sortiment.test>";

    /// <summary>False lets mail go in clear: on the own machine only.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>A folder that gets each mail as a file instead; the default in Development.</summary>
    public string? Pickup { get; set; }
}
