namespace Sortiment.Introduction.Council;

/// <summary>
/// How many must take part for the council to decide: more than this share of the seats of each side, vacant ones
/// counted. Kept with the meeting, so that a changed configuration changes no meeting already called.
/// </summary>
/// <param name="MoreThanShareOfEachSide">0 up to, but not including, 1; one half is a majority.</param>
internal sealed record QuorumRule(decimal MoreThanShareOfEachSide = 0.5m)
{
    /// <summary>How many of a side's seats that must take part: 3 of 5 with the majority rule.</summary>
    public int LeastOf(int seats) => (int)decimal.Floor(seats * MoreThanShareOfEachSide) + 1;
}
