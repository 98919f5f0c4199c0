using Sortiment.Kernel;

namespace Sortiment.Funding.Matching;

/// <summary>What a payment is of, and what a person must decide. Allocated and left are together the payment.</summary>
internal sealed record MatchDecision
{
    /// <summary>What kind of payment it is.</summary>
    public required MatchKind Kind { get; init; }

    /// <summary>By which rule it was matched.</summary>
    public required MatchRule Rule { get; init; }

    /// <summary>What to book on which invoice: above nought, never more than the invoice has open, each invoice once.</summary>
    public required IReadOnlyList<Allocation> Allocations { get; init; }

    /// <summary>What is not for any invoice: a person decides. Below nought for money that went out.</summary>
    public required Money Left { get; init; }

    /// <summary>Why, in Swedish, for the worklist.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether it stands in the worklist until somebody decides.</summary>
    public bool NeedsPerson => Left != Money.Zero || Kind == MatchKind.Unmatched;
}

/// <summary>Kinds of payment.</summary>
internal enum MatchKind
{
    /// <summary>Just what its invoices had open.</summary>
    Full,

    /// <summary>Less than its invoice had open: all is booked on it, the rest stays open.</summary>
    Partial,

    /// <summary>More than its invoices had open: they are paid, the rest is left.</summary>
    Over,

    /// <summary>Of an invoice that is already paid: nothing is booked, all is left.</summary>
    Double,

    /// <summary>Of an invoice that has nothing open because it was credited: all is left.</summary>
    Credited,

    /// <summary>No invoice is certain: all is left.</summary>
    Unmatched,
}

/// <summary>The rules, tried in this order.</summary>
internal enum MatchRule
{
    /// <summary>None.</summary>
    None,

    /// <summary>An OCR reference, every digit right.</summary>
    Reference,

    /// <summary>An invoice's number as a word of its own in reference or text.</summary>
    Number,

    /// <summary>The payer's organisation number and the amount, when just one open invoice fits.</summary>
    PayerAndAmount,
}

/// <summary>What is booked on one invoice.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Amount">Above nought.</param>
internal readonly record struct Allocation(Guid InvoiceId, Money Amount);

/// <summary>An invoice that a payment might be of.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="Open">What it has left to pay; nought for a paid one, which is shown to be understood, not to be booked on.</param>
/// <param name="Weight">How likely: greater is likelier. Only the order means anything.</param>
/// <param name="Reason">Why, in Swedish.</param>
internal sealed record Suggestion(Guid InvoiceId, string Number, Money Open, int Weight, string Reason);
