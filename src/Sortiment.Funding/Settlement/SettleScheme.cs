using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Settlement;

/// <summary>
/// Settles a closed scheme: what is left is divided in proportion to what each principal has paid, and repaid or reinvested as
/// the principals have decided together.
/// </summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Decision">What they have decided.</param>
/// <param name="Reference">The decision's number.</param>
/// <param name="Date">The day it is booked on: not before anything else that is booked.</param>
/// <param name="NextSchemeId">The scheme that it is reinvested in, of the same organisation.</param>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
/// <exception cref="ConflictProblem">"not-ready": something is still open; the message lists it.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record SettleScheme(
    [property: JsonIgnore] Guid SchemeId,
    SettlementDecision? Decision,
    string? Reference,
    DateOnly? Date,
    Guid? NextSchemeId = null
) : ICommand<SettledScheme>;

/// <summary>A scheme that was settled.</summary>
/// <param name="Id">The settlement.</param>
/// <param name="LeftOre">What was divided.</param>
/// <param name="Shares">Among whom.</param>
internal sealed record SettledScheme(Guid Id, long LeftOre, IReadOnlyList<SettledShare> Shares);

/// <summary>A principal's share, in öre.</summary>
internal sealed record SettledShare(string PrincipalCode, long PaidOre, long Ore);

internal sealed class SettleSchemeHandler(
    FundingDbContext context,
    SettlementBasis basis,
    Books books,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<SettleScheme, SettledScheme>
{
    public async ValueTask<SettledScheme> Handle(SettleScheme command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        await CheckAsync(command, scheme, cancellationToken);

        // nothing is booked between the count and the vouchers
        var date = command.Date!.Value;
        for (var year = scheme.From.Year; year <= date.Year; year++)
        {
            await books.HoldAsync(scheme.OrganisationNumber, year, cancellationToken);
        }

        var plan = await basis.PlanAsync(scheme, cancellationToken);
        var hindrances = await basis.HindrancesAsync(scheme, plan, cancellationToken);
        if (hindrances.Count > 0)
        {
            throw new ConflictProblem("not-ready", "Det går inte att slutavräkna än. " + string.Join(" ", hindrances));
        }

        var next = command.Decision == SettlementDecision.Reinvest ? command.NextSchemeId : null;
        await books.BookAsync(scheme.OrganisationNumber, plan.Entries(date, next), cancellationToken);
        var act = new SchemeAct(tenant.Actor!, clock.GetUtcNow(), clock.StockholmToday(), command.Reference);
        scheme.Settle(act);
        var settlement = SchemeSettlement.Of(
            scheme.Id,
            (command.Decision!.Value, command.Reference!.Trim(), date, next),
            plan.Left,
            plan.Shares,
            act.Actor.PersonName,
            act.At
        );
        context.Add(settlement);
        return new SettledScheme(
            settlement.Id,
            plan.Left.Ore,
            [.. plan.Shares.Select(s => new SettledShare(s.Principal, s.Paid.Ore, s.Amount.Ore))]
        );
    }

    private async Task CheckAsync(SettleScheme command, FundingScheme scheme, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Unless(
            command.Decision.HasValue,
            "decision",
            "Välj om det som är kvar återbetalas eller återinvesteras."
        );
        errors.Required(
            "reference",
            command.Reference,
            "Ange huvudmännens gemensamma beslut, till exempel ett diarienummer.",
            FieldErrors.LongestName
        );
        errors.Unless(command.Date.HasValue, "date", "Ange dagen för slutavräkningen.");
        errors.Unless(!(command.Date > clock.StockholmToday()), "date", "Dagen har inte varit än.");
        errors.Unless(
            !(command.Date < scheme.To),
            "date",
            $"Slutavräkningen kan bokföras tidigast {scheme.To:yyyy-MM-dd}, periodens sista dag."
        );
        var last = await context
            .Vouchers.Where(v => v.Postings.Any(p => p.SchemeId == scheme.Id))
            .MaxAsync(v => (DateOnly?)v.Date, ct);
        errors.Unless(
            !(command.Date < last),
            "date",
            $"Något är bokfört {last:yyyy-MM-dd}. Ange den dagen eller en senare."
        );
        if (await books.LockedYearAsync(scheme.Id, ct) is { } locked)
        {
            errors.Unless(
                !(command.Date?.Year <= locked),
                "date",
                $"{locked} är låst, för redovisningen är publicerad."
            );
        }

        if (command.Decision == SettlementDecision.Reinvest)
        {
            var fits = await context.Schemes.AnyAsync(
                s =>
                    s.Id == command.NextSchemeId
                    && s.Id != scheme.Id
                    && s.OrganisationNumber == scheme.OrganisationNumber
                    && (s.Status == SchemeStatus.Offered || s.Status == SchemeStatus.Active),
                ct
            );
            errors.Unless(
                fits,
                "nextSchemeId",
                "Välj en finansiering som är erbjuden eller aktiv hos samma organisation."
            );
        }

        errors.ThrowIfAny();
    }
}
