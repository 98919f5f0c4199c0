using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Orderability;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Seed;
using Sortiment.Kernel;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Tests.Seed;

public sealed class ExampleAssortmentTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    private readonly ExampleAssortment _example = ExampleAssortment.Load(Today);

    [Fact]
    public void It_is_as_large_as_it_should_be()
    {
        Assert.Equal(14, _example.Areas.Count);
        Assert.Equal(12, _example.Suppliers.Count);
        Assert.Equal(48, _example.Products.Count);
        Assert.Equal(174, _example.Products.Sum(product => product.Articles.Count));
        Assert.Equal(20, _example.Handbook.Count);
    }

    [Fact]
    public void Every_product_has_a_class_and_every_class_its_parents()
    {
        var known = _example.IsoClasses.Select(iso => (iso.Code, iso.Edition)).ToHashSet();

        Assert.Equal(_example.IsoClasses.Count, known.Count);
        Assert.All(_example.Products, product => Assert.Contains((product.IsoClassCode, product.IsoEdition), known));
        Assert.All(
            known.Where(iso => iso.Code.Length > 2),
            iso => Assert.Contains((iso.Code[..^3], iso.Edition), known)
        );
    }

    [Fact]
    public void Numbers_are_unique()
    {
        var articles = _example.Products.SelectMany(product => product.Articles).ToArray();

        AssertUnique(articles.Select(article => (article.SupplierId, article.Number)));
        AssertUnique(articles.Where(article => article.Gtin.HasValue).Select(article => article.Gtin!.Value.Padded));
        AssertUnique(_example.Suppliers.Select(supplier => supplier.OrganisationNumber));
        AssertUnique(_example.Products.Select(product => product.Name));
    }

    [Fact]
    public void Things_have_a_gtin_and_services_do_not() =>
        Assert.All(
            _example.Products.SelectMany(product => product.Articles),
            article => Assert.Equal(article.Kind.IsHardware(), article.Gtin.HasValue)
        );

    [Fact]
    public void Everything_made_up_says_so()
    {
        Assert.All(_example.Suppliers, supplier => Assert.True(supplier.IsExample));
        Assert.All(_example.Products, product => Assert.True(product.IsExample));
        Assert.All(_example.Handbook, entry => Assert.True(entry.IsExample));
        // GS1 sets the prefix 952 aside for examples
        Assert.All(
            _example.Products.SelectMany(product => product.Articles).Where(article => article.Gtin.HasValue),
            article => Assert.StartsWith("952", article.Gtin!.Value.Digits, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_stage_every_need_every_law_and_every_agreement_form_occurs()
    {
        var offers = _example.Products.SelectMany(product => product.Articles).SelectMany(article => article.Offers);

        Assert.Equal(Enum.GetValues<Lifecycle>(), _example.Products.Select(p => p.Lifecycle).Distinct().Order());
        Assert.Equal(Enum.GetValues<Need>(), _example.Products.SelectMany(p => p.Needs).Distinct().Order());
        Assert.Equal(Enum.GetValues<Law>(), _example.Products.SelectMany(p => p.Laws).Distinct().Order());
        Assert.Equal(Enum.GetValues<AgreementForm>(), offers.Select(offer => offer.Form).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<ArticleKind>(),
            _example.Products.SelectMany(p => p.Articles).Select(article => article.Kind).Distinct().Order()
        );
    }

    [Fact]
    public void Prices_are_of_the_kind_the_article_says()
    {
        // an offer would widen the article's acquisition where the file contradicts itself
        Assert.All(
            _example.Products.SelectMany(product => product.Articles).Where(article => article.Offers.Count > 0),
            article =>
                Assert.Equal(
                    article.Acquisition,
                    article.Offers.Select(offer => offer.Terms == PriceTerms.Purchase).Distinct().ToArray() switch
                    {
                        [true] => Acquisition.Buy,
                        [false] => Acquisition.Rent,
                        _ => Acquisition.RentOrBuy,
                    }
                )
        );
    }

    [Fact]
    public void What_is_in_the_assortment_can_be_ordered_by_somebody() =>
        Assert.All(
            _example.Products.Where(product => product.Lifecycle == Lifecycle.InAssortment),
            product =>
                Assert.True(
                    Verdict(product, PrincipalKind.Municipality).CanOrder
                        || Verdict(product, PrincipalKind.Region).CanOrder,
                    product.Name
                )
        );

    [Fact]
    public void The_two_sides_see_different_assortments()
    {
        Assert.Equal(36, Orderable(PrincipalKind.Municipality));
        Assert.Equal(24, Orderable(PrincipalKind.Region));

        int Orderable(PrincipalKind kind) => _example.Products.Count(product => Verdict(product, kind).CanOrder);
    }

    [Fact]
    public void Handbook_texts_are_written_one_by_one()
    {
        var versions = _example.Handbook.SelectMany(entry => entry.Versions).ToArray();

        AssertUnique(versions.Select(version => version.Text.IntendedUse));
        AssertUnique(versions.Select(version => version.Text.Risks));
        Assert.Contains(_example.Handbook, entry => entry.Versions.Count > 1);
        Assert.Contains(versions, version => version.ValidFrom > Today);
        Assert.Contains(versions, version => version.VastKomDecision is null);
    }

    [Fact]
    public void Loading_again_gives_the_same_assortment_with_new_ids()
    {
        var again = ExampleAssortment.Load(Today);

        Assert.Equal(_example.Products.Select(product => product.Name), again.Products.Select(product => product.Name));
        Assert.Empty(_example.Products.Select(product => product.Id).Intersect(again.Products.Select(p => p.Id)));
    }

    private Verdict Verdict(ProductSeries product, PrincipalKind kind) =>
        OrderabilityRule.OfProduct(
            OrderableProduct.From(product, HandbookEntry.Governing(_example.Handbook, product)),
            new OrderingPrincipal(kind),
            Today
        );

    private static void AssertUnique<T>(IEnumerable<T> values)
    {
        var all = values.ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
