using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Tests.Schemes;

/// <summary>A scheme's life: only forward, each step with a decision behind it.</summary>
public sealed class SchemeTests
{
    private static readonly DateOnly PeriodsLastDay = new(2026, 12, 31);

    [Fact]
    public void It_goes_from_draft_to_closed_and_keeps_the_decisions()
    {
        var scheme = FundingScheme.Draft(Terms());
        scheme.Offer(Act("HMC 1"));
        scheme.Start(Act("HMC 2"), Money.FromKronor(1_000));
        scheme.Close(Act("HMC 3", PeriodsLastDay.AddDays(1)));
        Assert.Equal(SchemeStatus.Closed, scheme.Status);
        Assert.Equal(
            ["Offered HMC 1", "Active HMC 2", "Closed HMC 3"],
            scheme.Moves.Select(move => $"{move.To} {move.Reference}")
        );
        Assert.Equal(4, scheme.Version);
    }

    [Theory]
    [InlineData(SchemeStatus.Draft, SchemeStatus.Offered)]
    [InlineData(SchemeStatus.Offered, SchemeStatus.Active)]
    [InlineData(SchemeStatus.Active, SchemeStatus.Closed)]
    [InlineData(SchemeStatus.Closed, null)]
    internal void Only_the_next_step_can_be_taken(SchemeStatus from, SchemeStatus? next)
    {
        var steps = new Dictionary<SchemeStatus, Action<FundingScheme>>
        {
            [SchemeStatus.Offered] = scheme => scheme.Offer(Act("x")),
            [SchemeStatus.Active] = scheme => scheme.Start(Act("x"), Money.FromKronor(1_000)),
            [SchemeStatus.Closed] = scheme => scheme.Close(Act("x", PeriodsLastDay.AddDays(1))),
        };
        foreach (var (to, step) in steps)
        {
            var scheme = FundingScheme.Draft(Terms());
            foreach (var before in steps.Where(pair => pair.Key <= from))
            {
                before.Value(scheme);
            }

            Assert.Equal(from, scheme.Status);
            if (to == next)
            {
                step(scheme);
                Assert.Equal(to, scheme.Status);
            }
            else
            {
                Assert.Equal("wrong-status", Assert.Throws<ConflictProblem>(() => step(scheme)).Type);
                Assert.Equal(from, scheme.Status);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999.99)]
    public void It_does_not_start_below_its_minimum(double accepted)
    {
        var scheme = FundingScheme.Draft(Terms());
        scheme.Offer(Act("HMC 1"));
        var problem = Assert.Throws<ConflictProblem>(() =>
            scheme.Start(Act("HMC 2"), Money.FromKronor((decimal)accepted))
        );
        Assert.Equal("below-minimum", problem.Type);
        Assert.Equal(SchemeStatus.Offered, scheme.Status);
    }

    [Fact]
    public void It_does_not_close_while_its_period_runs()
    {
        var scheme = FundingScheme.Draft(Terms());
        scheme.Offer(Act("HMC 1"));
        scheme.Start(Act("HMC 2"), Money.FromKronor(1_000));
        Assert.Equal(
            "period-runs",
            Assert.Throws<ConflictProblem>(() => scheme.Close(Act("HMC 3", PeriodsLastDay))).Type
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_step_without_a_decision_is_refused(string? reference)
    {
        var scheme = FundingScheme.Draft(Terms());
        var problem = Assert.Throws<InvalidProblem>(() => scheme.Offer(Act(reference)));
        Assert.Equal(["reference"], problem.Errors.Keys);
        Assert.Equal(SchemeStatus.Draft, scheme.Status);
        Assert.Empty(scheme.Moves);
    }

    [Fact]
    public void Every_wrong_term_is_named_at_once()
    {
        var terms = new SchemeTerms(" ", null, "12", null, null, false, new(2026, 1, 2), new(2026, 1, 1), -1, -1, -1)
        {
            Instalments = [new(null, null, null)],
            Budget = [new("Löner", -1), new(" löner")],
        };
        var problem = Assert.Throws<InvalidProblem>(() => FundingScheme.Draft(terms));
        Assert.Equal(
            [
                "basis",
                "budget",
                "budget[0].ore",
                "expectedIncomeOre",
                "instalments[0].invoicedFrom",
                "instalments[0].title",
                "minimumSumOre",
                "name",
                "organisationName",
                "organisationNumber",
                "to",
                "totalCostOre",
            ],
            problem.Errors.Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Per_inhabitant_needs_a_rate_and_a_day()
    {
        var problem = Assert.Throws<InvalidProblem>(() =>
            FundingScheme.Draft(
                Terms() with
                {
                    RateOre = 0,
                    Instalments = [new("Allt", null, new DateOnly(2026, 1, 1))],
                }
            )
        );
        Assert.Equal(["instalments[0].populationDate", "rateOre"], problem.Errors.Keys.Order(StringComparer.Ordinal));
    }

    private static SchemeTerms Terms() =>
        new(
            "Utvärdering 2026",
            "Västra Götalandsregionen",
            "232100-0131",
            ContributionBasis.PerInhabitant,
            100,
            true,
            new DateOnly(2026, 1, 1),
            PeriodsLastDay,
            MinimumSumOre: 1_000_00
        )
        {
            Instalments = [new("Allt", new DateOnly(2021, 12, 31), new DateOnly(2026, 1, 1))],
            Budget = [new("Utvärdering", 3_000_00)],
        };

    private static SchemeAct Act(string? reference, DateOnly? today = null) =>
        new(Actor.System, DateTimeOffset.UnixEpoch, today ?? new DateOnly(2026, 3, 2), reference);
}
