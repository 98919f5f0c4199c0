using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Matching;
using Sortiment.Kernel;
using static Sortiment.Funding.Tests.Matching.Books;

namespace Sortiment.Funding.Tests.Matching;

public sealed class PaymentMatcherTests
{
    private static readonly OpenInvoice First = Invoice(1, 100m);
    private static readonly OpenInvoice Second = Invoice(2, 100m);
    private static readonly OpenInvoice Regions = Invoice(3, 400m, Region);

    [Theory]
    [InlineData(100, "Full", 100, 0)]
    [InlineData(99.99, "Partial", 99.99, 0)]
    [InlineData(100.01, "Over", 100, 0.01)]
    public void The_reference_decides(double amount, string kind, double booked, double left)
    {
        var decision = Payment((decimal)amount, First.Reference.Digits, payer: Region).Match(First, Second, Regions);
        Assert.Equal(kind, decision.Kind.ToString());
        Assert.Equal(MatchRule.Reference, decision.Rule);
        Assert.Equal([new Allocation(First.Id, Money.FromKronor((decimal)booked))], decision.Allocations);
        Assert.Equal(Money.FromKronor((decimal)left), decision.Left);
    }

    [Fact]
    public void A_reference_is_found_with_spaces_among_others_and_in_the_text()
    {
        var digits = First.Reference.Digits;
        Assert.Equal(MatchKind.Full, Payment(100m, $"{digits[..4]} {digits[4..]}").Match(First).Kind);
        Assert.Equal(MatchKind.Full, Payment(100m, $"OCR:{digits}, tack").Match(First).Kind);
        Assert.Equal(MatchKind.Full, Payment(100m, text: $"Bidrag\nref {digits}.").Match(First).Kind);
        Assert.Equal(MatchKind.Unmatched, Payment(100m, text: $"1{digits}").Match(First).Kind);
    }

    [Fact]
    public void A_second_payment_of_the_same_invoice_is_a_double_one()
    {
        var index = new InvoiceIndex([First, Second]);
        var payment = Payment(100m, First.Reference.Digits, payer: Grästorp);
        index.Apply(PaymentMatcher.Match(payment, index));
        var decision = PaymentMatcher.Match(payment, index);

        Assert.Equal(MatchKind.Double, decision.Kind);
        Assert.Equal(payment.Amount, decision.Left);
        var suggested = PaymentMatcher.Suggest(payment, decision, index);
        Assert.Equal([First.Id, Second.Id], suggested.Select(s => s.InvoiceId));
        Assert.Equal(Money.Zero, suggested[0].Open);
        Assert.Equal("Faktura 2022-0001 är redan betald.", decision.Reason);
    }

    [Fact]
    public void A_payment_of_a_credited_invoice_is_no_double_one() =>
        Assert.Equal(
            MatchKind.Credited,
            Payment(100m, First.Reference.Digits).Match(Invoice(1, 100m, credited: 100m)).Kind
        );

    [Fact]
    public void Partial_payments_fill_the_invoice()
    {
        var index = new InvoiceIndex([First]);
        foreach (
            var (amount, kind) in new[] { (60m, MatchKind.Partial), (40m, MatchKind.Full), (1m, MatchKind.Double) }
        )
        {
            var decision = PaymentMatcher.Match(Payment(amount, First.Reference.Digits), index);
            Assert.Equal(kind, decision.Kind);
            index.Apply(decision);
        }

        Assert.True(index.TryGet(First.Id, out var paid));
        Assert.Equal((Money.Zero, First.Total), (paid.Open, paid.Paid));
    }

    [Fact]
    public void One_payment_may_pay_several_invoices()
    {
        var references = $"{First.Reference} {Second.Reference}";
        Assert.Equal(2, Payment(200m, references).Match(First, Second).Allocations.Count);
        Assert.Equal(new Money(5000), Payment(250m, references).Match(First, Second).Left);
        Assert.Single(Payment(100m, references).Match(First, Invoice(2, 100m, paid: 100m)).Allocations);

        var tooLittle = Payment(150m, references);
        Assert.Equal(MatchKind.Unmatched, tooLittle.Match(First, Second).Kind);
        Assert.Equal([First.Id, Second.Id], tooLittle.Suggested(First, Second).Select(s => s.InvoiceId));
    }

    [Theory]
    [InlineData("2022-0001", null)]
    [InlineData(null, "Faktura 2022-0001.")]
    [InlineData("Fakt 2022-0001, bidrag", null)]
    public void The_number_decides_when_no_reference_does(string? reference, string? text)
    {
        var decision = Payment(100m, reference, text).Match(First, Second);
        Assert.Equal((MatchKind.Full, MatchRule.Number), (decision.Kind, decision.Rule));
        Assert.Equal(First.Id, decision.Allocations[0].InvoiceId);
    }

    [Theory]
    [InlineData("2022-00011")]
    [InlineData("12022-0001")]
    [InlineData("2022-0001-A")]
    [InlineData("2022 0001")]
    public void A_number_is_a_whole_word(string text) =>
        Assert.Equal(MatchKind.Unmatched, Payment(100m, text: text).Match(First, Second).Kind);

    [Fact]
    public void Somebody_elses_number_is_only_suggested()
    {
        var payment = Payment(100m, "2022-0001", payer: Region);
        Assert.Equal(MatchKind.Unmatched, payment.Match(First, Second).Kind);
        var likeliest = payment.Suggested(First, Second)[0];
        Assert.Equal(First.Id, likeliest.InvoiceId);
        Assert.Equal("Betalningen anger fakturan, samma belopp (100,00 kr kvar att betala).", Plain(likeliest.Reason));
    }

    [Fact]
    public void Payer_and_amount_decide_when_just_one_invoice_fits()
    {
        var decision = Payment(400m, "bidrag", payer: Region).Match(First, Second, Regions);
        Assert.Equal((MatchKind.Full, MatchRule.PayerAndAmount), (decision.Kind, decision.Rule));

        var two = Payment(100m, "bidrag", payer: Grästorp);
        Assert.Equal(MatchKind.Unmatched, two.Match(First, Second, Regions).Kind);
        Assert.Equal([First.Id, Second.Id], two.Suggested(First, Second, Regions).Select(s => s.InvoiceId));
        Assert.Equal(MatchKind.Unmatched, Payment(399m, "bidrag", payer: Region).Match(First, Regions).Kind);
        Assert.Equal(MatchKind.Unmatched, Payment(400m, "bidrag").Match(First, Regions).Kind);
    }

    [Fact]
    public void One_slip_in_the_reference_is_suggested_first()
    {
        var right = Regions.Reference.Digits;
        foreach (
            var (wrong, slip) in new[]
            {
                (right[..3] + (char)('0' + ((right[3] - '0' + 1) % 10)) + right[4..], "en siffra är fel"),
                (right[..7] + right[8] + right[7] + right[9..], "två siffror har bytt plats"),
                (right[1..], "en siffra saknas"),
                (right + "5", "en siffra är för mycket"),
            }
        )
        {
            var payment = Payment(100m, wrong);
            Assert.Equal(MatchKind.Unmatched, payment.Match(First, Second, Regions).Kind);
            var suggested = payment.Suggested(First, Second, Regions);
            Assert.Equal(Regions.Id, suggested[0].InvoiceId);
            Assert.Contains(slip, suggested[0].Reason, StringComparison.Ordinal);
            Assert.Equal([First.Id, Second.Id], suggested.Skip(1).Select(s => s.InvoiceId));
        }
    }

    [Fact]
    public void The_payers_own_id_is_a_hint_and_no_more()
    {
        var own = new PaymentReference(First.Reference.Digits, ReferenceKind.PayersOwn);
        var payment = Payment(70m, references: own);
        Assert.Equal(MatchKind.Unmatched, payment.Match(First, Second).Kind);
        Assert.Equal(First.Id, Assert.Single(payment.Suggested(First, Second)).InvoiceId);
    }

    [Fact]
    public void A_credit_note_names_no_invoice()
    {
        var note = new PaymentReference(First.Number, ReferenceKind.CreditNote, new Money(-1000));
        Assert.Empty(Payment(70m, references: note).Match(First).Allocations);
    }

    [Fact]
    public void What_is_no_single_payment_in_is_left_to_a_person()
    {
        var payment = Payment(100m, First.Reference.Digits);
        foreach (
            var other in new[]
            {
                payment with
                {
                    Amount = new Money(-10000),
                },
                payment with
                {
                    Amount = Money.Zero,
                },
                payment with
                {
                    IsReversal = true,
                },
                payment with
                {
                    BatchOf = 2,
                },
            }
        )
        {
            Assert.Equal(MatchKind.Unmatched, other.Match(First).Kind);
            Assert.Equal(First.Id, other.Suggested(First)[0].InvoiceId);
        }
    }

    [Fact]
    public void Two_invoices_cannot_have_one_reference() =>
        Assert.Throws<ArgumentException>(() => new InvoiceIndex([First, First with { Id = Guid.NewGuid() }]));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
