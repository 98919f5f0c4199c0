namespace Sortiment.Introduction.Proposals;

/// <summary>What every step's form has.</summary>
public abstract class StepForm
{
    /// <summary>The version of the proposal that was on the screen.</summary>
    public int Version { get; set; }

    /// <summary>The version of the saved draft that was on the screen; 0: there was none.</summary>
    public int DraftVersion { get; set; }

    /// <summary>A free note.</summary>
    public string? Note { get; set; }

    /// <summary>A button that does not complete the step but shows the form again: a row more or less, a sum.</summary>
    public string? Action { get; set; }
}
