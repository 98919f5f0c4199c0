using Sortiment.Introduction.Read;
using Sortiment.Platform.Http;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;

namespace Sortiment.Introduction.Proposals;

/// <summary>Tells those whose turn it is, once for each time that a step is entered.</summary>
internal sealed class TurnMail(IOutbox outbox, ResponsiblePeople responsible, PublicAddress address)
{
    /// <summary>Writes to everybody responsible for the open steps who has not been written to.</summary>
    public async Task SendAsync(Proposal proposal, CancellationToken ct)
    {
        foreach (var step in proposal.OpenSteps)
        {
            var task = proposal.Missing is null ? step.Title : "Komplettera ansökan";
            foreach (var recipient in await responsible.ForAsync(step.Responsible, step.TenantId, ct))
            {
                await outbox.AddMailOnceAsync(
                    new MailMessage(
                        recipient.Name,
                        recipient.Email,
                        $"{proposal.Reference} väntar på dig: {task}",
                        $"""
                        Hej {recipient.Name}!

                        Ärendet {proposal.Reference}, {proposal.Content.Title}, har kommit till steg {step.Label}: {task}.
                        Det väntar nu på dig eller en kollega. Sista dag är {step.Deadline:yyyy-MM-dd}.{Why(proposal)}

                        Läs mer på {address.Of(StepPath.Of(proposal.Id))}
                        """
                    ),
                    $"turn:{step.Id:N}:{recipient.PersonId:N}",
                    ct
                );
            }
        }
    }

    private static string Why(Proposal proposal) =>
        proposal switch
        {
            { Missing: { } missing } => $"\n\nDet här behöver kompletteras:\n{missing}",
            { SentBackBecause: { } reason } => $"\n\nLedningsrådet återremitterade ärendet:\n{reason}",
            _ => "",
        };
}
