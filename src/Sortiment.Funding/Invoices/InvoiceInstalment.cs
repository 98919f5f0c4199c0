using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Invoices;

/// <summary>A run of invoices and how far it has come.</summary>
/// <param name="Id">The run.</param>
/// <param name="Planned">How many invoices it is to make.</param>
/// <param name="Made">How many it has made.</param>
/// <param name="TotalOre">What they come to, with VAT, in öre.</param>
internal sealed record RunPosition(Guid Id, int Planned, int Made, long TotalOre);

/// <summary>
/// Invoices an instalment: every accepted contribution that is not invoiced. With the start the contributions are locked, so
/// that nothing about them changes while the invoices are made one after the other.
/// </summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Instalment">The instalment's number.</param>
/// <param name="Issued">The invoices' date; today when none is given.</param>
/// <param name="Due">The last day to pay.</param>
/// <exception cref="InvalidProblem">A date is missing or wrong.</exception>
/// <exception cref="ConflictProblem">
/// "wrong-status": the scheme has not started; "sender-missing": it is not said what stands on the invoices;
/// "nothing-to-invoice": no accepted contribution is left; "run-goes-on": another run of the instalment is not ready.
/// </exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record InvoiceInstalment(
    [property: JsonIgnore] Guid SchemeId,
    int? Instalment,
    DateOnly? Issued,
    DateOnly? Due
) : ICommand<RunPosition>;

internal sealed class InvoiceInstalmentHandler(
    FundingDbContext context,
    Books books,
    IOutbox outbox,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<InvoiceInstalment, RunPosition>
{
    public async ValueTask<RunPosition> Handle(InvoiceInstalment command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        scheme.Demand(SchemeStatus.Active);
        var number = command.Instalment ?? throw new InvalidProblem("instalment", "Välj delbetalning.");
        var instalment = scheme.InstalmentOf(number);
        var issued = command.Issued ?? clock.StockholmToday();
        await CheckDatesAsync(scheme, instalment, issued, command.Due, cancellationToken);
        if (!await context.Organisations.AnyAsync(o => o.Number == scheme.OrganisationNumber, cancellationToken))
        {
            throw new ConflictProblem(
                "sender-missing",
                $"Ange först bankgiro och adress för {scheme.OrganisationName}, så att det kan stå på fakturorna."
            );
        }

        await CheckNoneGoesOnAsync(scheme.Id, number, cancellationToken);
        var contributions = await context
            .Contributions.Where(c =>
                c.SchemeId == scheme.Id
                && c.Instalment == number
                && c.Answer == ContributionAnswer.Accepted
                && c.InvoicedAt == null
            )
            .ToListAsync(cancellationToken);
        contributions.RemoveAll(c => c.Total == Money.Zero);
        if (contributions.Count == 0)
        {
            throw new ConflictProblem(
                "nothing-to-invoice",
                $"Alla accepterade bidrag till {instalment.Title} är redan fakturerade."
            );
        }

        var now = clock.GetUtcNow();
        contributions.ForEach(c => c.Invoiced(now));
        var total = Money.Sum(contributions.Select(c => c.Total));
        var run = InvoiceRun.Start(
            (scheme.Id, number),
            (issued, command.Due!.Value),
            (contributions.Count, total),
            tenant.Actor!.PersonName,
            now
        );
        context.Add(run);
        outbox.Add(InvoiceRunHandler.KindOfMessage, new InvoiceRunMessage(run.Id, 0), $"invoice-run:{run.Id}:0");
        return new RunPosition(run.Id, run.Planned, 0, total.Ore);
    }

    private async Task CheckDatesAsync(
        FundingScheme scheme,
        Instalment instalment,
        DateOnly issued,
        DateOnly? due,
        CancellationToken ct
    )
    {
        var errors = new FieldErrors();
        errors.Unless(
            issued >= instalment.InvoicedFrom,
            "issued",
            $"{instalment.Title} kan faktureras från och med {instalment.InvoicedFrom:yyyy-MM-dd}."
        );
        errors.Unless(issued <= clock.StockholmToday(), "issued", "Fakturan kan inte vara daterad framåt i tiden.");
        errors.Unless(
            await books.OpenDayAsync(scheme.Id, issued, ct) == issued,
            "issued",
            $"{issued.Year} är låst, för dess redovisning är publicerad."
        );
        errors.Unless(due.HasValue, "due", "Ange förfallodagen.");
        errors.Unless(!(due < issued), "due", "Förfallodagen är före fakturadagen. Kontrollera datumen.");
        errors.ThrowIfAny();
    }

    private async Task CheckNoneGoesOnAsync(Guid scheme, int instalment, CancellationToken ct)
    {
        var goesOn = await context.InvoiceRuns.AnyAsync(
            r =>
                r.SchemeId == scheme
                && r.Instalment == instalment
                && context.Invoices.Count(i => i.RunId == r.Id) < r.Planned,
            ct
        );
        if (goesOn)
        {
            throw new ConflictProblem("run-goes-on", "En annan fakturering av delbetalningen är inte klar än.");
        }
    }
}
