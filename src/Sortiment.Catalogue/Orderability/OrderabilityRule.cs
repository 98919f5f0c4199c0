using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Kernel;
using Sortiment.Principals.Tenants;

namespace Sortiment.Catalogue.Orderability;

/// <summary>
/// Tells whether a principal can order a product or an article on a day, on which bases and under which agreement, and
/// if not, why. Pure: the same question always has the same answer. The rules are, in turn: the product's stage; its
/// handbook entry in force (DOMAIN section 3: not orderable before); the principal's own contract (investigation 5.5.2);
/// the article open for orders; an agreement valid that day; and that the agreement is open to the
/// principal's kind (<see cref="OrderingRights"/>).
/// </summary>
internal static class OrderabilityRule
{
    /// <summary>A product can be ordered in every way that any of its main products can.</summary>
    public static Verdict OfProduct(OrderableProduct product, OrderingPrincipal principal, DateOnly day)
    {
        var verdicts = product
            .Articles.Where(article => article.Kind == ArticleKind.MainProduct)
            .Select(article => OfArticle(product, article, principal, day))
            .ToArray();
        if (verdicts.Length == 0)
        {
            return Verdict.No(new Obstacle(ObstacleCode.NoOffer, "Produkten har inga artiklar att beställa än."));
        }

        var obstacles = verdicts.SelectMany(verdict => verdict.Obstacles).Distinct();
        return verdicts.Any(verdict => verdict.CanOrder)
            ? new Verdict(
                Merged(verdicts.SelectMany(verdict => verdict.Ways)),
                // One variant that can be ordered is enough: that another is closed is said at that variant.
                [.. obstacles.Where(obstacle => obstacle.Code == ObstacleCode.AgreementNotForPrincipal)]
            )
            : new Verdict([], [.. obstacles]);
    }

    /// <summary>One article of a product.</summary>
    public static Verdict OfArticle(
        OrderableProduct product,
        OrderableArticle article,
        OrderingPrincipal principal,
        DateOnly day
    ) =>
        (
            Stage(product, article)
            ?? Handbook(product, day)
            ?? OwnContract(product, principal, day)
            ?? Closed(article)
            ?? OutsideEveryAgreement(article, day)
        )
            is { } obstacle
            ? Verdict.No(obstacle)
            : UnderAgreements(article, principal.Kind, day);

    private static Obstacle? Stage(OrderableProduct product, OrderableArticle article) =>
        product.Lifecycle switch
        {
            Lifecycle.Proposed => new(
                ObstacleCode.Proposed,
                "Produkten är föreslagen, men det är inte beslutat att den ska införas."
            ),
            Lifecycle.BeingIntroduced => new(
                ObstacleCode.BeingIntroduced,
                "Produkten håller på att införas och kan inte beställas än."
            ),
            Lifecycle.BeingPhasedOut when !product.Lifecycle.LetsOrder(article.Kind) => new(
                ObstacleCode.BeingPhasedOut,
                $"Produkten fasas ut sedan {product.LifecycleSince:yyyy-MM-dd}. Tillbehör, reservdelar och tjänster till dem som redan används kan beställas."
            ),
            Lifecycle.Withdrawn => new(
                ObstacleCode.Withdrawn,
                $"Produkten utgick ur sortimentet {product.LifecycleSince:yyyy-MM-dd}."
            ),
            _ => null,
        };

    private static Obstacle? Handbook(OrderableProduct product, DateOnly day)
    {
        if (product.HandbookPeriods.Any(period => period.Contains(day)))
        {
            return null;
        }

        var begins = product.HandbookPeriods.Where(period => period.From > day).Select(period => period.From);
        return begins.Any()
            ? new(
                ObstacleCode.HandbookNotInForce,
                $"Produktanvisningen börjar gälla {begins.Min():yyyy-MM-dd}. Produkten kan inte beställas förrän dess.",
                begins.Min()
            )
            : new(ObstacleCode.HandbookMissing, "Produkten saknar en produktanvisning som gäller.");
    }

    private static Obstacle? OwnContract(OrderableProduct product, OrderingPrincipal principal, DateOnly day)
    {
        var own = principal.Contracts.Where(contract => contract.AreaCode == product.AreaCode).ToArray();
        if (Array.Find(own, contract => contract.IsExclusiveOn(day)) is { ExclusiveUntil: { } last } exclusive)
        {
            return new(
                ObstacleCode.ExclusiveContract,
                $"Ert eget avtal med {exclusive.SupplierName} har ett trohetskrav till och med {last:yyyy-MM-dd}.",
                last.AddDays(1)
            );
        }

        return Array.Find(own, contract => contract.IsUsedAloneOn(day)) is { } chosen
            ? new(
                ObstacleCode.OwnContractChosen,
                $"Ni har valt att använda ert eget avtal med {chosen.SupplierName} i det här produktområdet.",
                chosen.ValidTo?.AddDays(1)
            )
            : null;
    }

    private static Obstacle? Closed(OrderableArticle article) =>
        article is { IsPublished: true, IsOrderable: true }
            ? null
            : new(
                ObstacleCode.ClosedForOrders,
                article.OrderStop is { } reason
                    ? $"Hjälpmedelscentralen tar inte emot beställningar just nu: {reason}"
                    : "Hjälpmedelscentralen tar inte emot beställningar av artikeln just nu."
            );

    private static Obstacle? OutsideEveryAgreement(OrderableArticle article, DateOnly day)
    {
        if (article.Offers.Any(offer => offer.Valid.Contains(day)))
        {
            return null;
        }

        var next = article.Offers.Where(offer => offer.Valid.From > day).MinBy(offer => offer.Valid.From);
        var last = article.Offers.Where(offer => offer.Valid.To < day).MaxBy(offer => offer.Valid.To);
        return (next, last) switch
        {
            ({ } begins, _) => new(
                ObstacleCode.OfferNotBegun,
                $"Avtal {begins.AgreementNumber} börjar gälla {begins.Valid.From:yyyy-MM-dd}.",
                begins.Valid.From
            ),
            (_, { } ended) => new(
                ObstacleCode.OfferEnded,
                $"Avtal {ended.AgreementNumber} slutade gälla {ended.Valid.To:yyyy-MM-dd}."
            ),
            _ => new(ObstacleCode.NoOffer, "Artikeln saknar avtal och pris."),
        };
    }

    private static Verdict UnderAgreements(OrderableArticle article, PrincipalKind kind, DateOnly day)
    {
        var valid = article.Offers.Where(offer => offer.Valid.Contains(day)).ToArray();
        var ways =
            from offer in valid
            from basis in OrderingRights.Bases(offer.Form, kind)
            let isPurchase = offer.Terms == PriceTerms.Purchase
            select new OrderingWay(basis, offer.Form, offer.AgreementNumber, !isPurchase, isPurchase);
        var closed =
            from form in valid.Select(offer => offer.Form).Distinct()
            where OrderingRights.Bases(form, kind).Count == 0
            select new Obstacle(ObstacleCode.AgreementNotForPrincipal, OrderingRights.WhyNot(form));
        return new Verdict(Merged(ways), [.. closed]);
    }

    /// <summary>Rent and purchase of the same thing on the same basis and agreement are one way with two prices.</summary>
    private static IReadOnlyList<OrderingWay> Merged(IEnumerable<OrderingWay> ways) =>
        [
            .. ways.GroupBy(way => (way.Basis, way.Form, way.AgreementNumber))
                .OrderBy(same => same.Key)
                .Select(same => new OrderingWay(
                    same.Key.Basis,
                    same.Key.Form,
                    same.Key.AgreementNumber,
                    same.Any(way => way.ByRent),
                    same.Any(way => way.ByPurchase)
                )),
        ];
}
