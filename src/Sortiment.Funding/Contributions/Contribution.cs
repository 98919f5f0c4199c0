using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Contributions;

/// <summary>What a principal has answered.</summary>
internal enum ContributionAnswer
{
    /// <summary>Inget svar.</summary>
    Awaited,

    /// <summary>Accepterat.</summary>
    Accepted,

    /// <summary>Avböjt.</summary>
    Declined,
}

/// <summary>
/// A principal's share of an instalment. Everyone may see it; the principal answers for itself, or the AT centre notes its
/// signed answer. With the invoice it is locked: the inhabitants and the amount stay as they were invoiced.
/// </summary>
internal sealed class Contribution : ITenantOwned, IAudited
{
    private Contribution() { }

    public Guid Id { get; private set; }

    /// <summary>The principal's code.</summary>
    public string TenantId { get; private set; } = "";

    public string PrincipalName { get; private set; } = "";

    public Guid SchemeId { get; private set; }

    /// <summary>The instalment's number in the scheme.</summary>
    public int Instalment { get; private set; }

    /// <summary>Whose number the rate was multiplied by; null when amounts are given.</summary>
    public int? Inhabitants { get; private set; }

    /// <summary>Without VAT.</summary>
    public Money Amount { get; private set; }

    public Money Vat { get; private set; }

    public Money Total => Amount + Vat;

    public ContributionAnswer Answer { get; private set; }

    /// <summary>The day that the principal decided, as it says.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Who answered, or noted the answer.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>The principal's decision: a reference number.</summary>
    public string? DecisionReference { get; private set; }

    /// <summary>The signed document; null when none was attached.</summary>
    public Guid? DocumentId { get; private set; }

    /// <summary>What the principal wants on its invoices.</summary>
    public string? InvoiceReference { get; private set; }

    /// <summary>Where its e-invoices go, in Peppol: "0007:2120001595".</summary>
    public string? ElectronicAddress { get; private set; }

    /// <summary>When it was invoiced and so locked.</summary>
    public DateTimeOffset? InvoicedAt { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; } = 1;

    public static Contribution Of(FundingScheme scheme, Instalment instalment, Share share, string principalName) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            TenantId = share.PrincipalCode,
            PrincipalName = principalName,
            SchemeId = scheme.Id,
            Instalment = instalment.Number,
            Inhabitants = share.Inhabitants,
            Amount = share.Amount,
            Vat = instalment.Vat.Treatment().On(share.Amount),
        };

    /// <summary>Accepts or declines.</summary>
    /// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
    /// <exception cref="ConflictProblem">"contribution-locked": it is invoiced; "stale-version": somebody was first.</exception>
    public void Give(ContributionReply reply, string by, DateOnly today)
    {
        Unlocked();
        if (reply.Version is { } seen && seen != Version)
        {
            throw ConflictProblem.Stale();
        }

        reply.Check(today);
        Answer = reply.Accepts!.Value ? ContributionAnswer.Accepted : ContributionAnswer.Declined;
        AnsweredOn = reply.Date;
        AnsweredBy = by;
        DecisionReference = reply.DecisionReference!.Trim();
        InvoiceReference = Given(reply.InvoiceReference) ?? InvoiceReference;
        ElectronicAddress = Given(reply.ElectronicAddress) ?? ElectronicAddress;
        Version++;
    }

    /// <summary>Keeps the signed document with the answer.</summary>
    public void SignedIn(Guid documentId)
    {
        DocumentId = documentId;
        Version++;
    }

    /// <summary>Takes over a corrected population, while nothing is invoiced.</summary>
    /// <exception cref="ConflictProblem">"contribution-locked": the difference is shown, never taken over.</exception>
    public void Recount(Share share, VatRule vat)
    {
        Unlocked();
        Inhabitants = share.Inhabitants;
        Amount = share.Amount;
        Vat = vat.Treatment().On(share.Amount);
        Version++;
    }

    /// <summary>Locks it to what it says now.</summary>
    /// <exception cref="ConflictProblem">It is invoiced already, or not accepted.</exception>
    public void Invoiced(DateTimeOffset at)
    {
        Unlocked();
        if (Answer != ContributionAnswer.Accepted)
        {
            throw new ConflictProblem("not-accepted", $"{PrincipalName} har inte accepterat bidraget.");
        }

        InvoicedAt = at;
        Version++;
    }

    /// <summary>Is open again: its invoice was credited in full.</summary>
    public void Released()
    {
        InvoicedAt = null;
        Version++;
    }

    private void Unlocked()
    {
        if (InvoicedAt is not null)
        {
            throw new ConflictProblem(
                "contribution-locked",
                $"Bidraget för {PrincipalName} är fakturerat och kan inte ändras. Rätta med en kreditfaktura."
            );
        }
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A principal's answer.</summary>
/// <param name="Accepts">Yes or no.</param>
/// <param name="Date">The day of its decision, not later than today.</param>
/// <param name="DecisionReference">The decision's number with the principal.</param>
/// <param name="InvoiceReference">What is to stand on the invoice.</param>
/// <param name="ElectronicAddress">Where e-invoices go.</param>
/// <param name="Version">The contribution as it was read; null takes it as it is.</param>
internal sealed record ContributionReply(
    bool? Accepts,
    DateOnly? Date,
    string? DecisionReference,
    string? InvoiceReference = null,
    string? ElectronicAddress = null,
    int? Version = null
)
{
    private const string SwedishOrganisation = "0007:";
    private const int LongestReference = 100;

    /// <exception cref="InvalidProblem">A field is not as it must be.</exception>
    public void Check(DateOnly today)
    {
        var errors = new FieldErrors();
        errors.Unless(Accepts.HasValue, "accepts", "Välj om ni accepterar eller avböjer.");
        errors.Unless(Date.HasValue, "date", "Ange vilken dag ni beslutade.");
        errors.Unless(!(Date > today), "date", "Beslutet kan inte vara daterat framåt i tiden.");
        errors.Required(
            "decisionReference",
            DecisionReference,
            "Ange beslutet, till exempel ett diarienummer.",
            FieldErrors.LongestName
        );
        errors.AtMost("invoiceReference", InvoiceReference, LongestReference);
        errors.Unless(
            string.IsNullOrWhiteSpace(ElectronicAddress) || IsAddress(ElectronicAddress.Trim()),
            "electronicAddress",
            "Ange Peppol-adressen med sitt nummer först, till exempel 0007:2120001595 eller 0088 och ett GLN."
        );
        errors.ThrowIfAny();
    }

    // 0007 is a Swedish organisation number, 0088 a GLN: the two that Swedish public buyers have
    private static bool IsAddress(string address) =>
        address.StartsWith(SwedishOrganisation, StringComparison.Ordinal)
            ? OrganisationNumber.TryParse(address[SwedishOrganisation.Length..], out _)
            : address.StartsWith("0088:", StringComparison.Ordinal) && Gtin.TryParse(address[5..], out _);
}

/// <summary>The answers' Swedish.</summary>
internal static class AnswerWords
{
    public static string InSwedish(this ContributionAnswer answer) =>
        answer switch
        {
            ContributionAnswer.Awaited => "Inget svar",
            ContributionAnswer.Accepted => "Accepterat",
            ContributionAnswer.Declined => "Avböjt",
            _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Unknown answer"),
        };
}
