namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>
/// One format. What stands late in a file but is needed early (BgMax gives the day after the payments) is remembered
/// from the first pass for the second, so a reader belongs to one file.
/// </summary>
internal interface IBankFileReader
{
    /// <summary>Reads all from the stream's position, checks the control sums and fills the tally.</summary>
    /// <exception cref="BankFileProblem">The file is refused.</exception>
    Task CheckAsync(Stream file, Tally tally, CancellationToken cancellationToken);

    /// <summary>Gives the payments of a file that was checked; <see cref="BankPayment.Ordinal"/> is set by the caller.</summary>
    IAsyncEnumerable<BankPayment> ReadAsync(Stream file, CancellationToken cancellationToken);
}
