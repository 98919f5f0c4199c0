using System.Globalization;
using System.Text;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Read;
using Sortiment.Kernel;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Reminders;

/// <summary>Tells the coordination office, once a week and only when there are any, which steps are past their last day.</summary>
[AllowedRoles(Roles.System)]
internal sealed record SendLateDigest : ICommand<LateDigestSent>
{
    /// <summary>The most steps that a letter lists; it says how many more there are.</summary>
    public const int Listed = 50;
}

/// <summary>How many steps that are late.</summary>
internal sealed record LateDigestSent(int LateSteps);

internal sealed class SendLateDigestHandler(
    IntroductionDbContext context,
    IPrincipalDirectory directory,
    IOutbox outbox,
    PublicAddress address,
    TimeProvider clock
) : ICommandHandler<SendLateDigest, LateDigestSent>
{
    public async ValueTask<LateDigestSent> Handle(SendLateDigest command, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        var late =
            from step in context.StepOverviews
            join proposal in context.Overviews on step.ProposalId equals proposal.Id
            where step.CompletedAt == null && step.Deadline < today
            where proposal.Status == ProposalStatus.InProgress || proposal.Status == ProposalStatus.AwaitingNomination
            orderby step.Deadline, step.Id
            select new { Step = step, Proposal = proposal };
        var count = await late.CountAsync(cancellationToken);
        if (count == 0 || !SwedishCalendar.IsWorkingDay(today))
        {
            return new LateDigestSent(count);
        }

        var listed = await late.AsNoTracking().Take(SendLateDigest.Listed).ToListAsync(cancellationToken);
        var list = new StringBuilder();
        foreach (var row in listed)
        {
            list.AppendLine(Line(row.Step, row.Proposal));
        }

        if (count > listed.Count)
        {
            list.AppendLine(CultureInfo.InvariantCulture, $"- och {count - listed.Count} till");
        }

        var week = today.ToDateTime(TimeOnly.MinValue);
        foreach (var person in await directory.RecipientsAsync(Roles.CoordinationOffice, null, cancellationToken))
        {
            await outbox.AddMailOnceAsync(
                new MailMessage(
                    person.Name,
                    person.Email,
                    count == 1 ? "Ett försenat steg" : $"{count} försenade steg",
                    $"""
                    Hej {person.Name}!

                    De här stegen har passerat sin sista dag. De som ansvarar för dem påminns.

                    {list}
                    Alla ärenden finns på {address.Of("/forslag")}
                    """
                ),
                $"late-digest:{ISOWeek.GetYear(week)}-{ISOWeek.GetWeekOfYear(week)}:{person.PersonId:N}",
                cancellationToken
            );
        }

        return new LateDigestSent(count);
    }

    private static string Line(StepOverview step, ProposalOverview proposal) =>
        $"- {proposal.Reference} {proposal.Title} ({proposal.Principal}), steg {step.Label}: {step.Title}. "
        + $"Sista dag var {step.Deadline:yyyy-MM-dd}. Ansvar: {Names.Responsible(step.Label, step.Roles)}.";
}
