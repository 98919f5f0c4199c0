using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>
/// Invoices that a payment might be of. Each reason weighs; an invoice with several weighs them all, and equal weights
/// come in the invoices' order, so that the list is the same every time.
/// </summary>
/// <param name="index">The invoices to look among.</param>
/// <param name="payer">Who paid, when known.</param>
/// <param name="amount">What is to be placed: the payment, or what is left of it.</param>
/// <param name="placed">Invoices that the payment is booked on already.</param>
internal sealed class Suggestions(
    IInvoiceIndex index,
    OrganisationNumber? payer,
    Money amount,
    IReadOnlyCollection<Guid> placed
)
{
    private const int Most = 10;

    // enough to find ten, few enough to stay quick when a hundred thousand invoices have the same amount
    private const int MostLookedAt = 50;

    private const int Named = 100;
    private const int OneSlip = 80;
    private const int SamePayer = 40;
    private const int OwnId = 30;
    private const int SameOpen = 20;

    private readonly Dictionary<Guid, (OpenInvoice Invoice, int Weight, List<string> Reasons)> _found = [];
    private readonly HashSet<Guid> _slipped = [];

    /// <summary>The likeliest, first first.</summary>
    /// <param name="named">Invoices that the payment names, though the match could not rest on it.</param>
    /// <param name="words">What the payer wrote.</param>
    public IReadOnlyList<Suggestion> For(IEnumerable<OpenInvoice> named, PaymentWords words)
    {
        foreach (var invoice in named)
        {
            Add(invoice, Named, "betalningen anger fakturan");
        }

        foreach (var (digits, slip) in words.Certain.SelectMany(DigitSlips.Around))
        {
            Add(index.WithReference(digits), OneSlip, $"OCR-referensen stämmer så när som på att {slip}");
        }

        foreach (var word in words.PayersOwn)
        {
            Add(index.WithReference(word), OwnId, "betalarens egen referens är fakturans OCR-referens");
            AddAll(index.WithNumber(word), OwnId, "betalarens egen referens är fakturans nummer");
        }

        if (payer is { } paying)
        {
            // those of the right amount first, so that they are not lost among many
            AddAll(index.OpenOf(paying, amount), SamePayer, "samma betalare");
            AddAll(index.OpenOf(paying), SamePayer, "samma betalare");
            AddAll(index.OpenOf(paying, amount), SameOpen, "samma belopp");
        }

        AddAll(index.WithOpen(amount), SameOpen, "samma belopp");
        return
        [
            .. _found
                .Values.OrderByDescending(found => found.Weight)
                .ThenBy(found => found.Invoice, InvoiceOrder.ByDue)
                .Take(Most)
                .Select(found => new Suggestion(
                    found.Invoice.Id,
                    found.Invoice.Number,
                    found.Invoice.Open,
                    found.Weight,
                    Sentence(found.Invoice, found.Reasons)
                )),
        ];
    }

    private void AddAll(IEnumerable<OpenInvoice> invoices, int weight, string reason)
    {
        foreach (var invoice in invoices.Take(MostLookedAt))
        {
            Add(invoice, weight, reason);
        }
    }

    // A slip may lead to the same invoice in two ways ("1221": which 2 is missing?); a reason counts once.
    private void Add(OpenInvoice? invoice, int weight, string reason)
    {
        if (invoice is null || placed.Contains(invoice.Id))
        {
            return;
        }

        var (_, before, reasons) = _found.TryGetValue(invoice.Id, out var found) ? found : (invoice, 0, []);
        if (weight == OneSlip ? _slipped.Add(invoice.Id) : !reasons.Contains(reason))
        {
            reasons.Add(reason);
            _found[invoice.Id] = (invoice, before + weight, reasons);
        }
    }

    private static string Sentence(OpenInvoice invoice, List<string> reasons)
    {
        var text = string.Join(", ", reasons);
        var rest = invoice.Open == Money.Zero ? "inget kvar att betala" : $"{invoice.Open} kvar att betala";
        return $"{char.ToUpperInvariant(text[0])}{text[1..]} ({rest}).";
    }
}
