using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals;

namespace Sortiment.Introduction.Proposals;

/// <summary>Tells those whose turn it is, once for each time that a step is entered.</summary>
internal sealed class TurnMail(IOutbox outbox, IPrincipalDirectory directory)
{
    /// <summary>Writes to everybody responsible for the open steps who has not been written to.</summary>
    public async Task SendAsync(Proposal proposal, CancellationToken ct)
    {
        foreach (var step in proposal.OpenSteps)
        {
            foreach (var recipient in await RecipientsAsync(step, ct))
            {
                await outbox.AddMailOnceAsync(
                    new MailMessage(
                        recipient.Name,
                        recipient.Email,
                        $"{proposal.Reference}: {step.Title}",
                        $"""
                        Hej {recipient.Name}!

                        Ärendet {proposal.Reference}, {proposal.Content.Title}, har kommit till steg {step.Label}: {step.Title}.
                        Det väntar nu på dig eller en kollega. Sista dag är {step.Deadline:yyyy-MM-dd}.

                        Du hittar ärendet under Mina uppgifter i Sortiment.
                        """
                    ),
                    $"turn:{step.Id:N}:{recipient.PersonId:N}",
                    ct
                );
            }
        }
    }

    /// <summary>The people responsible for a step.</summary>
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(StepRecord step, CancellationToken ct)
    {
        var recipients = new List<Recipient>();
        foreach (var role in step.Responsible)
        {
            var tenant = Roles.AtPrincipal.Contains(role) ? step.TenantId : null;
            recipients.AddRange(await directory.RecipientsAsync(role, tenant, ct));
        }

        return [.. recipients.DistinctBy(r => r.PersonId)];
    }
}
