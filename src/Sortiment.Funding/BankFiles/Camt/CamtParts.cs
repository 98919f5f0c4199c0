using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>A part of a camt message that has been read to its end.</summary>
internal abstract record CamtPart;

/// <summary>One payment of an entry (TxDtls).</summary>
/// <param name="Entry">What its entry has said so far; in a bent file the rest comes after.</param>
/// <param name="Details">All that the message says of the payment.</param>
/// <param name="Line">The line it starts on.</param>
internal sealed record CamtTransaction(CamtEntry Entry, XElement Details, long Line) : CamtPart;

/// <summary>The entry's end: all is known of it.</summary>
internal sealed record CamtEntryEnd(CamtStatement Statement, CamtEntry Entry) : CamtPart;

/// <summary>The statement's end: all is known of it.</summary>
internal sealed record CamtStatementEnd(CamtStatement Statement) : CamtPart;

/// <summary>
/// Reads a camt message part by part: one payment in memory at a time, also when an entry holds a hundred thousand.
/// Elements of other namespaces, and all that is of no use here, are skipped.
/// </summary>
internal static class CamtParts
{
    private const int BodyDepth = 1;
    private const int StatementDepth = 2;
    private const int EntryDepth = 3;
    private const int DetailsDepth = 4;

    /// <summary>The parts from the stream's position to its end.</summary>
    /// <exception cref="BankFileProblem">Not well-formed, or an element has a value it cannot have.</exception>
    public static async IAsyncEnumerable<CamtPart> ReadAsync(
        Stream file,
        CamtMessage message,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var xml = new XmlWalk(file);
        CamtStatement? statement = null;
        CamtEntry? entry = null;
        var entries = 0;
        while (await xml.NextAsync(cancellationToken))
        {
            if (xml.IsEnd)
            {
                if (xml.Depth == EntryDepth && entry is not null)
                {
                    yield return new CamtEntryEnd(statement!, entry);
                    entry = null;
                }
                else if (xml.Depth == StatementDepth && statement is not null)
                {
                    yield return new CamtStatementEnd(statement);
                    statement = null;
                }

                continue;
            }

            var name = xml.Namespace == message.Namespace ? xml.Name : "";
            var line = xml.Line;
            if (Leads(xml.Depth, name, message))
            {
                statement = xml.Depth == StatementDepth ? new CamtStatement(line) : statement;
                entry = xml.Depth == EntryDepth ? new CamtEntry { Index = entries++, Line = line } : entry;
            }
            else if (xml.Depth == EntryDepth && CamtStatement.Uses(name))
            {
                statement!.Take(await xml.TakeAsync(cancellationToken), line);
            }
            else if (xml.Depth == DetailsDepth && CamtEntry.Uses(name))
            {
                entry = entry!.With(await xml.TakeAsync(cancellationToken), line);
            }
            else if (xml.Depth > DetailsDepth && name == "TxDtls")
            {
                yield return new CamtTransaction(entry!, await xml.TakeAsync(cancellationToken), line);
            }
            else if (xml.Depth > DetailsDepth && name == "Btch")
            {
                entry = WithBatch(entry!, await xml.TakeAsync(cancellationToken));
            }
            else
            {
                await xml.SkipAsync(cancellationToken);
            }
        }
    }

    // the elements that lead down to the payments
    private static bool Leads(int depth, string name, CamtMessage message) =>
        depth switch
        {
            0 => true,
            BodyDepth => name == message.Body,
            StatementDepth => name == message.Statement,
            EntryDepth => name == "Ntry",
            DetailsDepth => name == "NtryDtls",
            _ => false,
        };

    private static CamtEntry WithBatch(CamtEntry entry, XElement batch) =>
        long.TryParse(batch.TextAt("NbOfTxs"), out var count) && count > 0
            ? entry with
            {
                BatchOf = (entry.BatchOf ?? 0) + count,
            }
            : entry;
}
