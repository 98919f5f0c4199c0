using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Products;

/// <summary>
/// A product in the shared assortment (produktserie) with its articles and their offers. It moves through its
/// <see cref="Products.Lifecycle"/> by the methods below and in no other way; each may be repeated without a second effect.
/// </summary>
internal sealed class ProductSeries : IAudited
{
    private readonly List<Article> _articles = [];
    private List<Need> _needs = [];
    private List<Law> _laws = [];

    private ProductSeries() { }

    public Guid Id { get; private set; }

    public Guid SupplierId { get; private set; }

    /// <summary>The product area; null while nobody has placed it in one.</summary>
    public string? AreaCode { get; private set; }

    /// <summary>The proposal that brought it here; null for what was in the assortment before.</summary>
    public Guid? ProposalId { get; private set; }

    public string Name { get; private set; } = "";

    public string Description { get; private set; } = "";

    /// <summary>Together with <see cref="IsoEdition"/> an <see cref="IsoClasses.IsoClass"/>.</summary>
    public string IsoClassCode { get; private set; } = "";

    public int IsoEdition { get; private set; }

    public IsoCode IsoCode => IsoCode.Parse(IsoClassCode, IsoEdition);

    public IReadOnlyList<Need> Needs => _needs;

    public IReadOnlyList<Law> Laws => _laws;

    /// <summary>Null when it is no medical device.</summary>
    public MedicalDeviceClass? MedicalDeviceClass { get; private set; }

    /// <summary>Null until the supplier has filled it in.</summary>
    public DataSheet? DataSheet { get; private set; }

    public Lifecycle Lifecycle { get; private set; }

    /// <summary>The day it came to its present stage.</summary>
    public DateOnly LifecycleSince { get; private set; }

    /// <summary>The day it first came into the assortment; null until then.</summary>
    public DateOnly? InAssortmentSince { get; private set; }

    /// <summary>Why it is phased out or withdrawn, in Swedish.</summary>
    public string? LifecycleReason { get; private set; }

    /// <summary>Made up, for demonstration: said wherever the product is shown.</summary>
    public bool IsExample { get; private set; }

    public IReadOnlyList<Article> Articles => _articles;

    /// <summary>Orderable only together with another product (DOMAIN section 3).</summary>
    public bool IsAddOn => _needs is [Need.TechnicalConditions];

    /// <exception cref="InvalidProblem">A fact is missing; the fields are named as in <see cref="ProposeProduct"/>.</exception>
    public static ProductSeries Propose(Supplier supplier, ProductFacts facts, DateOnly today)
    {
        var errors = new FieldErrors();
        errors.Required("name", facts.Name, "Ange produktens namn.", FieldErrors.LongestName);
        errors.Required("description", facts.Description, "Beskriv produkten.");
        errors.Unless(facts.Needs.Count > 0, "needs", "Välj minst ett behov som produkten möter.");
        errors.Unless(facts.Laws.Count > 0, "laws", "Välj minst en lag som produkten används under.");
        errors.ThrowIfAny();

        return new ProductSeries
        {
            Id = Guid.CreateVersion7(),
            SupplierId = supplier.Id,
            AreaCode = facts.AreaCode,
            ProposalId = facts.ProposalId,
            Name = facts.Name.Trim(),
            Description = facts.Description.Trim(),
            IsoClassCode = facts.IsoCode.Text,
            IsoEdition = facts.IsoCode.Edition,
            _needs = [.. facts.Needs.Distinct()],
            _laws = [.. facts.Laws.Distinct()],
            MedicalDeviceClass = facts.MedicalDeviceClass,
            DataSheet = facts.DataSheet,
            Lifecycle = Lifecycle.Proposed,
            LifecycleSince = today,
            IsExample = facts.IsExample,
        };
    }

    /// <summary>The introduction is decided: the product is shown, and cannot be ordered yet.</summary>
    /// <exception cref="ConflictProblem">The product has passed this stage.</exception>
    public void MarkBeingIntroduced(DateOnly today)
    {
        if (Lifecycle != Lifecycle.BeingIntroduced)
        {
            MoveTo(Lifecycle.BeingIntroduced, today, reason: null);
            _articles.ForEach(article => article.Publish());
        }
    }

    /// <summary>Adds an article: published when its product is, not orderable.</summary>
    /// <exception cref="ConflictProblem">The product has an article with that number.</exception>
    public Article AddArticle(ArticleFacts facts)
    {
        if (Find(facts.Number) is not null)
        {
            throw new ConflictProblem(
                "article-number-taken",
                $"Leverantören har redan en artikel med nummer {facts.Number}."
            );
        }

        var article = Article.Create(this, facts);
        _articles.Add(article);
        if (Lifecycle is not (Lifecycle.Proposed or Lifecycle.Withdrawn))
        {
            article.Publish();
        }

        return article;
    }

    /// <summary>States a price for an article under an agreement; the same price stated again counts once.</summary>
    /// <exception cref="InvalidProblem">The agreement form does not cover the product, or the terms do not fit it.</exception>
    /// <exception cref="ConflictProblem">Another price holds at the same time.</exception>
    public void StateOffer(
        Article article,
        AgreementForm form,
        string agreementNumber,
        Period valid,
        PriceTerms terms,
        Money price
    )
    {
        OfferScope.Check(form, _laws, article.Kind, terms);
        var errors = new FieldErrors();
        errors.Required("agreementNumber", agreementNumber, "Ange avtalets nummer.", FieldErrors.LongestName);
        errors.Unless(price >= Money.Zero, "price", "Priset får inte vara negativt.");
        errors.Unless(price <= IAssortment.HighestPrice, "price", $"Priset får vara högst {IAssortment.HighestPrice}.");
        errors.Unless(
            valid.From >= IAssortment.FirstDay && (valid.To ?? valid.From) <= IAssortment.LastDay,
            "valid",
            $"Avtalets dagar ska vara från {IAssortment.FirstDay:yyyy-MM-dd} till {IAssortment.LastDay:yyyy-MM-dd}."
        );
        errors.ThrowIfAny();

        article.WidenTo(terms);
        var offer = Offer.Of(article.Id, form, agreementNumber.Trim(), valid, terms, price);
        if (article.Take(offer) is null)
        {
            throw new ConflictProblem(
                "offer-contradicts",
                $"Artikel {article.Number} har redan ett annat pris i avtal {agreementNumber} under samma tid."
            );
        }
    }

    /// <summary>
    /// Puts the product in the assortment: publishes its articles and opens those with an offer for orders. A product must not become
    /// orderable before its handbook entry is in force (DOMAIN section 3): the entry must at least have its date,
    /// and until that day <see cref="Sortiment.Catalogue.Orderability.OrderabilityRule"/> says no.
    /// </summary>
    /// <param name="handbook">The entry that governs the product, own or its area's.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="ConflictProblem">Handbook or offer is missing, or the product is not being introduced.</exception>
    public void PlaceInAssortment(HandbookEntry? handbook, DateOnly today)
    {
        if (Lifecycle == Lifecycle.InAssortment)
        {
            return;
        }

        if (handbook?.HoldsOnOrAfter(today) is not true)
        {
            throw new ConflictProblem(
                "handbook-missing",
                $"{Name} saknar en produktanvisning som gäller eller har ett datum då den börjar gälla."
            );
        }

        var offered = _articles.FindAll(article => article.Offers.Any(offer => !(offer.ValidTo < today)));
        if (!offered.Exists(article => article.Kind == ArticleKind.MainProduct))
        {
            throw new ConflictProblem("offer-missing", $"{Name} saknar ett giltigt erbjudande med pris.");
        }

        MoveTo(Lifecycle.InAssortment, today, reason: null);
        InAssortmentSince ??= today;
        offered.ForEach(article => article.OpenForOrders());
    }

    /// <summary>HMC takes orders for the article again, or at last.</summary>
    /// <exception cref="ConflictProblem">The product's stage does not let the article be ordered.</exception>
    public void OpenForOrders(Article article)
    {
        if (!Lifecycle.LetsOrder(article.Kind))
        {
            throw new ConflictProblem(
                WrongLifecycle,
                $"{Name} är i läget ”{Lifecycle.InSwedish()}”, så {article.Name} kan inte öppnas för beställning."
            );
        }

        article.OpenForOrders();
    }

    /// <summary>HMC takes no orders for the article for a while.</summary>
    /// <param name="article">One of the product's articles.</param>
    /// <param name="reason">Why, in Swedish, as users read it.</param>
    public void CloseForOrders(Article article, string reason) => article.CloseForOrders(reason);

    /// <summary>No more main products; accessories, spare parts and services stay orderable for those in use.</summary>
    public void PhaseOut(string reason, DateOnly today)
    {
        if (Lifecycle == Lifecycle.BeingPhasedOut)
        {
            return;
        }

        MoveTo(Lifecycle.BeingPhasedOut, today, reason);
        _articles
            .FindAll(article => article.Kind == ArticleKind.MainProduct)
            .ForEach(article => article.CloseForOrders());
    }

    /// <summary>The product leaves the assortment; it stays to be read, nothing of it can be ordered.</summary>
    public void Withdraw(string reason, DateOnly today)
    {
        if (Lifecycle == Lifecycle.Withdrawn)
        {
            return;
        }

        MoveTo(Lifecycle.Withdrawn, today, reason);
        _articles.ForEach(article => article.CloseForOrders());
    }

    /// <summary>The proposal of the product was withdrawn or declined before it came into the assortment.</summary>
    /// <exception cref="ConflictProblem">The product has been in the assortment.</exception>
    public void WithdrawProposal(string reason, DateOnly today)
    {
        if (Lifecycle is Lifecycle.InAssortment or Lifecycle.BeingPhasedOut)
        {
            throw new ConflictProblem(
                WrongLifecycle,
                $"{Name} finns redan i sortimentet. Fasa ut produkten i stället för att ta tillbaka förslaget."
            );
        }

        Withdraw(reason, today);
        _articles.ForEach(article => article.Unpublish());
    }

    /// <summary>The article with the supplier's number, or null.</summary>
    public Article? Find(string articleNumber) =>
        _articles.Find(article =>
            string.Equals(article.Number, articleNumber.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    private const string WrongLifecycle = "wrong-lifecycle";

    private void MoveTo(Lifecycle next, DateOnly today, string? reason)
    {
        if (!Lifecycle.MayBecome(next))
        {
            throw new ConflictProblem(
                WrongLifecycle,
                $"{Name} är i läget ”{Lifecycle.InSwedish()}” och kan inte gå till ”{next.InSwedish()}”."
            );
        }

        Lifecycle = next;
        LifecycleSince = today;
        LifecycleReason = reason;
    }
}
