using System.Globalization;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;

namespace Sortiment.Funding.Tests.Matching;

/// <summary>Invoices and payments made up in a few words.</summary>
internal static class Books
{
    public static OrganisationNumber Grästorp { get; } = OrganisationNumber.Parse("212000-1595");

    public static OrganisationNumber Region { get; } = OrganisationNumber.Parse("232100-0131");

    /// <summary>Invoice <paramref name="n"/>: number 2022-000n, its own reference and id.</summary>
    public static OpenInvoice Invoice(
        int n,
        decimal total,
        OrganisationNumber? payer = null,
        decimal paid = 0,
        decimal credited = 0
    ) =>
        new(
            new Guid(n, 0, 0, new byte[8]),
            string.Create(CultureInfo.InvariantCulture, $"2022-{n:0000}"),
            OcrReference.Create(string.Create(CultureInfo.InvariantCulture, $"2022{n:0000}")),
            payer ?? Grästorp,
            Money.FromKronor(total),
            Money.FromKronor(paid),
            Money.FromKronor(total - paid - credited),
            new DateOnly(2022, 4, 30).AddDays(n)
        );

    public static BankPayment Payment(
        decimal amount,
        string? reference = null,
        string? text = null,
        OrganisationNumber? payer = null,
        params PaymentReference[] references
    ) =>
        new()
        {
            Ordinal = 1,
            Fingerprint = "x",
            Amount = Money.FromKronor(amount),
            BookingDate = new DateOnly(2022, 4, 29),
            References = reference is null
                ? references
                : [new PaymentReference(reference, ReferenceKind.Free), .. references],
            Text = text,
            PayerOrganisationNumber = payer,
        };

    public static MatchDecision Match(this BankPayment payment, params OpenInvoice[] invoices)
    {
        var decision = PaymentMatcher.Match(payment, new InvoiceIndex(invoices));
        AssertSound(payment, decision, invoices);
        AssertSound(decision, payment.Suggested(invoices));
        return decision;
    }

    /// <summary>What is suggested for the part of a payment that is not placed.</summary>
    public static IReadOnlyList<Suggestion> Suggested(this BankPayment payment, params OpenInvoice[] invoices)
    {
        var index = new InvoiceIndex(invoices);
        return PaymentMatcher.Suggest(payment, PaymentMatcher.Match(payment, index), index);
    }

    /// <summary>What every decision must keep, whatever the payment and the books.</summary>
    public static void AssertSound(BankPayment payment, MatchDecision decision, IReadOnlyList<OpenInvoice> invoices)
    {
        var open = invoices.ToDictionary(i => i.Id, i => i.Open);
        Assert.Equal(payment.Amount.Ore, decision.Allocations.Sum(a => a.Amount.Ore) + decision.Left.Ore);
        Assert.All(decision.Allocations, a => Assert.InRange(a.Amount.Ore, 1, open[a.InvoiceId].Ore));
        Assert.Equal(decision.Allocations.Count, decision.Allocations.Select(a => a.InvoiceId).Distinct().Count());
        Assert.Equal(
            decision.Allocations.Count == 0,
            decision.Kind is MatchKind.Unmatched or MatchKind.Double or MatchKind.Credited
        );
        Assert.Equal(decision.Kind == MatchKind.Unmatched, decision.Rule == MatchRule.None);
        Assert.Equal(decision.Kind is not (MatchKind.Full or MatchKind.Partial), decision.NeedsPerson);
        Assert.NotEmpty(decision.Reason);
    }

    /// <summary>What every list of suggestions must keep.</summary>
    public static void AssertSound(MatchDecision decision, IReadOnlyList<Suggestion> suggestions)
    {
        Assert.InRange(suggestions.Count, 0, decision.NeedsPerson ? 10 : 0);
        Assert.Equal(suggestions.OrderByDescending(s => s.Weight), suggestions);
        Assert.Equal(suggestions.Count, suggestions.Select(s => s.InvoiceId).Distinct().Count());
        Assert.DoesNotContain(suggestions, s => decision.Allocations.Any(a => a.InvoiceId == s.InvoiceId));
    }
}
