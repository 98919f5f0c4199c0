using System.Diagnostics;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Data;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Outbox;

namespace Sortiment.Funding.Payments;

/// <summary>A bank file has payments that are not booked.</summary>
internal sealed record ImportMessage(Guid FileId);

/// <summary>
/// Books a bank file's payments from where it stands, portion by portion, each in a message and transaction of its own. It stops
/// after a while to let the rest of the outbox through, and asks for itself again; after a kill it is asked for anew by the
/// outbox and goes on from the last portion that was committed.
/// </summary>
internal sealed class ImportRunHandler(FundingDbContext context, ISender sender, IOutbox outbox) : IOutboxHandler
{
    public const string KindOfMessage = "funding-payments";

    /// <summary>
    /// Payments in one transaction: many enough to be quick, few enough to be redone when somebody else was first. Each hundred more
    /// takes 6 MB.
    /// </summary>
    public const int Portion = 150;

    // mail waits behind; the outbox itself gives up after two minutes
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);
    private const int Tries = 5;

    public string Kind => KindOfMessage;

    public async Task HandleAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        var id = message.Read<ImportMessage>().FileId;
        var organisation = await context
            .ImportedFiles.Where(f => f.Id == id)
            .Select(f => f.OrganisationNumber)
            .SingleAsync(cancellationToken);

        // one import at a time for an organisation: another node waits here until this one's time is up
        await context.LockAsync($"import {organisation}", cancellationToken);
        var file = await context.ImportedFiles.AsNoTracking().SingleAsync(f => f.Id == id, cancellationToken);
        await using var content = await ContentAsync(id, cancellationToken);
        var bankFile = await BankFile.CheckAsync(content, cancellationToken);
        var portion = new List<BankPayment>(Portion);
        await foreach (var payment in bankFile.ReadAsync(content, file.Reached + 1, cancellationToken))
        {
            portion.Add(payment);
            if (portion.Count == Portion)
            {
                await BookAsync(id, portion, cancellationToken);
                portion = new List<BankPayment>(Portion);
                if (since.Elapsed > Longest)
                {
                    outbox.Add(Kind, new ImportMessage(id), $"bank-file:{id}:{payment.Ordinal}");
                    return;
                }
            }
        }

        if (portion.Count > 0)
        {
            await BookAsync(id, portion, cancellationToken);
        }
    }

    /// <summary>The file as it came, in a temporary file that goes with its stream.</summary>
    private Task<FileStream> ContentAsync(Guid id, CancellationToken ct) =>
        TemporaryFile.CreateAsync(async file =>
        {
            var pieces = context
                .Set<ImportedFilePart>()
                .Where(p => p.FileId == id)
                .OrderBy(p => p.Number)
                .Select(p => p.Content);
            await foreach (var piece in pieces.AsAsyncEnumerable().WithCancellation(ct))
            {
                await file.WriteAsync(piece, ct);
            }
        });

    // somebody else may change an invoice while it is matched: then it is matched anew
    private async Task BookAsync(Guid file, List<BankPayment> portion, CancellationToken ct)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                await sender.Send(new ImportPortion(file, portion), ct);
                return;
            }
            catch (ConflictProblem) when (tried < Tries)
            {
                // the next try reads the invoices again
            }
        }
    }
}
