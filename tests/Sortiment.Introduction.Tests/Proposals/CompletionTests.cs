using System.Globalization;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Tests.Proposals;

/// <summary>Steps 8 to 10, and what the catalogue is given.</summary>
public class CompletionTests
{
    private const string ToSix = $"Submit Complete GoOn {Journey.Four} Send";

    [Fact]
    public void The_handbook_entry_carries_the_decisions_it_rests_on()
    {
        var journey = Journey.After($"{ToSix} RecommendShared HsdYes BoardYes Handbook");

        var details = (HandbookDetails)journey.Proposal.Steps.Single(step => step.Number == 8).Details!;
        Assert.Equal([Roles.RegionalDirector, Roles.VastKomBoard], details.Decisions.Select(decision => decision.Role));
        Assert.All(details.Decisions, decision => Assert.Equal("HS 2023-00123", decision.Reference));
    }

    [Fact]
    public void The_catalogue_gets_what_the_steps_have_settled()
    {
        var journey = Journey.After($"{ToSix} RecommendShared HsdYes BoardYes Handbook Agreement");
        var proposal = journey.Proposal;
        var product = Guid.NewGuid();

        var facts = proposal.ToProduct();
        Assert.Equal(
            (proposal.Id, "Vägvisaren 2", "Larmbolaget AB"),
            (facts.ProposalId, facts.Name, facts.SupplierName)
        );
        Assert.Equal(("556016-0680", "22 27 24"), ($"{facts.SupplierOrganisationNumber}", facts.IsoCode.Text));
        Assert.Equal(MedicalDeviceClass.ClassI, facts.MedicalDeviceClass);
        Assert.Equal("Ett armband med larmknapp och positionering.", facts.Description);

        var version = Details<HandbookDetails>().ToVersion(product, proposal.CostBearer!.Value);
        Assert.Equal(
            ("HS 2023-00123", "HS 2023-00123", true),
            (version.RegionDecision, version.VastKomDecision, version.CostIsShared)
        );
        Assert.Equal((product, Given.Day), (version.ProductId, version.ValidFrom));
        Assert.Equal(
            Given.Entry.All.Select(part => (part.Field, part.Text ?? "")),
            version.Text.Sections.Select(section => (section.Field, section.Text))
        );

        var offer = Details<AgreementDetails>().ToOffer(product);
        Assert.Equal((AgreementForm.SupplementaryAgreement, "KI-2022-118"), (offer.Form, offer.AgreementNumber));
        Assert.Equal(
            [("VV2", PriceTerms.RentPerMonth, 18_900L), ("VV2-L", PriceTerms.Purchase, 24_500L)],
            offer.Articles.Select(article => (article.Number, article.Terms, article.Price.Ore))
        );

        T Details<T>() => proposal.Steps.Select(step => step.Details).OfType<T>().Single();
    }

    [Fact]
    public void What_the_application_left_out_of_the_product_is_asked_for_in_step_8()
    {
        var journey = new Journey();
        var sparse = Given.Content with
        {
            SupplierOrganisationNumber = null,
            IsoCode = null,
            ProductDescription = null,
            MedicalDeviceClass = null,
            Attachments = [new(EvidenceKind.ProductDescription, Guid.NewGuid())],
        };
        journey.Proposal.EditDraft(Given.Grästorp, sparse, 1);
        journey.Do($"{ToSix} RecommendRegion HsdYes");
        Assert.Throws<InvalidOperationException>(() => journey.Proposal.ToProduct());

        Refusals.NamesFields(
            () =>
                journey.Proposal.UpdateHandbook(
                    journey.Act(Roles.CoordinationOffice),
                    new(Given.Entry, Given.Day, new ProductCompletion(AreaCode: " "))
                ),
            "product.supplierOrganisationNumber",
            "product.isoCode",
            "product.description",
            "product.medicalDeviceClass",
            "product.areaCode"
        );
        var filled = new ProductCompletion(
            null,
            "556016-0680",
            "22 27 16",
            2022,
            "Ett armband.",
            MedicalDeviceClass.ClassIIa,
            "mobila-larm"
        );
        journey.Proposal.UpdateHandbook(journey.Act(Roles.CoordinationOffice), new(Given.Entry, Given.Day, filled));

        var facts = journey.Proposal.ToProduct();
        Assert.Equal(("22 27 16", "Ett armband."), (facts.IsoCode.Text, facts.Description));
        Assert.Equal(MedicalDeviceClass.ClassIIa, facts.MedicalDeviceClass);
        Assert.Equal(("Larmbolaget AB", "mobila-larm"), (facts.SupplierName, facts.AreaCode));
    }

    [Theory]
    [InlineData("2023-01-01", "2026-12-31", null, "")]
    [InlineData("2023-01-01", "2027-01-01", null, "deviationReason")]
    [InlineData("2023-01-01", null, null, "deviationReason")]
    [InlineData("2023-01-01", null, "Köps av en enda tillverkare.", "")]
    [InlineData("1999-12-31", "2023-12-31", "Lång.", "validFrom")]
    [InlineData("0001-01-01", "9999-12-31", "Lång.", "validFrom validTo")]
    [InlineData("9999-12-31", "9999-12-31", "Lång.", "validFrom validTo")]
    public void An_agreement_has_sane_days_and_says_why_it_is_long(string from, string? to, string? why, string wrong)
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes Handbook");
        var details = Given.Agreement with
        {
            ValidFrom = DateOnly.Parse(from, CultureInfo.InvariantCulture),
            ValidTo = to is null ? null : DateOnly.Parse(to, CultureInfo.InvariantCulture),
            DeviationReason = why,
        };
        StateOrName(journey, details, wrong);
    }

    [Theory]
    [InlineData(1_000_000_000, "")]
    [InlineData(1_000_000_001, "offers[0].ore")]
    [InlineData(long.MaxValue, "offers[0].ore")]
    public void A_price_is_at_most_ten_million_kronor(long ore, string wrong)
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes Handbook");
        var offers = Given.Agreement.Offers;
        StateOrName(journey, Given.Agreement with { Offers = [offers[0] with { Ore = ore }, offers[1]] }, wrong);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(" larmbolaget ab ", "")]
    [InlineData("Helt Annan AB", "supplierName")]
    public void The_agreement_is_with_the_products_supplier(string? name, string wrong)
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes Handbook");
        StateOrName(journey, Given.Agreement with { SupplierName = name }, wrong);
        if (wrong.Length == 0)
        {
            Assert.Equal("Larmbolaget AB", journey.Proposal.Latest<AgreementDetails>()!.SupplierName);
        }
    }

    private static void StateOrName(Journey journey, AgreementDetails details, string wrong)
    {
        void State() => journey.Proposal.StateAgreement(journey.Act(Roles.ProcurementOfficer), details);
        if (wrong.Length == 0)
        {
            State();
            Assert.Equal(details.Offers, journey.Proposal.Latest<AgreementDetails>()!.Offers);
            return;
        }

        Refusals.NamesFields(State, wrong.Split(' '));
    }

    [Fact]
    public void Another_agreement_form_needs_a_reason_and_a_price_finds_its_article()
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes Handbook");
        var other = Given.Agreement with
        {
            Form = AgreementForm.BasicEquipment,
            DeviationReason = "Hyrs av kommunerna.",
        };

        Assert.Equal("AgreementStated", journey.Proposal.StateAgreement(journey.Act(Roles.ProductConsultant), other));
        Assert.Equal("VV2", other.ArticleOf(other.Offers[0])!.Number);
        Assert.Equal("Laddare", other.ArticleOf(other.Offers[1])!.Name);
        Assert.Equal(18_900, other.Offers[0].Price.Ore);
    }

    [Fact]
    public void Information_waits_until_the_product_can_be_ordered()
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes");
        var later = Given.Day.AddDays(10);
        journey.Move(p =>
            p.UpdateHandbook(journey.Act(Roles.CoordinationOffice), Given.Handbook with { ValidFrom = later })
        );
        journey.Do("Agreement");

        Refusals.Conflicts(Proposal.NotInForce, () => journey.Do("Inform"));
        journey.Now = Given.Start.AddDays(10);
        Assert.Equal(ProposalStatus.Introduced, journey.Do("Inform").Proposal.Status);
        Assert.Equal(journey.Now, journey.Proposal.EndedAt);
    }

    [Fact]
    public void Nothing_is_introduced_without_a_product_in_the_catalogue_nor_placed_twice()
    {
        var journey = Journey.After($"{ToSix} RecommendRegion HsdYes Handbook Agreement");

        Assert.Throws<InvalidOperationException>(() =>
            journey.Move(p => p.Inform(journey.Act(Roles.CoordinationOffice), Given.Information))
        );
        var product = Guid.NewGuid();
        journey.Proposal.PlacedAs(product);
        journey.Proposal.PlacedAs(product);
        Assert.Throws<InvalidOperationException>(() => journey.Proposal.PlacedAs(Guid.NewGuid()));
    }
}
