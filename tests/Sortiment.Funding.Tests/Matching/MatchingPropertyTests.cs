using CsCheck;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using static Sortiment.Funding.Tests.Matching.Books;

namespace Sortiment.Funding.Tests.Matching;

/// <summary>What holds for any books and any payments. Few amounts and payers, so that much is alike.</summary>
public sealed class MatchingPropertyTests
{
    private static readonly Gen<OrganisationNumber> Payers = Gen.Bool.Select(own => own ? Grästorp : Region);

    private static readonly Gen<OpenInvoice[]> Invoices = Gen.Select(
            Gen.Int[1, 5],
            Gen.Int[0, 2],
            Gen.Int[0, 1],
            Payers
        )
        .Array[0, 12]
        .Select(all =>
            all.Select(
                    (each, i) =>
                    {
                        var (amount, paid, credited, payer) = each;
                        var total = amount * 100m;
                        return Invoice(i + 1, total, payer, total * paid / 2, paid == 0 ? total * credited : 0);
                    }
                )
                .ToArray()
        );

    private static readonly Gen<BankPayment> Payments = Gen.Select(
            Gen.Int[-1, 12],
            Gen.Int[0, 14].Array[0, 3],
            Gen.Int[0, 4],
            Gen.Select(Payers, Gen.Bool)
        )
        .Select(
            (half, named, how, payer) =>
                Payment(
                    half * 50m,
                    payer: payer.Item2 ? payer.Item1 : null,
                    references: [.. named.Select(n => Reference(n + 1, how))]
                )
        );

    [Fact]
    public void A_decision_keeps_the_payment_and_never_books_more_than_is_open() =>
        Gen.Select(Invoices, Payments).Sample((invoices, payment) => payment.Match(invoices), iter: 5_000);

    [Fact]
    public void The_order_of_invoices_and_references_does_not_matter() =>
        Gen.Select(Invoices, Payments)
            .SelectMany(
                (invoices, payment) =>
                    Gen.Select(
                        Gen.Const(invoices),
                        Gen.Const(payment),
                        Gen.Shuffle(invoices),
                        Gen.Shuffle(payment.References.ToArray())
                    )
            )
            .Sample(
                (invoices, payment, otherInvoices, otherReferences) =>
                {
                    var other = payment with { References = otherReferences };
                    Assert.Equivalent(payment.Match(invoices), other.Match(otherInvoices), strict: true);
                    Assert.Equal(payment.Suggested(invoices), other.Suggested(otherInvoices));
                },
                iter: 2_000
            );

    [Fact]
    public void Over_any_run_of_payments_the_books_balance() =>
        Gen.Select(Invoices, Payments.Array[0, 30])
            .Sample(
                (invoices, payments) =>
                {
                    var index = new InvoiceIndex(invoices);
                    var booked = 0L;
                    foreach (var payment in payments)
                    {
                        var decision = PaymentMatcher.Match(payment, index);
                        AssertSound(payment, decision, [.. invoices.Select(Now)]);
                        AssertSound(decision, PaymentMatcher.Suggest(payment, decision, index));
                        index.Apply(decision);
                        booked += decision.Allocations.Sum(a => a.Amount.Ore);
                    }

                    Assert.All(invoices, i => Assert.InRange(Now(i).Open.Ore, 0, i.Open.Ore));
                    Assert.All(invoices, i => Assert.Equal(i.Open + i.Paid, Now(i).Open + Now(i).Paid));
                    Assert.Equal(booked, invoices.Sum(i => i.Open.Ore - Now(i).Open.Ore));

                    OpenInvoice Now(OpenInvoice invoice) =>
                        index.TryGet(invoice.Id, out var now) ? now : throw new InvalidOperationException();
                },
                iter: 2_000
            );

    [Fact]
    public void Any_one_slip_is_found_from_the_other_side() =>
        Gen.Char['0', '9']
            .Array[3, 25]
            .SelectMany(digits =>
                Gen.Select(
                    Gen.Const(new string(digits)),
                    Gen.Int[0, digits.Length - 1],
                    Gen.Char['0', '9'],
                    Gen.Int[0, 3]
                )
            )
            .Sample(
                (right, at, digit, how) =>
                {
                    var wrong = how switch
                    {
                        0 => right.Remove(at, 1).Insert(at, digit.ToString()),
                        1 => right.Insert(at, digit.ToString()),
                        2 => right.Remove(at, 1),
                        _ when at > 0 => $"{right[..(at - 1)]}{right[at]}{right[at - 1]}{right[(at + 1)..]}",
                        _ => right,
                    };
                    if (wrong != right && wrong.Length >= 3)
                    {
                        Assert.Contains(DigitSlips.Around(wrong), around => around.Digits == right);
                    }
                },
                iter: 2_000
            );

    // how: right, with one digit wrong, the invoice's number, the payer's own id, or nothing of ours
    private static PaymentReference Reference(int n, int how)
    {
        var invoice = Invoice(n, 1m);
        var digits = invoice.Reference.Digits;
        return how switch
        {
            0 => new PaymentReference(digits, ReferenceKind.Ocr),
            1 => new PaymentReference($"{digits[..^1]}{(digits[^1] - '0' + 1) % 10}", ReferenceKind.Free),
            2 => new PaymentReference(invoice.Number, ReferenceKind.InvoiceNumber),
            3 => new PaymentReference(digits, ReferenceKind.PayersOwn),
            _ => new PaymentReference("hej", ReferenceKind.Free),
        };
    }
}
