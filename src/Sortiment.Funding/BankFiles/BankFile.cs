using System.Runtime.CompilerServices;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles;

/// <summary>
/// A bank file that has passed its control sums: BgMax, camt.053, camt.054 or CSV, recognised by what it holds. The file
/// is read twice and never held: <see cref="CheckAsync"/> reads all of it and refuses or sums it up,
/// <see cref="ReadAsync"/> gives the payments one by one. There is no way to read a file that was not checked.
/// </summary>
/// <remarks>
/// An import that was interrupted checks again and reads on from the first payment it has not booked. Within one run,
/// enumerate <see cref="ReadAsync"/> once and book in portions: each new enumeration reads the file from its start.
/// </remarks>
internal sealed class BankFile
{
    private readonly IBankFileReader _reader;

    private BankFile(IBankFileReader reader, BankFileSummary summary) => (_reader, Summary) = (reader, summary);

    /// <summary>What the file holds.</summary>
    public BankFileSummary Summary { get; }

    /// <summary>Recognises the file, reads it from start to end and checks its control sums.</summary>
    /// <param name="file">Must be seekable; is left open.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BankFileProblem">The file is refused.</exception>
    public static async Task<BankFile> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        var (reader, format) = await Recognition.RecogniseAsync(file, cancellationToken);
        var tally = new Tally(format);
        file.Position = 0;
        await reader.CheckAsync(file, tally, cancellationToken);
        return new BankFile(reader, tally.Summary());
    }

    /// <summary>The payments in the file's order.</summary>
    /// <param name="file">The same content as was checked; must be seekable; is left open.</param>
    /// <param name="fromOrdinal">The first payment wanted, from 1; earlier ones are read past.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BankFileProblem">The content is not what was checked, and not readable.</exception>
    public async IAsyncEnumerable<BankPayment> ReadAsync(
        Stream file,
        long fromOrdinal = 1,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        file.Position = 0;
        var ordinal = 0L;
        await foreach (var payment in _reader.ReadAsync(file, cancellationToken))
        {
            if (++ordinal >= fromOrdinal)
            {
                yield return payment with
                {
                    Ordinal = ordinal,
                };
            }
        }
    }
}
