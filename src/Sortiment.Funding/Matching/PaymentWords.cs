using System.Text.RegularExpressions;
using Sortiment.Funding.BankFiles;

namespace Sortiment.Funding.Matching;

/// <summary>What may be a reference or a number in what a payer wrote.</summary>
internal sealed partial class PaymentWords
{
    /// <summary>A shorter number in a message is as likely a street number, a count or a year.</summary>
    private const int LeastInText = 5;

    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _own = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits a payment's references and text.</summary>
    public PaymentWords(BankPayment payment)
    {
        // a credit note is no invoice; our books have taken it off already
        foreach (var reference in payment.References.Where(r => r.Kind != ReferenceKind.CreditNote))
        {
            var words = reference.Kind == ReferenceKind.PayersOwn ? _own : _given;
            words.UnionWith(Split(reference.Value));
            words.Add(reference.Value.Replace(" ", "", StringComparison.Ordinal));
        }

        _written.UnionWith(Split(payment.Text ?? "").Where(word => word.Length >= LeastInText));
    }

    /// <summary>Words of the references and of the message: what a match may rest on. In whatever order they came, the same.</summary>
    public IEnumerable<string> Certain =>
        _given.Union(_written, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words of the payer's own id of the payment: for suggestions.</summary>
    public IEnumerable<string> PayersOwn =>
        _own.Except(Certain, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Split(string text) => Word().Matches(text).Select(m => m.Value);

    // letters and digits, also joined by hyphen, slash or full stop: "2022-0017" is one word, "2022-0017." too
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
