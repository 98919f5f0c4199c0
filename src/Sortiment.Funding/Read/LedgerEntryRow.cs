using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Books = Sortiment.Funding.Ledger.Account;

namespace Sortiment.Funding.Read;

/// <summary>A line of the books as everyone may read it.</summary>
internal sealed class LedgerEntryRow
{
    /// <summary>The voucher's id and the line's number.</summary>
    public required string Id { get; init; }

    public Guid VoucherId { get; init; }

    public int Year { get; init; }

    /// <summary>Without gaps in the organisation's year.</summary>
    public int VoucherNumber { get; init; }

    public DateOnly Date { get; init; }

    /// <summary>Invoice, Credit, Payment, Match, Undo, Return, Spending, MarkUp, Reversal, Settlement, Repayment or Transfer.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    public int Line { get; init; }

    public required string Account { get; init; }

    public string? AccountName { get; init; }

    /// <summary>Debit above nought, credit below.</summary>
    public long AmountOre { get; init; }

    /// <summary>"1444", on accounts that are kept per principal.</summary>
    public string? PrincipalCode { get; init; }

    /// <summary>Null for money that nobody has placed.</summary>
    public Guid? SchemeId { get; init; }

    /// <summary>Null too for the invoices of other principals.</summary>
    public string? InvoiceNumber { get; init; }

    /// <summary>The voucher that this one takes back.</summary>
    public Guid? ReversesId { get; init; }

    public DateTimeOffset BookedAt { get; init; }

    public required string BookedBy { get; init; }

    public static IQueryable<LedgerEntryRow> All(FundingDbContext context)
    {
        var (receivable, bank, unplaced) = (Books.Receivable, Books.Bank, Books.Unplaced);
        var (vat, joint, repay, markUp) = (Books.Vat, Books.JointFunds, Books.ToRepay, Books.MarkUp);
        return context
            .Postings.Join(context.Vouchers, p => p.VoucherId, v => v.Id, (p, v) => new { p, v })
            .Select(row => new LedgerEntryRow
            {
                Id = row.v.Id.ToString() + "-" + row.p.Line.ToString(),
                VoucherId = row.v.Id,
                Year = row.v.Year,
                VoucherNumber = row.v.Number,
                Date = row.v.Date,
                Kind = (string)(object)row.v.Kind,
                Text = row.v.Text,
                Line = row.p.Line,
                Account = row.p.Account,
                AccountName =
                    row.p.Account == receivable.Number ? receivable.Name
                    : row.p.Account == bank.Number ? bank.Name
                    : row.p.Account == unplaced.Number ? unplaced.Name
                    : row.p.Account == vat.Number ? vat.Name
                    : row.p.Account == joint.Number ? joint.Name
                    : row.p.Account == repay.Number ? repay.Name
                    : row.p.Account == markUp.Number ? markUp.Name
                    : context
                        .Schemes.Where(s => s.Id == row.p.SchemeId)
                        .SelectMany(s => s.Budget)
                        .Where(b => (4000 + b.Number).ToString() == row.p.Account)
                        .Select(b => b.Category)
                        .FirstOrDefault(),
                AmountOre = (long)(object)row.p.Amount,
                PrincipalCode = row.p.Principal,
                SchemeId = row.p.SchemeId,
                InvoiceNumber = context
                    .Invoices.Where(i => i.Id == row.p.InvoiceId)
                    .Select(i => i.Number)
                    .FirstOrDefault(),
                ReversesId = row.v.ReversesId,
                BookedAt = row.v.At,
                BookedBy = row.v.ByName,
            });
    }
}
