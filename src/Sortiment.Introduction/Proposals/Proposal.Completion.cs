using Sortiment.Catalogue;
using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Proposals;

// Steps 8 to 10: handbook, agreement, information.
internal sealed partial class Proposal
{
    /// <summary>Conflict type: handbook entry or agreement is not in force yet.</summary>
    public const string NotInForce = "not-in-force";

    /// <summary>Step 8: the handbook entry, in force from a day, resting on the decisions of step 7.</summary>
    public string UpdateHandbook(StepAct act, HandbookDetails details)
    {
        var step = Acting(act, Activities.Handbook);
        var decisions =
            Latest<DecisionDetails>()?.Decisions
            ?? throw new InvalidOperationException($"Proposal {Reference} came to step 8 without decisions.");
        var decided = decisions.Max(decision => decision.Date);
        Check(errors => details.Check(errors, ProductCompletion.From(Content), IsMedicalDevice, decided));
        return Complete(step, act, Outcomes.HandbookUpdated, details with { Decisions = decisions });
    }

    /// <summary>Step 9: states the agreement and its offers. A procurement of its own may come to stand behind it.</summary>
    public string StateAgreement(StepAct act, AgreementDetails details)
    {
        var step = Acting(act, Activities.Agreement);
        Check(errors =>
            details.Check(errors, Latest<ImpactDetails>()?.AgreementForm, Product.SupplierName!, act.Today)
        );
        return Complete(step, act, Outcomes.AgreementStated, details with { SupplierName = Product.SupplierName });
    }

    /// <summary>Step 10: what was sent, to whom. By then the product can be ordered: entry and agreement are in force.</summary>
    /// <exception cref="ConflictProblem">Handbook entry or agreement comes into force on a later day.</exception>
    public string Inform(StepAct act, InformationDetails details)
    {
        var step = Acting(act, Activities.Inform);
        // the messages name the one that is not in force; InForceFrom is what pages tell beforehand
        GuardInForce(act, "Produktanvisningen", Latest<HandbookDetails>()?.ValidFrom);
        GuardInForce(act, "Avtalet", Latest<AgreementDetails>()?.ValidFrom);
        Check(errors => details.Check(errors, act.Today));
        return Complete(step, act, Outcomes.Informed, details);
    }

    /// <summary>The product as the catalogue takes it, from step 8 on: what the application says, completed there.</summary>
    public ProposeProduct ToProduct() => Product.ToProduct(Id, Content, IsMedicalDevice);

    /// <summary>What the catalogue knows of the product, from step 8 on.</summary>
    public ProductCompletion Product =>
        (
            Latest<HandbookDetails>()?.Product
            ?? throw new InvalidOperationException($"Proposal {Reference} has not passed step 8.")
        ).Over(ProductCompletion.From(Content));

    /// <summary>The day from which entry and agreement both hold and step 10 can be done; null before step 8.</summary>
    public DateOnly? InForceFrom =>
        new[] { Latest<HandbookDetails>()?.ValidFrom, Latest<AgreementDetails>()?.ValidFrom }.Max();

    // The preparatory group's answer, not the proposer's claim.
    private bool IsMedicalDevice =>
        Latest<AssessmentDetails>()?.Assessment.Answers.GetValueOrDefault(PriorityFramework.MedicalDeviceQuestion) == 1;

    private static void GuardInForce(StepAct act, string what, DateOnly? from)
    {
        if (from > act.Today)
        {
            throw new ConflictProblem(
                NotInForce,
                $"{what} börjar gälla den {from:yyyy-MM-dd}. Steg 10 kan slutföras då, när produkten går att beställa."
            );
        }
    }
}
