using Sortiment.Funding.InvoiceFiles;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Organisations;

/// <summary>Where a principal wants its invoices, and where it is paid back. One row a principal; it and the AT centre see it.</summary>
internal sealed class BillingDetails : ITenantOwned, IAudited
{
    private BillingDetails() { }

    public Guid Id { get; private set; }

    /// <summary>The principal's code.</summary>
    public string TenantId { get; private set; } = "";

    /// <summary>What the invoice calls it; null calls it what Sortiment does.</summary>
    public string? Name { get; private set; }

    public string? Street { get; private set; }

    public string PostalCode { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>Where invoices are mailed; null mails none.</summary>
    public string? Email { get; private set; }

    /// <summary>Where it is paid back.</summary>
    public string? Bankgiro { get; private set; }

    /// <summary>Raised by every change.</summary>
    public int Version { get; private set; }

    public PostalAddress Address => new(Street, PostalCode, City);

    public static BillingDetails Of(string tenantId, BillingFacts facts)
    {
        var details = new BillingDetails { Id = Guid.CreateVersion7(), TenantId = tenantId };
        details.Set(facts with { Version = 0 });
        return details;
    }

    /// <summary>Sets all of it.</summary>
    /// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
    /// <exception cref="ConflictProblem">"stale-version": somebody was first.</exception>
    public void Set(BillingFacts facts)
    {
        if (facts.Version is { } seen && seen != Version)
        {
            throw ConflictProblem.Stale();
        }

        facts.Check();
        Name = AddressRules.Given(facts.Name);
        Street = AddressRules.Given(facts.Street);
        PostalCode = facts.PostalCode!.Trim();
        City = facts.City!.Trim();
        Email = AddressRules.Given(facts.Email);
        Bankgiro = AddressRules.Given(facts.Bankgiro) is { } text ? BankgiroNumber.Parse(text).ToString() : null;
        Version++;
    }
}

/// <summary>What a principal says of its invoices.</summary>
/// <param name="Name">What its invoices call it: its registered name.</param>
/// <param name="Street">Street or box.</param>
/// <param name="PostalCode">"467 80".</param>
/// <param name="City">Post town.</param>
/// <param name="Email">Where invoices are mailed.</param>
/// <param name="Bankgiro">Where it is paid back.</param>
/// <param name="Version">As it was read; null takes it as it is.</param>
internal sealed record BillingFacts(
    string? Name,
    string? Street,
    string? PostalCode,
    string? City,
    string? Email,
    string? Bankgiro,
    int? Version = null
)
{
    /// <exception cref="InvalidProblem">A field is not as it must be.</exception>
    public void Check()
    {
        var errors = new FieldErrors();
        errors.AtMost("name", Name, FieldErrors.LongestName);
        errors.Address(Street, PostalCode, City);
        errors.Mail("email", Email);
        errors.Bankgiro(Bankgiro, isNeeded: false);
        errors.ThrowIfAny();
    }
}
