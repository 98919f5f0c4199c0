namespace Sortiment.Ui.Components;

/// <summary>What a message or a status means; colour never says it alone.</summary>
public enum Tone
{
    /// <summary>Neither good nor bad.</summary>
    Neutral,

    /// <summary>Worth knowing, or going on.</summary>
    Info,

    /// <summary>Done, or as it should be.</summary>
    Success,

    /// <summary>Needs attention soon.</summary>
    Warning,

    /// <summary>Wrong, late or stopped.</summary>
    Danger,
}

/// <summary>How much a button stands out.</summary>
public enum ButtonVariant
{
    /// <summary>The main thing to do; one to a page or form.</summary>
    Primary,

    /// <summary>Other things to do.</summary>
    Secondary,

    /// <summary>Leave, cancel, less common things.</summary>
    Quiet,

    /// <summary>Something is lost or ended.</summary>
    Danger,
}

internal static class ToneName
{
    /// <summary>The design system's word for the tone (data-color).</summary>
    public static string Css(this Tone tone) =>
        tone switch
        {
            Tone.Info => "info",
            Tone.Success => "success",
            Tone.Warning => "warning",
            Tone.Danger => "danger",
            _ => "neutral",
        };
}
