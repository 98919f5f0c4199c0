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
        var byReference = Found(words.Certain.Select(index.WithReference));
        var byNumber = Found(words.Certain.SelectMany(index.WithNumber));
        var named = byReference.Union(byNumber);
        if (payment.Amount <= Money.Zero || payment.IsReversal)
        {
            return Unmatched("Pengar som har gått ut eller återförts bokas för hand.");
        }

        if (payment.BatchOf > 1)
        {
            return Unmatched($"Banken har slagit samman {payment.BatchOf} betalningar till ett belopp.");
        }

        if (byReference.Count > 0)
        {
            return Decide(byReference, MatchRule.Reference);
        }

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
            Settle(payment, invoices, rule) is not { } decision
                ? Unmatched("Betalningen anger flera fakturor, och beloppet är mindre än vad de har kvar att betala.")
            : decision.Left == Money.Zero ? decision
            : decision with
            {
                Suggestions = Suggested(
                    invoices.Where(i => i.Open == Money.Zero),
                    decision.Left,
                    [.. decision.Allocations.Select(a => a.InvoiceId)]
                ),
            };

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
                Suggestions = Suggested(named, payment.Amount, []),
                Reason = reason,
            };

        IReadOnlyList<Suggestion> Suggested(IEnumerable<OpenInvoice> first, Money amount, Guid[] placed) =>
            new Suggestions(index, payment.PayerOrganisationNumber, amount, placed).For(first, words);
    }

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
                Suggestions = [],
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
                Suggestions = [],
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
