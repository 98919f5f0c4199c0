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

/// <summary>
/// Reminds those responsible for the steps whose turn to be reminded of has come, on working days only, those that have
/// waited longest first. What one run leaves, the next one takes.
/// </summary>
[AllowedRoles(Roles.System)]
internal sealed record SendReminders : ICommand<RemindersSent>
{
    /// <summary>The most steps that one run takes, so that its transaction stays short.</summary>
    public int Batch { get; init; } = 100;
}

/// <summary>How many steps that were reminded of.</summary>
internal sealed record RemindersSent(int Steps);

internal sealed class SendRemindersHandler(
    IntroductionDbContext context,
    ResponsiblePeople responsible,
    IOutbox outbox,
    PublicAddress address,
    TimeProvider clock
) : ICommandHandler<SendReminders, RemindersSent>
{
    public async ValueTask<RemindersSent> Handle(SendReminders command, CancellationToken cancellationToken)
    {
        var today = clock.StockholmToday();
        if (!SwedishCalendar.IsWorkingDay(today))
        {
            return new RemindersSent(0);
        }

        var due = await (
            from step in context.StepOverviews
            join proposal in context.Overviews on step.ProposalId equals proposal.Id
            where step.RemindOn <= today
            where proposal.Status == ProposalStatus.InProgress || proposal.Status == ProposalStatus.AwaitingNomination
            orderby step.RemindOn, step.Id
            select new { Step = step, proposal.Title }
        )
            .Take(command.Batch)
            .ToListAsync(cancellationToken);
        var ids = due.ConvertAll(d => d.Step.Id);
        var decided = await context
            .Decisions.Where(d => ids.Contains(d.StepId))
            .Select(d => new { d.StepId, d.Role })
            .ToListAsync(cancellationToken);
        foreach (var (step, title) in due.Select(d => (d.Step, d.Title)))
        {
            // in step 7 one of two may have done their part
            var roles = step.Roles.Except(decided.Where(d => d.StepId == step.Id).Select(d => d.Role));
            foreach (var person in await responsible.ForAsync(roles, step.TenantId, cancellationToken))
            {
                await outbox.AddMailOnceAsync(
                    Letter(step, title, person, today),
                    $"reminder:{step.Id:N}:{step.RemindOn:yyyyMMdd}:{person.PersonId:N}",
                    cancellationToken
                );
            }

            step.RemindedOn(today);
        }

        return new RemindersSent(due.Count);
    }

    private MailMessage Letter(StepOverview step, string title, Recipient person, DateOnly today)
    {
        var (word, deadline) = ReminderDays.WorkingDaysLate(step.Deadline, today) switch
        {
            0 => ("Påminnelse", $"Sista dag är {step.Deadline:yyyy-MM-dd}."),
            1 => ("Försenat", $"Sista dag var {step.Deadline:yyyy-MM-dd}."),
            var days => ("Försenat", $"Sista dag var {step.Deadline:yyyy-MM-dd}, för {days} arbetsdagar sedan."),
        };
        return new MailMessage(
            person.Name,
            person.Email,
            $"{word}: {step.Reference}, steg {step.Label}",
            $"""
            Hej {person.Name}!

            Ärendet {step.Reference}, {title}, väntar på dig eller en kollega i steg {step.Label}: {step.Title}.
            {deadline}

            Läs mer på {address.Of(StepPath.Of(step.ProposalId))}
            Har någon redan tagit hand om det kan du bortse från det här.
            """
        );
    }
}
