using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;

namespace Sortiment.Funding.Read;

/// <summary>A scheme as it is read; drafts are left out.</summary>
internal sealed class FundingSchemeRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string OrganisationName { get; init; }

    /// <summary>PerInhabitant or GivenAmounts.</summary>
    public required string Basis { get; init; }

    /// <summary>Öre per inhabitant and instalment; 0 when amounts are given.</summary>
    public long RateOre { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    /// <summary>Offered, Active, Closed or Settled.</summary>
    public required string Status { get; init; }

    public long TotalCostOre { get; init; }

    public long ExpectedIncomeOre { get; init; }

    public long MinimumSumOre { get; init; }

    /// <summary>All contributions, without VAT.</summary>
    public long ContributionsOre { get; init; }

    /// <summary>Those that have been accepted, without VAT.</summary>
    public long AcceptedOre { get; init; }

    public static IQueryable<FundingSchemeRow> All(FundingDbContext context) =>
        context
            .Schemes.Where(s => s.Status != Schemes.SchemeStatus.Draft)
            .Select(s => new FundingSchemeRow
            {
                Id = s.Id,
                Name = s.Name,
                OrganisationName = s.OrganisationName,
                Basis = (string)(object)s.Basis,
                RateOre = (long)(object)s.Rate,
                From = s.From,
                To = s.To,
                Status = (string)(object)s.Status,
                TotalCostOre = (long)(object)s.TotalCost,
                ExpectedIncomeOre = (long)(object)s.ExpectedIncome,
                MinimumSumOre = (long)(object)s.MinimumSum,
                ContributionsOre = context
                    .Contributions.IgnoreQueryFilters(new[] { FundingDbContext.TenantFilter })
                    .Where(c => c.SchemeId == s.Id)
                    .Sum(c => (long)(object)c.Amount),
                AcceptedOre = context
                    .Contributions.IgnoreQueryFilters(new[] { FundingDbContext.TenantFilter })
                    .Where(c => c.SchemeId == s.Id && c.Answer == Contributions.ContributionAnswer.Accepted)
                    .Sum(c => (long)(object)c.Amount),
            });
}

/// <summary>A principal's contribution as everyone may see it.</summary>
internal sealed class ContributionRow
{
    public Guid Id { get; init; }

    public Guid SchemeId { get; init; }

    public int Instalment { get; init; }

    /// <summary>"1444".</summary>
    public required string PrincipalCode { get; init; }

    public required string PrincipalName { get; init; }

    /// <summary>What the rate was multiplied by.</summary>
    public int? Inhabitants { get; init; }

    /// <summary>Without VAT.</summary>
    public long AmountOre { get; init; }

    public long VatOre { get; init; }

    /// <summary>Awaited, Accepted or Declined.</summary>
    public required string Answer { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public DateTimeOffset? InvoicedAt { get; init; }

    public static IQueryable<ContributionRow> All(FundingDbContext context) =>
        context.AllContributions.Select(c => new ContributionRow
        {
            Id = c.Id,
            SchemeId = c.SchemeId,
            Instalment = c.Instalment,
            PrincipalCode = c.TenantId,
            PrincipalName = c.PrincipalName,
            Inhabitants = c.Inhabitants,
            AmountOre = (long)(object)c.Amount,
            VatOre = (long)(object)c.Vat,
            Answer = (string)(object)c.Answer,
            AnsweredOn = c.AnsweredOn,
            InvoicedAt = c.InvoicedAt,
        });
}
