using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>The application: what a draft may lack, what a submission must have.</summary>
public class ApplicationTests
{
    private static readonly Dictionary<string, (ProposalContent Content, string[] Fields)> Unsubmittable = new()
    {
        ["no product"] = (Given.Content with { ProductName = null }, ["productName"]),
        ["no supplier"] = (Given.Content with { SupplierName = " " }, ["supplierName"]),
        ["no need"] = (Given.Content with { Needs = null! }, ["needs"]),
        ["no law"] = (Given.Content with { Laws = [] }, ["laws"]),
        ["no handbook proposal"] = (
            Given.Content with
            {
                Handbook = null!,
            },
            ["handbook.targetGroup", "handbook.justifyingNeeds", "handbook.intendedUse"]
        ),
        ["no product description"] = (Given.Content with { ProductDescription = "" }, ["productDescription"]),
        ["no evidence"] = (Given.Content with { EvidenceText = null }, ["evidenceText"]),
        ["documents of other kinds"] = (
            Given.Content with
            {
                EvidenceText = null,
                Attachments = [new(EvidenceKind.ProductDescription, Guid.NewGuid())],
            },
            ["evidenceText"]
        ),
    };

    private static readonly Dictionary<string, (ProposalContent Content, string Field)> NotEvenADraft = new()
    {
        ["no title"] = (Given.Content with { Title = "" }, "title"),
        ["long title"] = (Given.Content with { Title = new string('a', 201) }, "title"),
        ["long product name"] = (Given.Content with { ProductName = new string('a', 201) }, "productName"),
        ["long supplier name"] = (Given.Content with { SupplierName = new string('a', 201) }, "supplierName"),
        ["long text"] = (Given.Content with { EvidenceText = new string('a', 20_001) }, "evidenceText"),
        ["long handbook text"] = (
            Given.Content with
            {
                Handbook = new() { Risks = new string('a', 20_001) },
            },
            "handbook.risks"
        ),
        ["organisation number"] = (
            Given.Content with
            {
                SupplierOrganisationNumber = "556016-0681",
            },
            "supplierOrganisationNumber"
        ),
        ["ISO code"] = (Given.Content with { IsoCode = "22 2" }, "isoCode"),
        ["class of what is no device"] = (
            Given.Content with
            {
                MedicalDevice = MedicalDeviceClaim.No,
            },
            "medicalDeviceClass"
        ),
    };

    public static TheoryData<string> UnsubmittableNames => [.. Unsubmittable.Keys];

    public static TheoryData<string> NotEvenADraftNames => [.. NotEvenADraft.Keys];

    [Theory]
    [MemberData(nameof(UnsubmittableNames))]
    public void A_draft_may_lack_what_a_submission_must_have(string name)
    {
        var journey = new Journey();
        journey.Proposal.EditDraft(Given.Grästorp, Unsubmittable[name].Content, 1);

        Refusals.NamesFields(() => journey.Do("Submit"), Unsubmittable[name].Fields);
        Assert.Equal(ProposalStatus.Draft, journey.Proposal.Status);
    }

    [Theory]
    [MemberData(nameof(NotEvenADraftNames))]
    public void What_a_draft_does_say_must_be_right(string name)
    {
        var (content, field) = NotEvenADraft[name];
        var journey = new Journey();

        Refusals.NamesFields(() => journey.Proposal.EditDraft(Given.Grästorp, content, 1), field);
        Refusals.NamesFields(
            () => Proposal.Draft(Given.Grästorp, Guid.NewGuid(), "1444", "2023-0009", content, Given.Start),
            field
        );
        Assert.Same(Given.Content, journey.Proposal.Content);
    }

    [Fact]
    public void Documents_stand_in_for_text()
    {
        var journey = new Journey();
        var content = Given.Content with
        {
            Handbook = new(),
            ProductDescription = null,
            EvidenceText = null,
            Attachments = [.. Enum.GetValues<EvidenceKind>().Select(kind => new Attachment(kind, Guid.NewGuid()))],
        };
        journey.Proposal.EditDraft(Given.Grästorp, content, 1);

        Assert.Equal(ProposalStatus.InProgress, journey.Do("Submit").Proposal.Status);
    }

    [Fact]
    public void A_stale_version_is_refused_everywhere()
    {
        var journey = new Journey();
        journey.Proposal.EditDraft(Given.Grästorp, Given.Content, 1);

        Refusals.Conflicts(
            ConflictProblem.StaleVersion,
            () => journey.Proposal.EditDraft(Given.Grästorp, Given.Content, 1)
        );
        Refusals.Conflicts(
            ConflictProblem.StaleVersion,
            () => journey.Proposal.Submit(new(Given.Grästorp, Given.Start, Version: 1))
        );
        Refusals.Conflicts(
            ConflictProblem.StaleVersion,
            () => journey.Proposal.Withdraw(Given.Grästorp, "Skäl.", Given.Start, 1)
        );
        Refusals.Conflicts(
            ConflictProblem.StaleVersion,
            () => journey.Proposal.Submit(new(Given.Grästorp, Given.Start, Version: 99))
        );
        journey.Proposal.Submit(new(Given.Grästorp, Given.Start, Version: 2));
    }
}
