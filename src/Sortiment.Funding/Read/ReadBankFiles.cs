using System.Text.Json;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Matching;
using Sortiment.Funding.Payments;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Read;

/// <summary>The bank files that were taken, the latest first, and how much waits to be placed.</summary>
/// <param name="Page">From 1.</param>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ListBankFiles(int Page = 1) : IQuery<BankFileList>
{
    public const int PageSize = 25;
}

/// <summary>A page of bank files.</summary>
/// <param name="Total">How many files there are.</param>
/// <param name="Waiting">How many payments have something left to place.</param>
internal sealed record BankFileList(IReadOnlyList<ImportedFile> Items, int Total, int Waiting);

/// <summary>One bank file and how far it has come.</summary>
/// <exception cref="NotFoundProblem">There is no such file.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ShowBankFile(Guid Id) : IQuery<BankFileView>;

/// <summary>A bank file as its page shows it.</summary>
/// <param name="Owner">Whose account.</param>
/// <param name="PassedOver">What was not taken, with line and reason; at most the first 500.</param>
/// <param name="Booked">What the payments booked so far were found to be.</param>
internal sealed record BankFileView(
    ImportedFile File,
    string Owner,
    IReadOnlyList<PassedOver> PassedOver,
    IReadOnlyList<BookedKind> Booked
);

/// <summary>Payments of one kind in a file.</summary>
/// <param name="Left">What they have left to place now.</param>
internal sealed record BookedKind(MatchKind Kind, int Count, Money Amount, Money Left);

/// <summary>The organisations that invoice, and so may have bank files.</summary>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record ListReceivers : IQuery<IReadOnlyList<Receiver>>;

/// <summary>An organisation that invoices.</summary>
internal sealed record Receiver(OrganisationNumber Number, string Name);

internal sealed class ReadBankFilesHandler(FundingDbContext context)
    : IQueryHandler<ListBankFiles, BankFileList>,
        IQueryHandler<ShowBankFile, BankFileView>,
        IQueryHandler<ListReceivers, IReadOnlyList<Receiver>>
{
    public async ValueTask<BankFileList> Handle(ListBankFiles query, CancellationToken cancellationToken) =>
        new(
            await context
                .ImportedFiles.AsNoTracking()
                .OrderByDescending(f => f.Id)
                .Skip((query.Page - 1) * ListBankFiles.PageSize)
                .Take(ListBankFiles.PageSize)
                .ToListAsync(cancellationToken),
            await context.ImportedFiles.CountAsync(cancellationToken),
            await context.Payments.CountAsync(p => p.Left != EF.Constant(Money.Zero), cancellationToken)
        );

    public async ValueTask<BankFileView> Handle(ShowBankFile query, CancellationToken cancellationToken)
    {
        var file =
            await context.ImportedFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == query.Id, cancellationToken)
            ?? throw new NotFoundProblem("Bankfilen finns inte.");
        var booked = await context
            .Payments.Where(p => p.FileId == file.Id)
            .GroupBy(p => p.Found)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Amount = g.Sum(p => (long)(object)p.Amount),
                Left = g.Sum(p => (long)(object)p.Left),
            })
            .ToListAsync(cancellationToken);
        return new BankFileView(
            file,
            await context
                .Organisations.Where(o => o.Number == file.OrganisationNumber)
                .Select(o => o.Name)
                .SingleAsync(cancellationToken),
            JsonSerializer.Deserialize<List<PassedOver>>(file.PassedOver)!,
            [
                .. booked
                    .OrderBy(b => b.Key)
                    .Select(b => new BookedKind(b.Key, b.Count, new Money(b.Amount), new Money(b.Left))),
            ]
        );
    }

    public async ValueTask<IReadOnlyList<Receiver>> Handle(ListReceivers query, CancellationToken cancellationToken) =>
        await context
            .Organisations.AsNoTracking()
            .OrderBy(o => o.Name)
            .Select(o => new Receiver(o.Number, o.Name))
            .ToListAsync(cancellationToken);
}
