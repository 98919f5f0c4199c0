namespace Sortiment.Funding.Settlement;

/// <summary>The words' Swedish.</summary>
internal static class SettlementWords
{
    public static string InSwedish(this SettlementDecision decision) =>
        decision switch
        {
            SettlementDecision.Repay => "Återbetalas till huvudmännen",
            SettlementDecision.Reinvest => "Återinvesteras i en annan finansiering",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "Unknown decision"),
        };
}
