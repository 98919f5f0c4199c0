using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.CsvFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Funding.Spending;

/// <summary>Books a file of spending: all its rows or none. The file becomes its vouchers' document.</summary>
/// <exception cref="InvalidProblem">Rows are wrong; each message names line and column.</exception>
/// <exception cref="ConflictProblem">"already-booked": the same file is booked, and not taken back.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ImportSpending([property: JsonIgnore] Guid SchemeId, string FileName, byte[] File)
    : ICommand<BookedFile>;

/// <summary>A file that was booked.</summary>
/// <param name="Vouchers">How many rows, each a voucher.</param>
/// <param name="Ore">What they come to.</param>
/// <param name="DocumentId">The file, as all principals may read it.</param>
internal sealed record BookedFile(int Vouchers, long Ore, Guid DocumentId);

internal sealed class ImportSpendingHandler(FundingDbContext context, Books books, IDocuments documents)
    : ICommandHandler<ImportSpending, BookedFile>
{
    private const int MostMessages = 100;

    public async ValueTask<BookedFile> Handle(ImportSpending command, CancellationToken cancellationToken)
    {
        var open = await books.OpenAsync(command.SchemeId, cancellationToken);
        var file = CheckedFile.Of(CsvTable.Field, command.FileName, command.File);
        var rows = await SpendingFile.ReadAsync(file.Bytes, cancellationToken);

        // two who send the same file at once: the second waits here, and then sees the first's vouchers
        await books.HoldAsync(open.Scheme.OrganisationNumber, open.Scheme.From.Year, cancellationToken);
        await RefuseKnownAsync(open.Scheme.Id, file, cancellationToken);
        var entries = Check(rows, open);
        var document = await documents.AddSharedAsync(file, cancellationToken);
        await books.BookAsync(
            open.Scheme.OrganisationNumber,
            [.. entries.Select(entry => entry with { DocumentId = document.Id })],
            cancellationToken
        );
        return new BookedFile(entries.Count, rows.Sum(row => row.Spent.Ore!.Value), document.Id);
    }

    private async Task RefuseKnownAsync(Guid scheme, CheckedFile file, CancellationToken ct)
    {
        var same = await documents.SharedLikeAsync(file, ct);
        var booked = await context
            .Vouchers.Where(v => v.SchemeId == scheme && same.Contains(v.DocumentId!.Value))
            .Where(v => !context.Vouchers.Any(other => other.ReversesId == v.Id))
            .OrderBy(v => v.Year)
            .ThenBy(v => v.Number)
            .ToListAsync(ct);
        if (booked.Count > 0)
        {
            throw new ConflictProblem(
                "already-booked",
                $"Filen är redan bokförd, {Swedish.Date(booked[0].At)}, från och med {booked[0].Year} {booked[0].Name}."
            );
        }
    }

    private static List<Entry> Check(IReadOnlyList<SpendingRow> rows, OpenDays open)
    {
        var errors = new FieldErrors();
        var entries = new List<Entry>();
        var messages = 0;
        foreach (var row in rows)
        {
            var wrong = new FieldErrors();
            if (row.Spent.Check(wrong, open) is { } entry)
            {
                entries.Add(entry);
            }

            foreach (var (field, message) in wrong.All.Where(_ => messages++ < MostMessages))
            {
                errors.Add(CsvTable.Field, $"Rad {row.Line}, {SpendingFile.HeadingOf(field)}: {message}");
            }
        }

        errors.Unless(
            messages <= MostMessages,
            CsvTable.Field,
            $"Och {messages - MostMessages} fel till. Rätta de första och försök igen."
        );
        errors.ThrowIfAny();
        return entries;
    }
}
