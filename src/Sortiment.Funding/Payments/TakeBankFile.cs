using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Mediator;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.BankFiles;
using Sortiment.Funding.Data;
using Sortiment.Funding.Organisations;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Payments;

/// <summary>
/// Takes a bank file: checks all of it, keeps it, and asks for its payments to be booked, which goes on by itself. A file
/// that was taken before gives the answer that it gave then.
/// </summary>
/// <param name="FileName">The name as sent.</param>
/// <param name="Sha256">Of its content, in hexadecimal.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Organisation">Whose account, by organisation number; needed when the file does not tell.</param>
/// <param name="Content">The file, seekable; the caller disposes of it.</param>
/// <exception cref="InvalidProblem">No file, too large, or it is not clear whose account it is of.</exception>
/// <exception cref="BankFileProblem">The file is refused whole.</exception>
/// <exception cref="ConflictProblem">"no-organisation": nobody invoices yet.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record TakeBankFile(
    string? FileName,
    string Sha256,
    long Size,
    string? Organisation,
    [property: JsonIgnore] Stream Content
) : ICommand<TakenFile>
{
    /// <summary>The largest file: 512 MiB.</summary>
    public const long MaxBytes = 512L * 1024 * 1024;

    /// <summary>The largest request with one: room for its other fields too.</summary>
    public const long MaxRequestBytes = MaxBytes + (1024 * 1024);

    /// <summary>How long its request may take, in milliseconds: ten minutes.</summary>
    public const int LongestMilliseconds = 600_000;

    /// <summary>The file of a request, which lies on disk while the request lasts.</summary>
    public static async Task<TakeBankFile> OfAsync(IFormFile? file, string? organisation, CancellationToken ct)
    {
        var content = file?.OpenReadStream() ?? Stream.Null;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        return new TakeBankFile(file?.FileName, sha256, file?.Length ?? 0, organisation, content);
    }
}

/// <summary>A bank file that has been taken.</summary>
/// <param name="Id">The file's page is /finansiering/betalningar/filer/{id}.</param>
/// <param name="Payments">How many payments it holds.</param>
/// <param name="CreditsOre">What came in.</param>
/// <param name="DebitsOre">What went out.</param>
/// <param name="PassedOver">How much of it was not taken.</param>
/// <param name="TakenBefore">The same file was there already; nothing is booked twice.</param>
internal sealed record TakenFile(
    Guid Id,
    BankFileFormat Format,
    long Payments,
    long CreditsOre,
    long DebitsOre,
    long PassedOver,
    bool TakenBefore
)
{
    public static TakenFile Of(ImportedFile file, bool before) =>
        new(file.Id, file.Format, file.Payments, file.Credits.Ore, file.Debits.Ore, file.PassedOverCount, before);
}

internal sealed class TakeBankFileHandler(
    FundingDbContext context,
    IOutbox outbox,
    IAuditTrail audit,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<TakeBankFile, TakenFile>
{
    private const int PieceBytes = 1024 * 1024;
    private const int LongestName = 150;

    public async ValueTask<TakenFile> Handle(TakeBankFile command, CancellationToken cancellationToken)
    {
        var name = NameOf(command);
        // two who send the same file at once: the second waits, and finds it
        await context.LockAsync($"bank-file {command.Sha256}", cancellationToken);
        var before = await context.ImportedFiles.SingleOrDefaultAsync(
            f => f.Sha256 == command.Sha256,
            cancellationToken
        );
        if (before is not null)
        {
            return TakenFile.Of(before, before: true);
        }

        command.Content.Position = 0;
        var checkedFile = await BankFile.CheckAsync(command.Content, cancellationToken);
        var owner = await OwnerAsync(checkedFile.Summary.Accounts, command.Organisation, cancellationToken);
        var now = clock.GetUtcNow();
        var file = ImportedFile.Of(
            owner,
            (name, command.Sha256, command.Size),
            checkedFile.Summary,
            tenant.Actor!.PersonName,
            now
        );
        context.Add(file);
        audit.Note(nameof(ImportedFile), file.Id.ToString(), ("name", null, file.Name), ("payments", 0, file.Payments));
        if (file.Payments == 0)
        {
            file.Advance(0, 0, now);
        }
        else
        {
            outbox.Add(ImportRunHandler.KindOfMessage, new ImportMessage(file.Id), $"bank-file:{file.Id}:0");
        }

        await context.SaveChangesAsync(cancellationToken);
        await KeepAsync(file.Id, command.Content, cancellationToken);
        return TakenFile.Of(file, before: false);
    }

    private static string NameOf(TakeBankFile command)
    {
        var name = Path.GetFileName((command.FileName ?? "").Replace('\\', '/')).Trim();
        var errors = new FieldErrors();
        errors.Unless(command.Size > 0, "file", "Välj en bankfil. Den får inte vara tom.");
        errors.Unless(
            command.Size <= TakeBankFile.MaxBytes,
            "file",
            "Bankfilen är för stor. Den får vara högst 512 MB."
        );
        errors.Unless(
            command.Size == 0 || (name.Length is > 0 and <= LongestName && OneLine.Holds(name)),
            "file",
            $"Filen behöver ett namn på högst {LongestName} tecken, utan osynliga tecken."
        );
        errors.ThrowIfAny();
        return name;
    }

    private async Task<OrganisationNumber> OwnerAsync(
        IReadOnlyList<string> accounts,
        string? given,
        CancellationToken ct
    )
    {
        var all = await context.Organisations.AsNoTracking().OrderBy(o => o.Name).ToListAsync(ct);
        if (all.Count == 0)
        {
            throw new ConflictProblem(
                "no-organisation",
                "Ingen organisation fakturerar ännu. Ange först vem som fakturerar, så att filens konto har en ägare."
            );
        }

        var named = all.FindAll(o => accounts.Any(account => HasAccount(o, account)));
        if (string.IsNullOrWhiteSpace(given))
        {
            return named is [var owner] ? owner.Number
                : named.Count == 0 && all is [var only] ? only.Number
                : throw new InvalidProblem(
                    "organisation",
                    "Filens konto säger inte vilken organisation den gäller. Ange en av "
                        + string.Join(", ", all.Select(o => $"{o.Name} ({o.Number})"))
                        + "."
                );
        }

        var chosen =
            all.Find(o => OrganisationNumber.TryParse(given, out var number) && number == o.Number)
            ?? throw new InvalidProblem("organisation", "Ange organisationsnumret för en organisation som fakturerar.");
        return named.Count == 0 || named.Contains(chosen)
            ? chosen.Number
            : throw new InvalidProblem("organisation", $"Filens konto är {named[0].Name}s, inte {chosen.Name}s.");
    }

    private static bool HasAccount(Organisation organisation, string account) =>
        account.TrimStart('0') == BankgiroNumber.Parse(organisation.Bankgiro).Digits
        || string.Equals(account, organisation.Iban, StringComparison.OrdinalIgnoreCase);

    // piece by piece, past the change tracker: the file is never whole in memory
    private async Task KeepAsync(Guid id, Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var piece = new byte[PieceBytes];
        for (var number = 0; ; number++)
        {
            var length = await content.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, ct);
            if (length == 0)
            {
                return;
            }

            var bytes = length == PieceBytes ? piece : piece[..length];
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO funding.imported_file_parts (file_id, number, content) VALUES ({id}, {number}, {bytes})",
                ct
            );
        }
    }
}
