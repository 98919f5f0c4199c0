using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Catalogue;
using Sortiment.Catalogue.Offers;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// Step 9: states the agreement that the product is called off from, and its prices. A procurement of its own will state
/// the same when its agreement is published.
/// </summary>
/// <param name="SupplierName">The product's; null takes it.</param>
/// <param name="DeviationReason">Required when the form is another than the decision tree gave in step 4 e, or the time is long.</param>
[AllowSignedIn]
internal sealed record StateAgreement(
    [property: JsonIgnore] Guid Id,
    AgreementForm? Form,
    string? AgreementNumber = null,
    string? SupplierName = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null,
    IReadOnlyList<AgreementArticle>? Articles = null,
    IReadOnlyList<OfferRow>? Offers = null,
    string? DeviationReason = null,
    int? Version = null,
    string? Note = null
) : ICommand<ProposalPosition>, IStepCommand;

internal sealed class StateAgreementHandler(StepActs steps, IAssortment assortment)
    : ICommandHandler<StateAgreement, ProposalPosition>
{
    public async ValueTask<ProposalPosition> Handle(StateAgreement command, CancellationToken cancellationToken) =>
        await steps.ActAsync(
            command,
            Activities.Agreement,
            (proposal, act) => proposal.StateAgreement(act, Details(command)),
            proposal =>
                assortment.StateOfferAsync(
                    proposal.Latest<AgreementDetails>()!.ToOffer(proposal.ProductId!.Value),
                    cancellationToken
                ),
            cancellationToken
        );

    private static AgreementDetails Details(StateAgreement command) =>
        new(
            command.Form,
            command.AgreementNumber,
            command.SupplierName,
            command.ValidFrom,
            command.ValidTo,
            command.Articles,
            command.Offers,
            command.DeviationReason
        );
}
