using CsCheck;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Matching;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Tests.Payments;

/// <summary>
/// Whatever is invoiced, credited, paid, placed, taken back, offset and paid back, in whatever order: every voucher is nought, and
/// what is kept beside the books agrees with them. What cannot be done is refused and books nothing.
/// </summary>
public sealed class BookingPropertyTests
{
    private static readonly Gen<(int What, int One, int Other, int Ore)[]> Sequences = Gen.Select(
        Gen.Int[0, 6],
        Gen.Int[0, 5],
        Gen.Int[0, 5],
        Gen.Int[1, 8]
    ).Array[1, 60];

    [Fact]
    public void Any_sequence_keeps_the_books_balanced() =>
        Sequences.Sample(
            steps =>
            {
                var books = new Written();
                foreach (var (what, one, other, ore) in steps)
                {
                    books.Do(what, one, other, ore * 50);
                    books.AssertAgree();
                }
            },
            iter: 2_000
        );

    [Fact]
    public void A_sequence_comes_to_every_kind_of_voucher()
    {
        var kinds = new HashSet<VoucherKind>();
        Sequences.Sample(
            steps =>
            {
                var books = new Written();
                Array.ForEach(steps, step => books.Do(step.What, step.One, step.Other, step.Ore * 50));
                lock (kinds)
                {
                    kinds.UnionWith(books.Kinds);
                }
            },
            iter: 500
        );
        Assert.Superset(
            new HashSet<VoucherKind>
            {
                VoucherKind.Invoice,
                VoucherKind.Credit,
                VoucherKind.Payment,
                VoucherKind.Match,
                VoucherKind.Undo,
                VoucherKind.Return,
            },
            kinds
        );
    }

    /// <summary>Books in memory: vouchers, and what is kept beside them.</summary>
    private sealed class Written
    {
        private static readonly DateOnly Day = new(2026, 3, 2);
        private static readonly OrganisationNumber Region = OrganisationNumber.Parse("232100-0131");
        private static readonly InvoiceSeller Seller = new(
            "Regionen",
            Region,
            new PostalAddress(null, "462 80", "Vänersborg"),
            BankgiroNumber.Parse("5050-1055")
        );

        private readonly List<Voucher> _vouchers = [];
        private readonly List<Invoice> _invoices = [];
        private readonly List<Invoice> _credits = [];
        private readonly List<Payment> _payments = [];
        private readonly List<(Payment Payment, Invoice Invoice, Money Amount, Guid Voucher)> _placed = [];
        private int _serial;

        public IEnumerable<VoucherKind> Kinds => _vouchers.Select(v => v.Kind);

        public void Do(int what, int one, int other, int ore)
        {
            try
            {
                switch (what)
                {
                    case 0:
                        Invoice(ore);
                        break;
                    case 1:
                        Pay(ore * (one == 0 ? -1 : 1), other);
                        break;
                    case 2 when Of(_invoices, one) is { } invoice:
                        Credit(invoice, ore, whole: other == 0);
                        break;
                    case 3 when Of(_payments, one) is { } payment && Of(_invoices, other) is { } invoice:
                        Match(payment, invoice, new Money(ore));
                        break;
                    case 4 when _placed.Count > 0:
                        Undo(one % _placed.Count);
                        break;
                    case 5 when Of(_payments, one) is { } payment && Of(_payments, other) is { } against:
                        Offset(payment, against);
                        break;
                    case 6 when Of(_payments, one) is { } payment && payment.Left != Money.Zero:
                        Book(Bookings.Return(payment, Day));
                        payment.Place(payment.Left);
                        break;
                }
            }
            catch (Problem)
            {
                // refused, as it should be: what is left must still agree
            }
        }

        public void AssertAgree()
        {
            Assert.All(_vouchers, v => Assert.Equal(0, v.Postings.Sum(p => p.Amount.Ore)));
            Assert.All(_invoices, i => Assert.Equal(i.Open.Ore, Sum("1510", p => p.InvoiceId == i.Id)));
            Assert.All(_payments, m => Assert.Equal(m.Left.Ore, -Sum("2420", p => p.PaymentId == m.Id)));
            Assert.Equal(
                _invoices.Sum(i => i.Total.Ore) - _credits.Sum(c => c.Total.Ore) - _placed.Sum(p => p.Amount.Ore),
                Sum("1510", _ => true)
            );
            Assert.All(_invoices, i => Assert.True(i.Open >= Money.Zero && i.Paid >= Money.Zero));
            Assert.All(
                _payments,
                p => Assert.True(p.Left == Money.Zero || p.Left > Money.Zero == p.Amount > Money.Zero)
            );
        }

        private long Sum(string account, Func<Posting, bool> which) =>
            _vouchers.SelectMany(v => v.Postings).Where(p => p.Account == account && which(p)).Sum(p => p.Amount.Ore);

        private static T? Of<T>(List<T> all, int place)
            where T : class => all.Count == 0 ? null : all[place % all.Count];

        private Voucher Book(Entry entry)
        {
            var voucher = Voucher.Of(entry, Region, ++_serial, Actor.System, DateTimeOffset.UnixEpoch);
            _vouchers.Add(voucher);
            return voucher;
        }

        // every other one with VAT
        private void Invoice(int ore)
        {
            var figures = new InvoiceFigures(
                $"2026-{++_serial:00000}",
                Day,
                Day.AddDays(30),
                Seller,
                new InvoiceBuyer("Grästorp", OrganisationNumber.Parse("212000-1595"), Seller.Address, "KS 1"),
                OcrReference.Create($"7{_serial:000000}"),
                _serial % 2 == 0 ? VatTreatment.Standard : VatTreatment.OutsideScope,
                [new InvoicedLine("Bidrag", 1, InvoiceUnit.Pieces, new Money(ore))]
            );
            var invoice = Funding.Invoices.Invoice.Of(
                Contributed,
                Guid.NewGuid(),
                figures,
                "Test",
                DateTimeOffset.UnixEpoch
            );
            _invoices.Add(invoice);
            Book(Bookings.Of(invoice));
        }

        private void Pay(int ore, int named)
        {
            var index = new InvoiceIndex(_invoices.Select(OpenInvoice.Of));
            var bank = new BankPayment
            {
                Ordinal = ++_serial,
                Fingerprint = $"{_serial}",
                Amount = new Money(ore),
                BookingDate = Day,
                References = Of(_invoices, named) is { } i ? [new PaymentReference(i.Ocr, ReferenceKind.Ocr)] : [],
            };
            var decision = PaymentMatcher.Match(bank, index);
            var payment = Payment.Of(bank, Guid.NewGuid(), Region, decision);
            var on = decision
                .Allocations.Select(a => (Invoice: _invoices.Single(i => i.Id == a.InvoiceId), a.Amount))
                .ToList();
            on.ForEach(part => part.Invoice.Pay(part.Amount));
            _payments.Add(payment);
            var voucher = Book(Bookings.Of(payment, Day, on));
            _placed.AddRange(on.Select(part => (payment, part.Invoice, part.Amount, voucher.Id)));
        }

        private void Credit(Invoice invoice, int ore, bool whole)
        {
            var number = $"2026-{++_serial:00000}";
            var ocr = OcrReference.Create($"7{_serial:000000}");
            var figures = invoice.CreditFigures(whole ? null : new Money(ore), number, ocr, Day, "Fel");
            var credit = invoice.Credit(figures, "Test", DateTimeOffset.UnixEpoch);
            _credits.Add(credit);
            Book(Bookings.Of(credit));
        }

        private void Match(Payment payment, Invoice invoice, Money amount)
        {
            if (amount > invoice.Open)
            {
                return;
            }

            payment.Place(amount);
            invoice.Pay(amount);
            var voucher = Book(Bookings.Match(payment, invoice, amount, Day));
            _placed.Add((payment, invoice, amount, voucher.Id));
        }

        private void Undo(int place)
        {
            var (payment, invoice, amount, voucher) = _placed[place];
            invoice.Unpay(amount);
            payment.Unplace(amount);
            Book(Bookings.Undo(payment, invoice, amount, Day, voucher));
            _placed.RemoveAt(place);
        }

        private void Offset(Payment payment, Payment against)
        {
            if (payment.Left <= Money.Zero || against.Left >= Money.Zero)
            {
                return;
            }

            var amount = new Money(Math.Min(payment.Left.Ore, -against.Left.Ore));
            payment.Place(amount);
            against.Place(-amount);
            Book(Bookings.Offset(payment, against, amount, Day));
        }

        private static Contribution Contributed { get; } = Given();

        private static Contribution Given()
        {
            var scheme = FundingScheme.Draft(
                new SchemeTerms(
                    "x",
                    "Regionen",
                    "232100-0131",
                    ContributionBasis.GivenAmounts,
                    null,
                    false,
                    new DateOnly(2026, 1, 1),
                    new DateOnly(2026, 12, 31)
                )
                {
                    Instalments = [new InstalmentTerms("2026", null, new DateOnly(2026, 1, 1))],
                    Budget = [new BudgetTerms("Utvärdering", null)],
                }
            );
            return Contribution.Of(scheme, scheme.Instalments[0], new Share("1444", null, new Money(100)), "Grästorp");
        }
    }
}
