namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>
/// Lets a reader take only so much between two <see cref="Renew"/>, so that no line, element, attribute or field of a
/// hostile file is ever held in memory. Leaves the inner stream open.
/// </summary>
/// <param name="inner">What is read.</param>
/// <param name="place">Tells where the reader is, for the message.</param>
internal sealed class BoundedStream(Stream inner, Func<long> place) : Stream
{
    /// <summary>The most between two renewals, in bytes: far above any payment, and readers' own buffers are less.</summary>
    public const int Most = 1024 * 1024;

    private int _left = Most;

    /// <summary>A new line, element or record begins.</summary>
    public void Renew() => _left = Most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Taken(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Taken(inner.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => Taken(await inner.ReadAsync(buffer, cancellationToken));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Taken(int bytes) =>
        (_left -= bytes) >= 0
            ? bytes
            : throw new BankFileProblem(place(), null, "En enskild post är större än 1 MB, vilket ingen betalning är.");
}
