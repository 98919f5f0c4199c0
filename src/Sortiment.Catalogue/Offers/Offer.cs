using Sortiment.Kernel;
using Sortiment.Platform.Audit;

namespace Sortiment.Catalogue.Offers;

/// <summary>A price for an article under an agreement, for as long as the agreement holds.</summary>
internal sealed class Offer : IAudited
{
    private Offer() { }

    public Guid Id { get; private set; }

    public Guid ArticleId { get; private set; }

    public AgreementForm Form { get; private set; }

    /// <summary>The number of the agreement that is called off from.</summary>
    public string AgreementNumber { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day, or null while there is none.</summary>
    public DateOnly? ValidTo { get; private set; }

    public PriceTerms Terms { get; private set; }

    /// <summary>Without VAT, with HMC's mark-up.</summary>
    public Money Price { get; private set; }

    public Period Valid => new(ValidFrom, ValidTo);

    public static Offer Of(
        Guid articleId,
        AgreementForm form,
        string number,
        Period valid,
        PriceTerms terms,
        Money price
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ArticleId = articleId,
            Form = form,
            AgreementNumber = number,
            ValidFrom = valid.From,
            ValidTo = valid.To,
            Terms = terms,
            Price = price,
        };

    /// <summary>Whether this says the same as another: stated twice, it counts once.</summary>
    public bool IsSameAs(Offer other) =>
        (Form, AgreementNumber, ValidFrom, ValidTo, Terms, Price)
        == (other.Form, other.AgreementNumber, other.ValidFrom, other.ValidTo, other.Terms, other.Price);

    /// <summary>Whether both would give a price for the same thing on some day.</summary>
    public bool Contradicts(Offer other) =>
        (Form, AgreementNumber, Terms) == (other.Form, other.AgreementNumber, other.Terms)
        && Valid.Overlaps(other.Valid);
}
