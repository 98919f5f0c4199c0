using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Spending;

/// <summary>
/// Takes back a voucher of spending or mark-up by another that names it. An invoice is credited and a payment's placing is
/// undone instead, because more than the books hangs on those.
/// </summary>
/// <param name="Id">The voucher.</param>
/// <param name="Date">The day of the reversal: not before the voucher's own.</param>
/// <param name="Reason">Why; open to all principals.</param>
/// <exception cref="ConflictProblem">"already-reversed"; "not-reversible": of another kind; "wrong-status": the scheme is settled.</exception>
/// <exception cref="InvalidProblem">A field is missing or wrong, or the day is in a locked year.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ReverseVoucher([property: JsonIgnore] Guid Id, DateOnly? Date, string? Reason)
    : ICommand<BookedVoucher>,
        IHasReason;

internal sealed class ReverseVoucherHandler(FundingDbContext context, Books books)
    : ICommandHandler<ReverseVoucher, BookedVoucher>
{
    // a voucher's text is a line that begins with what it reverses
    private const int LongestReason = 150;

    public async ValueTask<BookedVoucher> Handle(ReverseVoucher command, CancellationToken cancellationToken)
    {
        var voucher =
            await context
                .Vouchers.AsNoTracking()
                .Include(v => v.Postings)
                .SingleOrDefaultAsync(v => v.Id == command.Id, cancellationToken)
            ?? throw new NotFoundProblem("Verifikationen finns inte.");
        if (!voucher.IsEntered)
        {
            throw new ConflictProblem(
                "not-reversible",
                "Bara kostnader och påslag rättas så. Kreditera en faktura, eller ta bort placeringen av en betalning."
            );
        }

        if (await context.Vouchers.AnyAsync(v => v.ReversesId == voucher.Id, cancellationToken))
        {
            throw new ConflictProblem("already-reversed", $"{voucher.Year} {voucher.Name} är redan rättad.");
        }

        var open = await books.OpenAsync(voucher.SchemeId!.Value, cancellationToken);
        var errors = new FieldErrors();
        errors.Unless(command.Date.HasValue, "date", "Ange dagen för rättelsen.");
        errors.Unless(
            !(command.Date < voucher.Date),
            "date",
            $"Dagen är före verifikationens egen, {voucher.Date:yyyy-MM-dd}."
        );
        open.CheckOpen(errors, command.Date);
        errors.Required("reason", command.Reason, "Skriv varför verifikationen rättas.", LongestReason);
        errors.ThrowIfAny();
        var entry = voucher.Reversal(command.Date!.Value, command.Reason!.Trim());
        return BookedVoucher.Of(await books.BookAsync(voucher.OrganisationNumber, entry, cancellationToken));
    }
}
