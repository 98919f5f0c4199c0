namespace Sortiment.Introduction.Read;

/// <summary>Where a step is acted on.</summary>
internal static class StepPath
{
    /// <summary>The proposal's own page.</summary>
    public static string Of(Guid proposal) => $"/forslag/{proposal}";

    /// <summary>The step's form: the application's in step 1, the council's meetings in step 6.</summary>
    public static string Of(Guid proposal, int step, string? part) =>
        step switch
        {
            1 => $"/forslag/{proposal}/andra",
            6 => "/ledningsradet",
            _ => $"/forslag/{proposal}/steg/{step}{part}",
        };
}
