using Sortiment.Catalogue.LocalContracts;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Tests.Orderability;

public sealed class OrderabilityRuleTests
{
    private static readonly DateOnly Today = Given.Today;
    private static readonly OrderableOffer Rent = Offer(AgreementForm.CooperationAgreement);
    private static readonly OrderableArticle Main = Article(Rent);
    private static readonly OrderableProduct Product = new(
        Given.Area,
        Lifecycle.InAssortment,
        new DateOnly(2026, 1, 1),
        [Given.ThisYear],
        [Main]
    );

    private static readonly OrderingPrincipal Municipality = new(PrincipalKind.Municipality);
    private static readonly OrderingPrincipal Region = new(PrincipalKind.Region);

    // Investigation 4.4.4 and 5.4: what each form opens to each side.
    [Theory]
    [InlineData(nameof(AgreementForm.CooperationAgreement), "Prescription", "Prescription")]
    [InlineData(nameof(AgreementForm.SupplementaryAgreement), "Prescription", "Prescription")]
    [InlineData(nameof(AgreementForm.RegionalAccord), "", "Prescription")]
    [InlineData(nameof(AgreementForm.BasicEquipment), "BasicEquipment", "")]
    [InlineData(nameof(AgreementForm.CentralPurchasing), "AidDecision,InExecution", "")]
    public void Who_may_order_on_which_basis_follows_from_the_form(string form, string municipality, string region)
    {
        var product = Product with { Articles = [Article(Offer(Enum.Parse<AgreementForm>(form)))] };

        AssertBases(municipality, OrderabilityRule.OfProduct(product, Municipality, Today));
        AssertBases(region, OrderabilityRule.OfProduct(product, Region, Today));

        static void AssertBases(string expected, Verdict verdict)
        {
            Assert.Equal(expected, string.Join(',', verdict.Bases));
            Assert.Equal(expected != "", verdict.CanOrder);
            Assert.Equal(
                expected == "" ? [ObstacleCode.AgreementNotForPrincipal] : [],
                verdict.Obstacles.Select(obstacle => obstacle.Code)
            );
        }
    }

    [Theory]
    [InlineData(nameof(Lifecycle.Proposed), nameof(ObstacleCode.Proposed))]
    [InlineData(nameof(Lifecycle.BeingIntroduced), nameof(ObstacleCode.BeingIntroduced))]
    [InlineData(nameof(Lifecycle.InAssortment), null)]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), nameof(ObstacleCode.BeingPhasedOut))]
    [InlineData(nameof(Lifecycle.Withdrawn), nameof(ObstacleCode.Withdrawn))]
    public void The_stage_comes_first(string stage, string? obstacle)
    {
        // everything else is wrong as well: the stage is what is told
        var product = Product with
        {
            Lifecycle = Enum.Parse<Lifecycle>(stage),
            HandbookPeriods = obstacle is null ? Product.HandbookPeriods : [],
            Articles = obstacle is null ? Product.Articles : [Main with { IsOrderable = false, Offers = [] }],
        };

        var verdict = OrderabilityRule.OfProduct(product, Municipality, Today);

        Assert.Equal(obstacle, verdict.Obstacles.SingleOrDefault()?.Code.ToString());
        Assert.Equal(obstacle is null, verdict.CanOrder);
    }

    [Theory]
    [InlineData(nameof(ArticleKind.MainProduct), false)]
    [InlineData(nameof(ArticleKind.Accessory), true)]
    [InlineData(nameof(ArticleKind.SparePart), true)]
    [InlineData(nameof(ArticleKind.BaseService), true)]
    public void While_phased_out_only_what_keeps_others_going_is_orderable(string kind, bool canOrder)
    {
        var product = Product with { Lifecycle = Lifecycle.BeingPhasedOut };
        var article = Main with { Kind = Enum.Parse<ArticleKind>(kind) };

        Assert.Equal(canOrder, OrderabilityRule.OfArticle(product, article, Region, Today).CanOrder);
    }

    [Fact]
    public void Nothing_is_orderable_before_its_handbook_entry_is_in_force()
    {
        var begins = Today.AddDays(1);
        var product = Product with { HandbookPeriods = [new Period(begins)] };

        var before = OrderabilityRule.OfProduct(product, Municipality, Today);

        var obstacle = Assert.Single(before.Obstacles);
        Assert.Equal((ObstacleCode.HandbookNotInForce, begins), (obstacle.Code, obstacle.Until));
        Assert.Contains("2026-05-05", obstacle.Sentence, StringComparison.Ordinal);
        Assert.True(OrderabilityRule.OfProduct(product, Municipality, begins).CanOrder);
    }

    [Fact]
    public void Nothing_is_orderable_without_a_handbook_entry_or_after_its_end()
    {
        AssertOnly(ObstacleCode.HandbookMissing, Product with { HandbookPeriods = [] });
        AssertOnly(
            ObstacleCode.HandbookMissing,
            Product with
            {
                HandbookPeriods = [new Period(new DateOnly(2025, 1, 1), Today.AddDays(-1))],
            }
        );
    }

    [Fact]
    public void An_article_must_be_published_and_open()
    {
        AssertOnly(ObstacleCode.ClosedForOrders, With(Main with { IsOrderable = false }));
        AssertOnly(ObstacleCode.ClosedForOrders, With(Main with { IsPublished = false }));

        var stopped = With(Main with { IsOrderable = false, OrderStop = "Slut hos leverantören." });
        Assert.Equal(
            "Hjälpmedelscentralen tar inte emot beställningar just nu: Slut hos leverantören.",
            OrderabilityRule.OfProduct(stopped, Municipality, Today).Obstacles.Single().Sentence
        );
    }

    [Fact]
    public void An_agreement_must_hold_that_day()
    {
        AssertOnly(ObstacleCode.NoOffer, With(Main with { Offers = [] }));
        AssertOnly(
            ObstacleCode.OfferEnded,
            With(Article(Rent with { Valid = new Period(new DateOnly(2024, 1, 1), Today.AddDays(-1)) }))
        );
        AssertOnly(ObstacleCode.OfferNotBegun, With(Article(Rent with { Valid = new Period(Today.AddDays(1)) })));
        Assert.True(CanOrder(Rent with { Valid = new Period(Today, Today) }));
    }

    [Fact]
    public void What_begins_is_told_before_what_has_ended()
    {
        var product = With(
            Article(
                Rent with
                {
                    Valid = new Period(new DateOnly(2024, 1, 1), Today.AddDays(-1)),
                },
                Rent with
                {
                    Valid = new Period(Today.AddDays(10)),
                }
            )
        );

        var obstacle = OrderabilityRule.OfProduct(product, Region, Today).Obstacles.Single();

        Assert.Equal((ObstacleCode.OfferNotBegun, Today.AddDays(10)), (obstacle.Code, obstacle.Until));
    }

    [Fact]
    public void Basic_equipment_tells_why_it_is_not_prescribed()
    {
        var product = With(Article(Offer(AgreementForm.RegionalAccord), Offer(AgreementForm.BasicEquipment)));

        var verdict = OrderabilityRule.OfProduct(product, Municipality, Today);

        Assert.Equal([OrderingBasis.BasicEquipment], verdict.Bases);
        Assert.Contains("Överenskommelsen", verdict.Obstacles.Single().Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Rent_and_purchase_under_one_agreement_are_one_way()
    {
        var product = With(
            Article(
                Offer(AgreementForm.BasicEquipment),
                Offer(AgreementForm.BasicEquipment) with
                {
                    Terms = PriceTerms.Purchase,
                }
            )
        );

        var way = Assert.Single(OrderabilityRule.OfProduct(product, Municipality, Today).Ways);

        Assert.True(way is { ByRent: true, ByPurchase: true });
    }

    [Fact]
    public void One_variant_that_can_be_ordered_is_enough()
    {
        var product = Product with { Articles = [Main with { IsOrderable = false }, Main] };

        var verdict = OrderabilityRule.OfProduct(product, Municipality, Today);

        Assert.True(verdict.CanOrder);
        Assert.Empty(verdict.Obstacles);
    }

    // Investigation 5.5.2: own contract, shared agreement or both; an exclusivity clause must be waited out.
    [Theory]
    [InlineData("Own", null, Given.Area, nameof(ObstacleCode.OwnContractChosen))]
    [InlineData("Joint", null, Given.Area, null)]
    [InlineData("Both", null, Given.Area, null)]
    [InlineData("Joint", "2026-05-04", Given.Area, nameof(ObstacleCode.ExclusiveContract))]
    [InlineData("Both", "2026-05-04", Given.Area, nameof(ObstacleCode.ExclusiveContract))]
    [InlineData("Both", "2026-05-03", Given.Area, null)]
    [InlineData("Own", "2026-12-31", "digitala-las", null)]
    public void A_contract_of_ones_own_may_stand_in_the_way(
        string choice,
        string? exclusiveUntil,
        string area,
        string? obstacle
    )
    {
        var contract = LocalContract.Register(
            "1444",
            area,
            new LocalContractTerms(
                "Lokalt Larm AB",
                "Avtal 7",
                Given.ThisYear.From,
                Given.ThisYear.To,
                Enum.Parse<ContractChoice>(choice),
                exclusiveUntil is null ? null : DateOnly.Parse(exclusiveUntil, null)
            )
        );

        var verdict = OrderabilityRule.OfProduct(Product, Municipality with { Contracts = [contract] }, Today);

        Assert.Equal(obstacle, verdict.Obstacles.SingleOrDefault()?.Code.ToString());
        Assert.Equal(obstacle is null, verdict.CanOrder);
        Assert.True(
            OrderabilityRule
                .OfProduct(Product, Municipality with { Contracts = [contract] }, Given.ThisYear.From.AddYears(1))
                .Obstacles.All(found =>
                    found.Code is not (ObstacleCode.OwnContractChosen or ObstacleCode.ExclusiveContract)
                )
        );
    }

    [Fact]
    public void The_facts_are_taken_from_the_product()
    {
        var series = Given.At(Lifecycle.InAssortment);

        var product = OrderableProduct.From(series, Given.Handbook(series));

        Assert.True(OrderabilityRule.OfProduct(product, Municipality, Today).CanOrder);
        Assert.Equal(2, product.Articles.Count);
    }

    private static OrderableProduct With(OrderableArticle article) => Product with { Articles = [article] };

    private static OrderableArticle Article(params OrderableOffer[] offers) =>
        new(
            Guid.CreateVersion7(),
            ArticleKind.MainProduct,
            IsPublished: true,
            IsOrderable: true,
            OrderStop: null,
            offers
        );

    private static OrderableOffer Offer(AgreementForm form) =>
        new(form, $"RA-{form}", Given.ThisYear, PriceTerms.RentPerMonth);

    private static bool CanOrder(OrderableOffer offer) =>
        OrderabilityRule.OfProduct(With(Article(offer)), Region, Today).CanOrder;

    private static void AssertOnly(ObstacleCode code, OrderableProduct product)
    {
        var verdict = OrderabilityRule.OfProduct(product, Municipality, Today);
        Assert.Equal([code], verdict.Obstacles.Select(obstacle => obstacle.Code));
        Assert.False(verdict.CanOrder);
    }
}
