using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Catalogue;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 10: the information has been sent; the product takes its place in the assortment.</summary>
/// <param name="Text">What was sent.</param>
/// <param name="SentTo">The receivers.</param>
/// <param name="SentOn">The day.</param>
[AllowSignedIn]
internal sealed record InformPrescribers(
    [property: JsonIgnore] Guid Id,
    string? Text,
    IReadOnlyList<string>? SentTo = null,
    DateOnly? SentOn = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class InformPrescribersHandler(StepActs steps, IAssortment assortment)
    : ICommandHandler<InformPrescribers, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(InformPrescribers command, CancellationToken cancellationToken) =>
        await steps.ActAsync(
            command,
            Activities.Inform,
            (proposal, act) =>
                proposal.Inform(act, new InformationDetails(command.Text, command.SentTo, command.SentOn)),
            proposal => assortment.PlaceInAssortmentAsync(proposal.ProductId!.Value, cancellationToken),
            cancellationToken
        );
}
