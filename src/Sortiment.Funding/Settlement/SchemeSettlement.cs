using Sortiment.Kernel;

namespace Sortiment.Funding.Settlement;

/// <summary>What the principals decide together about what is left.</summary>
internal enum SettlementDecision
{
    /// <summary>Återbetalas.</summary>
    Repay,

    /// <summary>Återinvesteras.</summary>
    Reinvest,
}

/// <summary>
/// How a closed scheme was settled: what was left, by whose decision it went where, and each principal's share in proportion to
/// what it had paid. It never changes. All 50 see all of it.
/// </summary>
internal sealed class SchemeSettlement
{
    private readonly List<SettlementShare> _shares = [];

    private SchemeSettlement() { }

    public Guid Id { get; private set; }

    public Guid SchemeId { get; private set; }

    public SettlementDecision Decision { get; private set; }

    /// <summary>The decision's number.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The day that it is booked on.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What was left and is divided.</summary>
    public Money Left { get; private set; }

    /// <summary>The scheme that it is reinvested in.</summary>
    public Guid? NextSchemeId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>Together what was left.</summary>
    public IReadOnlyList<SettlementShare> Shares => _shares;

    public static SchemeSettlement Of(
        Guid schemeId,
        (SettlementDecision Decision, string Reference, DateOnly Date, Guid? NextSchemeId) decided,
        Money left,
        IEnumerable<SettlementShare> shares,
        string by,
        DateTimeOffset at
    )
    {
        var settlement = new SchemeSettlement
        {
            Id = Guid.CreateVersion7(),
            SchemeId = schemeId,
            Decision = decided.Decision,
            Reference = decided.Reference,
            Date = decided.Date,
            NextSchemeId = decided.NextSchemeId,
            Left = left,
            ByName = by,
            At = at,
        };
        settlement._shares.AddRange(shares);
        return settlement;
    }
}

/// <summary>A principal's share of what was left.</summary>
internal sealed class SettlementShare
{
    private SettlementShare() { }

    public SettlementShare(string principal, string name, Money paid, Money amount) =>
        (Principal, Name, Paid, Amount) = (principal, name, paid, amount);

    /// <summary>The principal's code.</summary>
    public string Principal { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>What it had paid, without VAT.</summary>
    public Money Paid { get; private set; }

    public Money Amount { get; private set; }
}
