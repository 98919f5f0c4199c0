using Microsoft.EntityFrameworkCore;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests;

public sealed class SharedAssortmentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposed_product_becomes_orderable_for_all_by_the_steps_of_its_introduction()
    {
        var prescriber = _app.Browser("1485.forskrivare");
        var proposal = Guid.CreateVersion7();
        var id = await Twice(assortment => assortment.ProposeProductAsync(Alarm(proposal, "Grästorpslarmet"), Ct));
        Assert.Contains("Inga produkter", await Listed(), StringComparison.Ordinal);

        await Twice(assortment => Done(assortment.MarkBeingIntroducedAsync(id, Ct)));
        Assert.Contains("Införs Kan inte beställas", await Listed(), StringComparison.Ordinal);

        await Twice(assortment => assortment.AddHandbookVersionAsync(Handbook(id, new DateOnly(2026, 3, 10)), Ct));
        await Twice(assortment => Done(assortment.StateOfferAsync(Offer(id, "GL-1"), Ct)));
        await Twice(assortment => Done(assortment.PlaceInAssortmentAsync(id, Ct)));
        Assert.Contains("I sortimentet Kan inte beställas", await Listed(), StringComparison.Ordinal);
        Assert.Contains("börjar gälla 2026-03-10", await Listed(), StringComparison.Ordinal);

        _app.Clock.MoveTo(new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero));
        // the eight days have ended the session
        prescriber = _app.Browser("1485.forskrivare");
        Assert.Contains("Kan beställas Beslut enligt SoL eller LSS", await Listed(), StringComparison.Ordinal);
        var page = Text.Of(await prescriber.ReadAsync($"/sortiment/{id}"));
        Assert.Contains("Kan Uddevalla beställa? Kan beställas", page, StringComparison.Ordinal);
        Assert.Contains("129,00 kr per månad", page, StringComparison.Ordinal);
        Assert.Contains("495,00 kr engångspris", page, StringComparison.Ordinal);

        await _app.InCatalogueAsync(
            async (_, context) =>
            {
                Assert.Equal(1, await context.Products.CountAsync(p => p.ProposalId == proposal, Ct));
                Assert.Equal(
                    1,
                    await context.Handbook.Where(e => e.ProductId == id).SelectMany(e => e.Versions).CountAsync(Ct)
                );
                Assert.Equal(2, await context.Offers.CountAsync(o => o.AgreementNumber == "RA 2026-1 GL-1", Ct));
            }
        );

        async Task<string> Listed() => Text.Of(await prescriber.ReadAsync("/sortiment?q=Grästorpslarmet"));
    }

    [Fact]
    public async Task A_step_out_of_order_is_refused()
    {
        var id = await Proposed();
        var handbook = await Refused<ConflictProblem>(assortment => assortment.PlaceInAssortmentAsync(id, Ct));
        Assert.Equal("handbook-missing", handbook.Type);

        await _app.InCatalogueAsync((assortment, _) => assortment.MarkBeingIntroducedAsync(id, Ct));
        await _app.InCatalogueAsync(
            (assortment, _) => assortment.AddHandbookVersionAsync(Handbook(id, new DateOnly(2026, 1, 1)), Ct)
        );
        var offer = await Refused<ConflictProblem>(assortment => assortment.PlaceInAssortmentAsync(id, Ct));
        Assert.Equal("offer-missing", offer.Type);
    }

    [Fact]
    public async Task A_proposal_that_ends_otherwise_takes_its_product_with_it()
    {
        var id = await Proposed();
        await _app.InCatalogueAsync((assortment, _) => assortment.MarkBeingIntroducedAsync(id, Ct));

        await Twice(assortment => Done(assortment.WithdrawProposalOfProductAsync(id, "Återtaget av Grästorp.", Ct)));

        using var response = await _app.Browser("1444.samordnare").GetAsync($"/sortiment/{id}");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Fields_that_are_wrong_are_named()
    {
        var unknown = await Refused<InvalidProblem>(assortment =>
            assortment.ProposeProductAsync(
                Alarm(Guid.CreateVersion7(), "Larm") with
                {
                    IsoCode = IsoCode.Parse("99 99 99", 2016),
                    AreaCode = "finns-inte",
                },
                Ct
            )
        );
        Assert.Equal(["areaCode", "isoCode"], unknown.Errors.Keys.Order());

        var nameless = await Refused<InvalidProblem>(assortment =>
            assortment.ProposeProductAsync(
                Alarm(Guid.CreateVersion7(), "Larm") with
                {
                    SupplierName = "",
                    SupplierOrganisationNumber = OrganisationNumber.Parse("232100-0131"),
                },
                Ct
            )
        );
        Assert.Equal(["supplierName"], nameless.Errors.Keys);

        var id = await Proposed();
        var taken = await Refused<InvalidProblem>(assortment => assortment.StateOfferAsync(Offer(id, "TN-1010"), Ct));
        Assert.Equal(["articles[0].number"], taken.Errors.Keys);
        var empty = await Refused<InvalidProblem>(assortment =>
            assortment.StateOfferAsync(Offer(id, "GL-9") with { Articles = [] }, Ct)
        );
        Assert.Equal(["articles"], empty.Errors.Keys);
    }

    [Fact]
    public async Task A_supplier_is_known_by_number_and_name()
    {
        var id = await _app.InCatalogueAsync(assortment =>
            assortment.ProposeProductAsync(
                Alarm(Guid.CreateVersion7(), "Larm") with
                {
                    SupplierName = " tryggnära sverige AB",
                },
                Ct
            )
        );
        Assert.NotEqual(Guid.Empty, id);

        var other = await Refused<InvalidProblem>(assortment =>
            assortment.ProposeProductAsync(Alarm(Guid.CreateVersion7(), "Larm") with { SupplierName = "Lev AB" }, Ct)
        );
        Assert.Contains("Tryggnära Sverige AB", Assert.Single(other.Errors["supplierName"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_and_the_days_of_an_agreement_have_bounds()
    {
        var id = await Proposed();
        var offer = Offer(id, "GL-77");
        var dear = offer with { Articles = [offer.Articles[0] with { Price = new Money(1_000_000_001) }] };
        Assert.Equal(["price"], (await Stated(dear)).Errors.Keys);
        var endless = offer with { Valid = new Period(DateOnly.MinValue, DateOnly.MaxValue) };
        Assert.Equal(["valid"], (await Stated(endless)).Errors.Keys);

        Task<InvalidProblem> Stated(StateOffer request) =>
            Refused<InvalidProblem>(assortment => assortment.StateOfferAsync(request, Ct));
    }

    [Theory]
    [InlineData("22 27 18", "Personliga trygghetslarm")]
    [InlineData("22 27 99", "Larm, påminnelser och signaler")]
    [InlineData("12 22 03", "Förflyttning och transport")]
    public async Task The_first_product_of_a_class_brings_the_class(string code, string title)
    {
        var iso = IsoCode.Parse(code, IAssortment.IsoEdition);

        await _app.InCatalogueAsync(assortment =>
            assortment.ProposeProductAsync(Alarm(Guid.CreateVersion7(), "Ett larm") with { IsoCode = iso }, Ct)
        );

        await _app.InCatalogueAsync(
            async (_, context) =>
                Assert.Equal(title, (await context.IsoClasses.SingleAsync(known => known.Code == code, Ct)).Title)
        );
    }

    [Fact]
    public async Task Two_proposals_may_bring_the_same_new_class_and_supplier_at_once()
    {
        var number = OrganisationNumber.Parse("556016-0680");
        var iso = IsoCode.Parse("12 22 06", IAssortment.IsoEdition);
        Task<Guid>? second = null;

        await _app.InCatalogueAsync(
            async (assortment, _) =>
            {
                await ProposeAsync(assortment);
                second = _app.InCatalogueAsync(ProposeAsync);
                await SortimentApp.UntilAsync(IsAnybodyWaiting, Ct);
            }
        );
        await second!;

        await _app.InCatalogueAsync(
            async (_, context) =>
            {
                var supplier = await context.Suppliers.SingleAsync(known => known.OrganisationNumber == number, Ct);
                Assert.Equal(2, await context.Products.CountAsync(p => p.SupplierId == supplier.Id, Ct));
                Assert.Equal(1, await context.IsoClasses.CountAsync(known => known.Code == iso.Text, Ct));
            }
        );

        Task<Guid> ProposeAsync(IAssortment assortment) =>
            assortment.ProposeProductAsync(
                Alarm(Guid.CreateVersion7(), "Ett larm") with
                {
                    IsoCode = iso,
                    SupplierOrganisationNumber = number,
                },
                Ct
            );

        async Task<bool> IsAnybodyWaiting() =>
            await _app.AskAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) > 0;
    }

    [Theory]
    [InlineData("99 99 99")]
    [InlineData("22 27")]
    public async Task A_code_that_is_no_division_of_the_standard_is_refused(string code)
    {
        var iso = IsoCode.Parse(code, IAssortment.IsoEdition);

        var problem = await Refused<InvalidProblem>(assortment =>
            assortment.ProposeProductAsync(Alarm(Guid.CreateVersion7(), "Ett larm") with { IsoCode = iso }, Ct)
        );

        Assert.Equal(["isoCode"], problem.Errors.Keys);
    }

    [Fact]
    public async Task A_product_that_does_not_exist_is_not_found() =>
        await Refused<NotFoundProblem>(assortment => assortment.MarkBeingIntroducedAsync(Guid.CreateVersion7(), Ct));

    [Fact]
    public async Task Every_change_is_in_the_trail()
    {
        var id = await Proposed();

        Assert.Equal(
            1,
            await _app.AskAsOwnerAsync<long>(
                "SET sortiment.joint = 'on'; SELECT count(*) FROM platform.audit_entries "
                    + $"WHERE entity = 'ProductSeries' AND entity_id = '{id}' AND change = 'Added'"
            )
        );
    }

    private async Task<Guid> Proposed() =>
        await _app.InCatalogueAsync(assortment =>
            assortment.ProposeProductAsync(Alarm(Guid.CreateVersion7(), "Ett larm"), Ct)
        );

    // Each operation may be repeated without a second effect.
    private async Task<T> Twice<T>(Func<IAssortment, Task<T>> operation)
    {
        var first = await _app.InCatalogueAsync(operation);
        Assert.Equal(first, await _app.InCatalogueAsync(operation));
        return first;
    }

    private static async Task<bool> Done(Task operation)
    {
        await operation;
        return true;
    }

    private async Task<TProblem> Refused<TProblem>(Func<IAssortment, Task> operation)
        where TProblem : Problem =>
        await Assert.ThrowsAsync<TProblem>(() => _app.InCatalogueAsync((assortment, _) => operation(assortment)));

    private static ProposeProduct Alarm(Guid proposal, string name) =>
        new(
            proposal,
            name,
            "Tryggnära Sverige AB",
            OrganisationNumber.Parse("559999-0115"),
            "Ett trygghetslarm som föreslås av Grästorp.",
            IsoCode.Parse("22 27 18", IAssortment.IsoEdition),
            [Need.SafetyAndIndependence],
            [Law.Sol, Law.Lss]
        );

    private static AddHandbookVersion Handbook(Guid product, DateOnly from) =>
        new(product, Given.Text(), from, "HSD 2026-1", "VK 2026-1", CostIsShared: true);

    private static StateOffer Offer(Guid product, string article) =>
        new(
            product,
            AgreementForm.CentralPurchasing,
            $"RA 2026-1 {article}",
            new Period(new DateOnly(2026, 1, 1), new DateOnly(2029, 12, 31)),
            [
                new OfferedArticle(
                    article,
                    "Larmenhet",
                    ArticleKind.MainProduct,
                    PriceTerms.RentPerMonth,
                    new Money(12_900)
                ),
                new OfferedArticle(
                    $"{article}-K",
                    "Larmknapp",
                    ArticleKind.Accessory,
                    PriceTerms.Purchase,
                    new Money(49_500)
                ),
            ]
        );
}
