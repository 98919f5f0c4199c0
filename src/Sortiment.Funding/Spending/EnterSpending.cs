using System.Text.Json.Serialization;
using Mediator;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Spending;

/// <summary>Money spent, as somebody enters it.</summary>
/// <param name="Date">The day; within the scheme's period.</param>
/// <param name="Category">What the scheme may be spent on: the name of one of its budget's lines, or its account.</param>
/// <param name="Ore">How much, in öre.</param>
/// <param name="Text">What it was for, in one line; open to all principals.</param>
internal sealed record Spent(DateOnly? Date, string? Category, long? Ore, string? Text)
{
    /// <summary>The voucher that it becomes; null when something was wrong.</summary>
    public Entry? Check(FieldErrors errors, OpenDays open)
    {
        var line = open.Scheme.Budget.FirstOrDefault(line => IsMeant(line));
        open.CheckDay(errors, Date);
        errors.Unless(
            line is not null,
            "category",
            $"Välj ett av finansieringens ändamål: {string.Join(", ", open.Scheme.Budget.Select(b => b.Category))}."
        );
        OpenDays.CheckAmount(errors, Ore);
        OpenDays.CheckText(errors, Text, "Skriv vad pengarna gick till.");
        return errors.Any
            ? null
            : Bookings.Spending(open.Scheme, line!, Date!.Value, new Money(Ore!.Value), Text!.Trim());
    }

    private bool IsMeant(BudgetLine line) =>
        line.Category.Equals(Category?.Trim(), StringComparison.OrdinalIgnoreCase)
        || Account.NumberOf(line.Number) == Category?.Trim();
}

/// <summary>Income from mark-up on rents, as somebody enters it.</summary>
/// <param name="Date">The day; within the scheme's period.</param>
/// <param name="Ore">How much, in öre.</param>
/// <param name="Text">Which rents, in one line; open to all principals.</param>
internal sealed record Income(DateOnly? Date, long? Ore, string? Text);

/// <summary>A voucher that was booked.</summary>
internal sealed record BookedVoucher(Guid Id, int Year, int Number, DateOnly Date)
{
    public static BookedVoucher Of(Voucher voucher) => new(voucher.Id, voucher.Year, voucher.Number, voucher.Date);
}

/// <summary>Books money that was spent.</summary>
/// <param name="SchemeId">The scheme that pays.</param>
/// <param name="Spent">What.</param>
/// <param name="FileName">The document's name; null when there is none.</param>
/// <param name="File">Its bytes; all principals may read it.</param>
/// <exception cref="InvalidProblem">A field is missing or wrong: outside the period or the purposes, or in a locked year.</exception>
/// <exception cref="ConflictProblem">"wrong-status": the scheme has not started, or is settled.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record EnterSpending(
    [property: JsonIgnore] Guid SchemeId,
    Spent Spent,
    string? FileName = null,
    byte[]? File = null
) : ICommand<BookedVoucher>;

/// <summary>Books income from mark-up on rents.</summary>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
/// <exception cref="ConflictProblem">"wrong-status": the scheme has not started, or is settled.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record EnterMarkUp([property: JsonIgnore] Guid SchemeId, Income Income) : ICommand<BookedVoucher>;

internal sealed class EnterSpendingHandler(Books books, IDocuments documents)
    : ICommandHandler<EnterSpending, BookedVoucher>,
        ICommandHandler<EnterMarkUp, BookedVoucher>
{
    public async ValueTask<BookedVoucher> Handle(EnterSpending command, CancellationToken cancellationToken)
    {
        var open = await books.OpenAsync(command.SchemeId, cancellationToken);
        var errors = new FieldErrors();
        var entry = command.Spent.Check(errors, open);
        errors.ThrowIfAny();
        if (command.File is { Length: > 0 } bytes)
        {
            var file = CheckedFile.Of("file", command.FileName ?? "", bytes);
            var document = await documents.AddSharedAsync(file, cancellationToken);
            entry = entry! with { DocumentId = document.Id };
        }

        return BookedVoucher.Of(await books.BookAsync(open.Scheme.OrganisationNumber, entry!, cancellationToken));
    }

    public async ValueTask<BookedVoucher> Handle(EnterMarkUp command, CancellationToken cancellationToken)
    {
        var open = await books.OpenAsync(command.SchemeId, cancellationToken);
        var errors = new FieldErrors();
        open.CheckDay(errors, command.Income.Date);
        OpenDays.CheckAmount(errors, command.Income.Ore);
        OpenDays.CheckText(errors, command.Income.Text, "Skriv vilka hyror påslaget kommer från.");
        errors.ThrowIfAny();
        var entry = Bookings.MarkUp(
            open.Scheme,
            command.Income.Date!.Value,
            new Money(command.Income.Ore!.Value),
            command.Income.Text!.Trim()
        );
        return BookedVoucher.Of(await books.BookAsync(open.Scheme.OrganisationNumber, entry, cancellationToken));
    }
}
