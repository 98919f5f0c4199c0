using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Tests.Products;

public sealed class ProductSeriesTests
{
    [Fact]
    public void A_proposed_product_needs_its_facts()
    {
        var problem = Assert.Throws<InvalidProblem>(() =>
            ProductSeries.Propose(
                Supplier.Register("Tryggnära", OrganisationNumber.Parse("212000-0142")),
                new ProductFacts(" ", "", IsoCode.Parse("22 27 18", 2016), [], [], null, null),
                Given.Today
            )
        );

        Assert.Equal(["description", "laws", "name", "needs"], problem.Errors.Keys.Order());
    }

    [Fact]
    public void It_is_not_placed_without_a_handbook_entry()
    {
        var product = Given.At(Lifecycle.BeingIntroduced);

        var problem = Assert.Throws<ConflictProblem>(() => product.PlaceInAssortment(handbook: null, Given.Today));

        Assert.Equal("handbook-missing", problem.Type);
    }

    [Fact]
    public void It_is_not_placed_with_a_handbook_entry_that_has_no_version()
    {
        var product = Given.At(Lifecycle.BeingIntroduced);

        var problem = Assert.Throws<ConflictProblem>(() =>
            product.PlaceInAssortment(HandbookEntry.ForProduct(product.Id, "Tom"), Given.Today)
        );

        Assert.Equal("handbook-missing", problem.Type);
    }

    [Fact]
    public void It_may_be_placed_with_a_handbook_entry_that_is_dated_ahead()
    {
        var product = Given.At(Lifecycle.BeingIntroduced);

        product.PlaceInAssortment(Given.Handbook(product, Given.Today.AddDays(30)), Given.Today);

        Assert.Equal(Lifecycle.InAssortment, product.Lifecycle);
        Assert.True(product.Articles[0].IsOrderable);
    }

    [Fact]
    public void It_is_not_placed_on_an_offer_that_has_ended()
    {
        var product = Given.Product();
        Given.Offer(
            product,
            Given.MainArticle(product),
            valid: new Period(new DateOnly(2024, 1, 1), Given.Today.AddDays(-1))
        );
        product.MarkBeingIntroduced(Given.Today);

        var problem = Assert.Throws<ConflictProblem>(() =>
            product.PlaceInAssortment(Given.Handbook(product), Given.Today)
        );

        Assert.Equal("offer-missing", problem.Type);
    }

    [Fact]
    public void It_is_not_placed_on_an_offer_for_an_accessory_alone()
    {
        var product = Given.Product();
        Given.MainArticle(product);
        Given.Offer(product, Given.Article(product, "TN-2", ArticleKind.Accessory));
        product.MarkBeingIntroduced(Given.Today);

        var problem = Assert.Throws<ConflictProblem>(() =>
            product.PlaceInAssortment(Given.Handbook(product), Given.Today)
        );

        Assert.Equal("offer-missing", problem.Type);
    }

    [Fact]
    public void Only_what_is_offered_opens_for_orders()
    {
        var product = Given.Product();
        Given.Offer(product, Given.MainArticle(product));
        Given.Article(product, "TN-2", ArticleKind.Accessory);
        product.MarkBeingIntroduced(Given.Today);

        product.PlaceInAssortment(Given.Handbook(product), Given.Today);

        Assert.True(product.Find("TN-1")!.IsOrderable);
        Assert.True(product.Find("tn-2 ") is { IsPublished: true, IsOrderable: false });
    }

    [Fact]
    public void An_article_number_is_taken_once()
    {
        var product = Given.Product();
        Given.MainArticle(product, "TN-1");

        var problem = Assert.Throws<ConflictProblem>(() => Given.MainArticle(product, "tn-1"));

        Assert.Equal("article-number-taken", problem.Type);
    }

    [Fact]
    public void The_same_offer_stated_twice_counts_once()
    {
        var product = Given.Product();
        var article = Given.MainArticle(product);

        Given.Offer(product, article);
        Given.Offer(product, article);

        Assert.Single(article.Offers);
    }

    [Fact]
    public void Two_prices_for_the_same_days_contradict_each_other()
    {
        var product = Given.Product();
        var article = Given.MainArticle(product);
        Given.Offer(product, article);

        var problem = Assert.Throws<ConflictProblem>(() =>
            product.StateOffer(
                article,
                AgreementForm.CooperationAgreement,
                $"RA-{AgreementForm.CooperationAgreement}",
                new Period(new DateOnly(2026, 12, 31)),
                PriceTerms.RentPerMonth,
                new Money(13_900)
            )
        );

        Assert.Equal("offer-contradicts", problem.Type);
    }

    [Theory]
    [InlineData(nameof(AgreementForm.CooperationAgreement), true, false)]
    [InlineData(nameof(AgreementForm.RegionalAccord), true, false)]
    [InlineData(nameof(AgreementForm.BasicEquipment), true, false)]
    [InlineData(nameof(AgreementForm.SupplementaryAgreement), true, false)]
    [InlineData(nameof(AgreementForm.CentralPurchasing), false, true)]
    public void A_form_covers_the_products_of_its_law(string form, bool healthCare, bool socialServices)
    {
        Assert.Equal(healthCare, Accepts(Law.Hsl));
        Assert.Equal(socialServices, Accepts(Law.Sol));
        Assert.Equal(socialServices, Accepts(Law.Lss));

        bool Accepts(Law law)
        {
            var product = Given.Product(law);
            var problem = Record.Exception(() =>
                Given.Offer(product, Given.MainArticle(product), Enum.Parse<AgreementForm>(form))
            );
            if (problem is not null)
            {
                Assert.Contains("agreementForm", Assert.IsType<InvalidProblem>(problem).Errors);
            }

            return problem is null;
        }
    }

    [Theory]
    [InlineData(nameof(AgreementForm.CooperationAgreement), nameof(ArticleKind.MainProduct), false)]
    [InlineData(nameof(AgreementForm.RegionalAccord), nameof(ArticleKind.MainProduct), false)]
    [InlineData(nameof(AgreementForm.SupplementaryAgreement), nameof(ArticleKind.MainProduct), false)]
    [InlineData(nameof(AgreementForm.CooperationAgreement), nameof(ArticleKind.SparePart), true)]
    [InlineData(nameof(AgreementForm.BasicEquipment), nameof(ArticleKind.MainProduct), true)]
    [InlineData(nameof(AgreementForm.CentralPurchasing), nameof(ArticleKind.MainProduct), true)]
    public void A_main_product_that_is_prescribed_is_not_sold(string form, string kind, bool canBeBought)
    {
        var product = Given.Product(Law.Hsl, Law.Sol);
        var article = Given.Article(product, "TN-1", Enum.Parse<ArticleKind>(kind));

        var problem = Record.Exception(() =>
            Given.Offer(product, article, Enum.Parse<AgreementForm>(form), PriceTerms.Purchase)
        );

        Assert.Equal(canBeBought, problem is null);
        Assert.True(canBeBought || ((InvalidProblem)problem!).Errors.ContainsKey("terms"));
    }
}
