namespace Sortiment.Ui;

/// <summary>What an installation says about itself; the section "Ui" of the configuration.</summary>
public sealed class UiOptions
{
    /// <summary>Whom users write to when their own coordinator cannot help; null shows none.</summary>
    public string? ContactEmail { get; set; }
}
