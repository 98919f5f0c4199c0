using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Schemes;

/// <summary>
/// A joint funding: what the principals pay together, how each one's share comes about, what it may be spent on and when.
/// Shared: all principals see it. It goes draft, offered, active, closed, settled; every step has a decision behind it.
/// </summary>
internal sealed class FundingScheme : IAudited
{
    private readonly List<Instalment> _instalments = [];
    private readonly List<BudgetLine> _budget = [];
    private readonly List<SchemeMove> _moves = [];

    private FundingScheme() { }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The organisation that invoices, keeps the books and accounts for them.</summary>
    public string OrganisationName { get; private set; } = "";

    public OrganisationNumber OrganisationNumber { get; private set; }

    public ContributionBasis Basis { get; private set; }

    /// <summary>Per inhabitant and instalment; nought when amounts are given.</summary>
    public Money Rate { get; private set; }

    /// <summary>The region pays the rate for the inhabitants of all municipalities, as much as they do together.</summary>
    public bool RegionPaysForAll { get; private set; }

    /// <summary>When the money may be spent.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>What the accepted contributions must reach for it to start.</summary>
    public Money MinimumSum { get; private set; }

    /// <summary>What all of it is expected to cost.</summary>
    public Money TotalCost { get; private set; }

    /// <summary>Expected besides the contributions: mark-up on rents.</summary>
    public Money ExpectedIncome { get; private set; }

    public SchemeStatus Status { get; private set; }

    /// <summary>Raised by every change, for whoever changes to compare.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>In order of number.</summary>
    public IReadOnlyList<Instalment> Instalments => _instalments;

    /// <summary>What it may be spent on, and how much of it.</summary>
    public IReadOnlyList<BudgetLine> Budget => _budget;

    /// <summary>How it came to where it is.</summary>
    public IReadOnlyList<SchemeMove> Moves => _moves;

    /// <summary>A scheme that nobody has been offered yet.</summary>
    /// <exception cref="InvalidProblem">A term is missing or contradicts another; each field is named.</exception>
    public static FundingScheme Draft(SchemeTerms terms)
    {
        terms.Check();
        var scheme = new FundingScheme
        {
            Id = Guid.CreateVersion7(),
            Name = terms.Name!.Trim(),
            OrganisationName = terms.OrganisationName!.Trim(),
            OrganisationNumber = OrganisationNumber.Parse(terms.OrganisationNumber!),
            Basis = terms.Basis!.Value,
            Rate = new Money(terms.RateOre ?? 0),
            RegionPaysForAll = terms.RegionPaysForAll,
            From = terms.From!.Value,
            To = terms.To!.Value,
            MinimumSum = new Money(terms.MinimumSumOre),
            TotalCost = new Money(terms.TotalCostOre),
            ExpectedIncome = new Money(terms.ExpectedIncomeOre),
        };
        scheme._instalments.AddRange(terms.Instalments.Select((i, at) => new Instalment(at + 1, i)));
        scheme._budget.AddRange(terms.Budget.Select((line, at) => new BudgetLine(at + 1, line)));
        return scheme;
    }

    /// <summary>Asks the principals for their answers.</summary>
    public void Offer(SchemeAct act) => Move(act, SchemeStatus.Draft, SchemeStatus.Offered);

    /// <summary>Starts it, once enough has been accepted.</summary>
    /// <exception cref="ConflictProblem">"below-minimum": the accepted contributions do not reach the minimum.</exception>
    public void Start(SchemeAct act, Money accepted)
    {
        if (accepted < MinimumSum || accepted <= Money.Zero)
        {
            throw new ConflictProblem(
                "below-minimum",
                $"Bidrag på {accepted} är accepterade. Finansieringen kan starta när de når {MinimumSum}."
            );
        }

        Move(act, SchemeStatus.Offered, SchemeStatus.Active);
    }

    /// <summary>Ends the spending.</summary>
    /// <exception cref="ConflictProblem">"period-runs": the period is not over.</exception>
    public void Close(SchemeAct act)
    {
        if (act.Today <= To)
        {
            throw new ConflictProblem(
                "period-runs",
                $"Perioden löper till och med {To:yyyy-MM-dd}. Avsluta efter det."
            );
        }

        Move(act, SchemeStatus.Active, SchemeStatus.Closed);
    }

    /// <summary>Ends it for good: what was left is repaid or reinvested.</summary>
    public void Settle(SchemeAct act) => Move(act, SchemeStatus.Closed, SchemeStatus.Settled);

    /// <summary>The instalment with the number.</summary>
    /// <exception cref="NotFoundProblem">There is none.</exception>
    public Instalment InstalmentOf(int number) =>
        _instalments.Find(i => i.Number == number)
        ?? throw new NotFoundProblem($"Finansieringen har ingen delbetalning {number}.");

    /// <summary>Refuses what can only be done while the scheme stands in one of these.</summary>
    /// <exception cref="ConflictProblem">"wrong-status": it stands in another.</exception>
    public void Demand(params ReadOnlySpan<SchemeStatus> statuses)
    {
        if (!statuses.Contains(Status))
        {
            throw new ConflictProblem(
                "wrong-status",
                $"Det går inte nu: finansieringen är {Status.InSwedish().ToLowerInvariant()}."
            );
        }
    }

    private void Move(SchemeAct act, SchemeStatus from, SchemeStatus to)
    {
        Demand(from);
        var errors = new FieldErrors();
        errors.Required(
            "reference",
            act.Reference,
            "Ange beslutet, till exempel ett diarienummer.",
            FieldErrors.LongestName
        );
        errors.ThrowIfAny();
        Status = to;
        Version++;
        _moves.Add(new SchemeMove(_moves.Count + 1, to, act));
    }
}

/// <summary>Who moves a scheme, when and by which decision.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">The moment.</param>
/// <param name="Today">The day in Sweden.</param>
/// <param name="Reference">The decision behind it.</param>
internal sealed record SchemeAct(Actor Actor, DateTimeOffset At, DateOnly Today, string? Reference);

/// <summary>A step in a scheme's life.</summary>
internal sealed class SchemeMove
{
    private SchemeMove() { }

    internal SchemeMove(int number, SchemeStatus to, SchemeAct act)
    {
        Number = number;
        To = to;
        At = act.At;
        ByName = act.Actor.PersonName;
        ByRole = act.Actor.Role;
        Reference = act.Reference!.Trim();
    }

    public int Number { get; private set; }

    public SchemeStatus To { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string ByName { get; private set; } = "";

    public string ByRole { get; private set; } = "";

    public string Reference { get; private set; } = "";
}

/// <summary>A part of the contribution that is accepted, invoiced and paid by itself: once, a year's, or one with VAT.</summary>
internal sealed class Instalment
{
    private Instalment() { }

    internal Instalment(int number, InstalmentTerms terms)
    {
        Number = number;
        Title = terms.Title!.Trim();
        PopulationDate = terms.PopulationDate;
        InvoicedFrom = terms.InvoicedFrom!.Value;
        Vat = terms.Vat;
    }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The day whose inhabitants count; null when amounts are given.</summary>
    public DateOnly? PopulationDate { get; private set; }

    /// <summary>The first day on which it may be invoiced.</summary>
    public DateOnly InvoicedFrom { get; private set; }

    public VatRule Vat { get; private set; }
}

/// <summary>Something the money may be spent on.</summary>
internal sealed class BudgetLine
{
    private BudgetLine() { }

    internal BudgetLine(int number, BudgetTerms terms)
    {
        Number = number;
        Category = terms.Category!.Trim();
        Amount = terms.Ore is { } ore ? new Money(ore) : null;
    }

    public int Number { get; private set; }

    /// <summary>What, in Swedish.</summary>
    public string Category { get; private set; } = "";

    /// <summary>How much; null when the whole cost is not divided among the categories.</summary>
    public Money? Amount { get; private set; }
}
