using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Catalogue;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>Step 8: the handbook entry in force from a day. The product enters the catalogue as being introduced.</summary>
/// <param name="Entry">The entry, heading by heading; null takes the proposed one.</param>
/// <param name="ValidFrom">Its first day.</param>
/// <param name="Product">What the application leaves open and the catalogue must know.</param>
[AllowSignedIn]
internal sealed record UpdateHandbook(
    [property: JsonIgnore] Guid Id,
    HandbookDraft? Entry = null,
    DateOnly? ValidFrom = null,
    ProductCompletion? Product = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class UpdateHandbookHandler(StepActs steps, IAssortment assortment)
    : ICommandHandler<UpdateHandbook, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(UpdateHandbook command, CancellationToken cancellationToken) =>
        await steps.ActAsync(
            command,
            Activities.Handbook,
            (proposal, act) =>
                proposal.UpdateHandbook(
                    act,
                    new HandbookDetails(command.Entry ?? proposal.Content.Handbook, command.ValidFrom, command.Product)
                ),
            proposal => PlaceAsync(proposal, cancellationToken),
            cancellationToken
        );

    private async Task PlaceAsync(Proposal proposal, CancellationToken ct)
    {
        var productId = await ProposeAsync(proposal, ct);
        proposal.PlacedAs(productId);
        await assortment.MarkBeingIntroducedAsync(productId, ct);
        var version = proposal.Latest<HandbookDetails>()!.ToVersion(productId, proposal.CostBearer!.Value);
        await assortment.AddHandbookVersionAsync(version, ct);
    }

    // what the catalogue refuses was filled in as this command's product
    private async Task<Guid> ProposeAsync(Proposal proposal, CancellationToken ct)
    {
        try
        {
            return await assortment.ProposeProductAsync(proposal.ToProduct(), ct);
        }
        catch (InvalidProblem problem)
        {
            throw new InvalidProblem(problem.Errors.ToDictionary(e => $"product.{e.Key}", e => e.Value));
        }
    }
}
