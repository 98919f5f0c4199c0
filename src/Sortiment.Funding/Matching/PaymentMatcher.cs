using Sortiment.Funding.BankFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>
/// Decides what a payment is of: an exact OCR reference, else an invoice's number, else the payer and the amount, else a
/// person decides among suggestions. Nothing is guessed: a rule that points at several invoices whose sum is not the
/// payment leaves it to a person, and money that went out, or takes back an earlier booking, is never matched.
/// </summary>
internal static class PaymentMatcher
{
    /// <summary>The decision for a payment, with the invoices as they are now.</summary>
    public static MatchDecision Match(BankPayment payment, IInvoiceIndex index)
    {
        var words = new PaymentWords(payment);
        if (payment.Amount <= Money.Zero || payment.IsReversal)
        {
            return Unmatched("Pengar som har gått ut eller återförts bokas för hand.");
        }

        if (payment.BatchOf > 1)
        {
            return Unmatched($"Banken har slagit samman {payment.BatchOf} betalningar till ett belopp.");
        }

        var byReference = ByReference(words, index);
        if (byReference.Count > 0)
        {
            return Decide(byReference, MatchRule.Reference);
        }

        var byNumber = ByNumber(words, index);
        if (byNumber.Count > 0)
        {
            // A number is short enough to be found by chance; that somebody else pays makes it a guess.
            return byNumber.TrueForAll(MayPay)
                ? Decide(byNumber, MatchRule.Number)
                : Unmatched("Betalningen anger ett fakturanummer, men betalaren är en annan än fakturans.");
        }

        return ByPayerAndAmount() is { } only
            ? Decide([only], MatchRule.PayerAndAmount)
            : Unmatched("Varken OCR-referens, fakturanummer eller betalare och belopp ger en säker faktura.");

        MatchDecision Decide(List<OpenInvoice> invoices, MatchRule rule) =>
            Settle(payment, invoices, rule)
            ?? Unmatched("Betalningen anger flera fakturor, och beloppet är mindre än vad de har kvar att betala.");

        bool MayPay(OpenInvoice invoice) =>
            payment.PayerOrganisationNumber is not { } payer || invoice.Payer is not { } billed || billed == payer;

        OpenInvoice? ByPayerAndAmount()
        {
            var fitting = payment.PayerOrganisationNumber is { } payer
                ? index.OpenOf(payer, payment.Amount).Take(2).ToList()
                : [];
            return fitting is [var only] ? only : null;
        }

        MatchDecision Unmatched(string reason) =>
            new()
            {
                Kind = MatchKind.Unmatched,
                Rule = MatchRule.None,
                Allocations = [],
                Left = payment.Amount,
                Reason = reason,
            };
    }

    /// <summary>
    /// Invoices that what is left of a payment might be of, the likeliest first, at most ten; none when nothing is left. Apart
    /// from the decision, since only a person asks for them, and a file of payments is placed without.
    /// </summary>
    /// <param name="payment">The payment.</param>
    /// <param name="decision">What <see cref="Match"/> said of it.</param>
    /// <param name="index">The same as it said so of, before the decision is applied to it.</param>
    public static IReadOnlyList<Suggestion> Suggest(BankPayment payment, MatchDecision decision, IInvoiceIndex index)
    {
        if (!decision.NeedsPerson)
        {
            return [];
        }

        var words = new PaymentWords(payment);
        var byReference = ByReference(words, index);
        var named = decision.Rule == MatchRule.Reference ? byReference : byReference.Union(ByNumber(words, index));
        var placed = decision.Allocations.Select(a => a.InvoiceId).ToHashSet();
        return new Suggestions(index, payment.PayerOrganisationNumber, decision.Left, placed).For(named, words);
    }

    private static List<OpenInvoice> ByReference(PaymentWords words, IInvoiceIndex index) =>
        Found(words.Certain.Select(index.WithReference));

    private static List<OpenInvoice> ByNumber(PaymentWords words, IInvoiceIndex index) =>
        Found(words.Certain.SelectMany(index.WithNumber));

    // Null when it takes a person to say how much is for which.
    private static MatchDecision? Settle(BankPayment payment, List<OpenInvoice> named, MatchRule rule)
    {
        var open = named.Where(i => i.Open > Money.Zero).ToList();
        var sum = Money.Sum(open.Select(invoice => invoice.Open));
        var difference = payment.Amount - sum;
        if (open.Count == 0)
        {
            var paid = named.Exists(i => i.Paid > Money.Zero);
            return new MatchDecision
            {
                Kind = paid ? MatchKind.Double : MatchKind.Credited,
                Rule = rule,
                Allocations = [],
                Left = payment.Amount,
                Reason = $"Faktura {Numbers(named)} är redan {(paid ? "betald" : "krediterad")}.",
            };
        }

        if (difference < Money.Zero)
        {
            return open is [var only]
                ? Decision(
                    MatchKind.Partial,
                    [new Allocation(only.Id, payment.Amount)],
                    Money.Zero,
                    $"Delbetalning av faktura {only.Number}. {-difference} är kvar att betala."
                )
                : null;
        }

        return Decision(
            difference == Money.Zero ? MatchKind.Full : MatchKind.Over,
            [.. open.Select(i => new Allocation(i.Id, i.Open))],
            difference,
            difference == Money.Zero
                ? $"Betalar faktura {Numbers(open)}."
                : $"Betalar faktura {Numbers(open)}. {difference} är för mycket."
        );

        MatchDecision Decision(MatchKind kind, IReadOnlyList<Allocation> allocations, Money left, string reason) =>
            new()
            {
                Kind = kind,
                Rule = rule,
                Allocations = allocations,
                Left = left,
                Reason = reason,
            };
    }

    private static List<OpenInvoice> Found(IEnumerable<OpenInvoice?> invoices) =>
        [.. invoices.OfType<OpenInvoice>().DistinctBy(i => i.Id).Order(InvoiceOrder.ByDue)];

    private static string Numbers(List<OpenInvoice> invoices) =>
        invoices is [.. var first, var last] && first.Count > 0
            ? $"{string.Join(", ", first.Select(i => i.Number))} och {last.Number}"
            : invoices[0].Number;
}
