using System.Text.RegularExpressions;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.RepaymentFiles;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.Organisations;

/// <summary>
/// A responsible organisation as it invoices, is paid and pays back: what stands on its invoices and in its files to the
/// bank. What has been invoiced keeps what it said then.
/// </summary>
internal sealed class Organisation : IAudited
{
    private Organisation() { }

    public OrganisationNumber Number { get; private set; }

    /// <summary>First in its OCR references, so that no two organisations have the same.</summary>
    public int Ordinal { get; private set; }

    public string Name { get; private set; } = "";

    public string? Street { get; private set; }

    public string PostalCode { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>Where its invoices are paid.</summary>
    public string Bankgiro { get; private set; } = "";

    /// <summary>What repayments are drawn from; null draws from the bankgiro.</summary>
    public string? Iban { get; private set; }

    /// <summary>Its bank, for repayments.</summary>
    public string? Bic { get; private set; }

    public string ContactName { get; private set; } = "";

    public string? ContactPhone { get; private set; }

    public string? ContactEmail { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    /// <summary>The organisation as it stands on an invoice.</summary>
    public InvoiceSeller Seller =>
        new(
            Name,
            Number,
            new PostalAddress(Street, PostalCode, City),
            BankgiroNumber.Parse(Bankgiro),
            Contact: new InvoiceContact(ContactName, ContactPhone, ContactEmail)
        );

    /// <summary>The account that repayments are drawn from.</summary>
    public PayerAccount Account =>
        Iban is { } iban ? PayerAccount.OfIban(iban) : PayerAccount.OfBankgiro(BankgiroNumber.Parse(Bankgiro));

    public static Organisation Of(OrganisationNumber number, int ordinal, OrganisationFacts facts)
    {
        var organisation = new Organisation { Number = number, Ordinal = ordinal };
        organisation.Set(facts with { Version = 0 });
        return organisation;
    }

    /// <summary>Sets all of it.</summary>
    /// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
    /// <exception cref="ConflictProblem">"stale-version": somebody was first.</exception>
    public void Set(OrganisationFacts facts)
    {
        if (facts.Version is { } seen && seen != Version)
        {
            throw ConflictProblem.Stale();
        }

        facts.Check();
        Name = facts.Name!.Trim();
        Street = AddressRules.Given(facts.Street);
        PostalCode = facts.PostalCode!.Trim();
        City = facts.City!.Trim();
        Bankgiro = BankgiroNumber.Parse(facts.Bankgiro!).ToString();
        Iban = AddressRules.Given(facts.Iban)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        Bic = AddressRules.Given(facts.Bic)?.ToUpperInvariant();
        ContactName = facts.ContactName!.Trim();
        ContactPhone = AddressRules.Given(facts.ContactPhone);
        ContactEmail = AddressRules.Given(facts.ContactEmail);
        Version++;
    }
}

/// <summary>What an organisation is to say on its invoices.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Street">Street or box.</param>
/// <param name="PostalCode">"462 80".</param>
/// <param name="City">Post town.</param>
/// <param name="Bankgiro">Where invoices are paid.</param>
/// <param name="Iban">What repayments are drawn from; the bankgiro when there is none.</param>
/// <param name="Bic">Its bank, 8 or 11 characters; needed for repayments.</param>
/// <param name="ContactName">Whom to ask.</param>
/// <param name="ContactPhone">Where to call.</param>
/// <param name="ContactEmail">Where to write.</param>
/// <param name="Version">As it was read; null takes it as it is.</param>
internal sealed partial record OrganisationFacts(
    string? Name,
    string? Street,
    string? PostalCode,
    string? City,
    string? Bankgiro,
    string? Iban,
    string? Bic,
    string? ContactName,
    string? ContactPhone,
    string? ContactEmail,
    int? Version = null
)
{
    private const int LongestPhone = 40;

    /// <exception cref="InvalidProblem">A field is not as it must be.</exception>
    public void Check()
    {
        var errors = new FieldErrors();
        errors.Required("name", Name, "Ange organisationens namn.", FieldErrors.LongestName);
        errors.Address(Street, PostalCode, City);
        errors.Bankgiro(Bankgiro, isNeeded: true);
        errors.Unless(
            string.IsNullOrWhiteSpace(Iban) || PayerAccount.IsIban(Iban),
            "iban",
            "Ange ett svenskt IBAN: SE och 22 siffror."
        );
        errors.Unless(
            string.IsNullOrWhiteSpace(Bic) || BicPattern().IsMatch(Bic.Trim().ToUpperInvariant()),
            "bic",
            "Ange bankens BIC med 8 eller 11 tecken, till exempel SWEDSESS."
        );
        errors.Required("contactName", ContactName, "Ange vem som svarar på frågor.", FieldErrors.LongestName);
        errors.AtMost("contactPhone", ContactPhone, LongestPhone);
        errors.Mail("contactEmail", ContactEmail);
        errors.ThrowIfAny();
    }

    [GeneratedRegex(@"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?\z")]
    private static partial Regex BicPattern();
}
