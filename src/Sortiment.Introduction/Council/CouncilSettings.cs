namespace Sortiment.Introduction.Council;

/// <summary>What an installation decides about the council; section "Council".</summary>
internal sealed class CouncilSettings
{
    /// <summary>Seats on each side, vacant ones counted.</summary>
    public int SeatsPerSide { get; set; } = 5;

    /// <summary>More than this share of each side's seats must take part.</summary>
    public decimal QuorumShare { get; set; } = 0.5m;

    /// <summary>The first year of a two-year term of the chair.</summary>
    public int RotationStartYear { get; set; } = 2022;

    /// <summary>The side that held the chair in that term.</summary>
    public CouncilSide RotationStartSide { get; set; } = CouncilSide.Municipal;

    public QuorumRule Quorum => new(QuorumShare);

    public ChairRotation Rotation => new(RotationStartYear, RotationStartSide);
}
