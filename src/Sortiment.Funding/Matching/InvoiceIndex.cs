using System.Diagnostics.CodeAnalysis;
using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>
/// Invoices in memory, found in the same time however many there are. Not for several threads at once.
/// </summary>
internal sealed class InvoiceIndex : IInvoiceIndex
{
    private readonly Dictionary<Guid, OpenInvoice> _byId = [];
    private readonly Dictionary<string, Guid> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<OpenInvoice>> _byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<OrganisationNumber, SortedSet<OpenInvoice>> _openByPayer = [];
    private readonly Dictionary<(OrganisationNumber, Money), SortedSet<OpenInvoice>> _openByPayerAndAmount = [];
    private readonly Dictionary<Money, SortedSet<OpenInvoice>> _byOpen = [];

    /// <summary>An index of these invoices.</summary>
    public InvoiceIndex(IEnumerable<OpenInvoice> invoices)
    {
        foreach (var invoice in invoices)
        {
            Put(invoice);
        }
    }

    /// <summary>Adds an invoice, or puts it in place of what was known of it before: after a payment, say.</summary>
    /// <exception cref="ArgumentException">Another invoice has its OCR reference.</exception>
    public void Put(OpenInvoice invoice)
    {
        if (_byReference.TryGetValue(invoice.Reference.Digits, out var other) && other != invoice.Id)
        {
            throw new ArgumentException($"Two invoices have the reference {invoice.Reference}.", nameof(invoice));
        }

        Remove(invoice.Id);
        _byId[invoice.Id] = invoice;
        _byReference[invoice.Reference.Digits] = invoice.Id;
        Add(_byNumber, invoice.Number, invoice);
        if (invoice.Open > Money.Zero)
        {
            Add(_byOpen, invoice.Open, invoice);
            if (invoice.Payer is { } payer)
            {
                Add(_openByPayer, payer, invoice);
                Add(_openByPayerAndAmount, (payer, invoice.Open), invoice);
            }
        }
    }

    /// <summary>Takes note that the decision was carried out, so that the next payment sees what is left.</summary>
    /// <exception cref="KeyNotFoundException">An invoice of the decision is not in the index.</exception>
    public void Apply(MatchDecision decision)
    {
        foreach (var (invoiceId, amount) in decision.Allocations)
        {
            var invoice = _byId[invoiceId];
            Put(invoice with { Paid = invoice.Paid + amount, Open = invoice.Open - amount });
        }
    }

    /// <summary>The invoice as it is now known.</summary>
    public bool TryGet(Guid id, [NotNullWhen(true)] out OpenInvoice? invoice) => _byId.TryGetValue(id, out invoice);

    /// <inheritdoc />
    public OpenInvoice? WithReference(string digits) => _byReference.TryGetValue(digits, out var id) ? _byId[id] : null;

    /// <inheritdoc />
    public IEnumerable<OpenInvoice> WithNumber(string number) => _byNumber.GetValueOrDefault(number) ?? [];

    /// <inheritdoc />
    public IEnumerable<OpenInvoice> OpenOf(OrganisationNumber payer) => _openByPayer.GetValueOrDefault(payer) ?? [];

    /// <inheritdoc />
    public IEnumerable<OpenInvoice> OpenOf(OrganisationNumber payer, Money amount) =>
        _openByPayerAndAmount.GetValueOrDefault((payer, amount)) ?? [];

    /// <inheritdoc />
    public IEnumerable<OpenInvoice> WithOpen(Money amount) => _byOpen.GetValueOrDefault(amount) ?? [];

    private void Remove(Guid id)
    {
        if (_byId.Remove(id, out var invoice))
        {
            _byReference.Remove(invoice.Reference.Digits);
            Remove(_byNumber, invoice.Number, invoice);
            Remove(_byOpen, invoice.Open, invoice);
            if (invoice.Payer is { } payer)
            {
                Remove(_openByPayer, payer, invoice);
                Remove(_openByPayerAndAmount, (payer, invoice.Open), invoice);
            }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, SortedSet<OpenInvoice>> sets, TKey key, OpenInvoice invoice)
        where TKey : notnull
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = new SortedSet<OpenInvoice>(InvoiceOrder.ByDue);
        }

        set.Add(invoice);
    }

    private static void Remove<TKey>(Dictionary<TKey, SortedSet<OpenInvoice>> sets, TKey key, OpenInvoice invoice)
        where TKey : notnull
    {
        if (sets.TryGetValue(key, out var set) && set.Remove(invoice) && set.Count == 0)
        {
            sets.Remove(key);
        }
    }
}

/// <summary>The one order of invoices: what is due first comes first, and no two are equal but the same one.</summary>
internal static class InvoiceOrder
{
    public static IComparer<OpenInvoice> ByDue { get; } =
        Comparer<OpenInvoice>.Create(
            (a, b) =>
                a.Due.CompareTo(b.Due) is not 0 and var due ? due
                : string.CompareOrdinal(a.Number, b.Number) is not 0 and var number ? number
                : a.Id.CompareTo(b.Id)
        );
}
