using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Sortiment.Funding.BankFiles.Reading;

/// <summary>
/// Makes <see cref="BankPayment.Fingerprint"/>: a hash of what tells the payment from others, and its place among those
/// in the file that are the same in all of that. The place is what keeps two alike payments two.
/// </summary>
/// <param name="family">Whose payments may be compared: "bgmax", "camt", "csv".</param>
internal sealed class Fingerprints(string family)
{
    // Nearly all are alone of their kind: those take half of what a count for each would, 28 bytes.
    private readonly HashSet<(ulong, ulong)> _seen = [];
    private readonly Dictionary<UInt128, int> _alike = [];

    /// <summary>The next payment's fingerprint, at most 60 characters.</summary>
    public string Next(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // the length before each part: no part can pretend to be two
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:").Append(part);
        }

        var hash = BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        return string.Create(CultureInfo.InvariantCulture, $"{family}:{hash:x32}:{PlaceOf(hash)}");
    }

    private int PlaceOf(UInt128 hash)
    {
        if (_seen.Add(((ulong)(hash >> 64), (ulong)hash)))
        {
            return 1;
        }

        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(_alike, hash, out _);
        return ++before + 1;
    }
}
