using System.Xml;
using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>
/// Walks the elements of an XML file of any length, start by start and end by end. No DTD, no entities but XML's own
/// five, nothing fetched; what is not well-formed or not in its declared encoding is a <see cref="BankFileProblem"/>.
/// </summary>
internal sealed class XmlWalk : IDisposable
{
    private readonly BoundedStream _bounded;
    private readonly XmlReader _reader;
    private bool _onNext;
    private bool _endOfEmpty;

    /// <summary>Begins at the stream's position, which is left open.</summary>
    public XmlWalk(Stream file)
    {
        _bounded = new BoundedStream(file, () => Line);
        _reader = XmlReader.Create(
            _bounded,
            new XmlReaderSettings
            {
                Async = true,
                CloseInput = false,
                DtdProcessing = DtdProcessing.Prohibit,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                IgnoreWhitespace = true,
                XmlResolver = null,
            }
        );
    }

    /// <summary>The element's name without prefix.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The element's namespace.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>How deep the element is; the root is 0.</summary>
    public int Depth { get; private set; }

    /// <summary>Whether this is the element's end.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The line the element starts on, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Goes to the next start or end of an element; false after the root's end.</summary>
    /// <exception cref="BankFileProblem">Not well-formed, cut off, or with a DTD.</exception>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _bounded.Renew();
        if (_endOfEmpty)
        {
            (_endOfEmpty, IsEnd) = (false, true);
            return true;
        }

        while (_onNext || await Guarded(_reader.ReadAsync()))
        {
            _onNext = false;
            if (_reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                Here();
                return true;
            }
        }

        return false;
    }

    /// <summary>The element whose start was just met, with all that is in it; its end is not met again.</summary>
    public async Task<XElement> TakeAsync(CancellationToken cancellationToken)
    {
        _endOfEmpty = false;
        var element = (XElement)await Guarded(XNode.ReadFromAsync(_reader, cancellationToken));
        _onNext = !_reader.EOF;
        return element;
    }

    /// <summary>Goes past the element whose start was just met; its end is not met again.</summary>
    public async Task SkipAsync()
    {
        _endOfEmpty = false;
        await Guarded(SkippedAsync());
        _onNext = !_reader.EOF;

        async Task<bool> SkippedAsync()
        {
            await _reader.SkipAsync();
            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _bounded.Dispose();
    }

    private void Here()
    {
        Name = _reader.LocalName;
        Namespace = _reader.NamespaceURI;
        Depth = _reader.Depth;
        IsEnd = _reader.NodeType == XmlNodeType.EndElement;
        _endOfEmpty = !IsEnd && _reader.IsEmptyElement;
        Line = ((IXmlLineInfo)_reader).LineNumber;
    }

    private static async Task<T> Guarded<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new BankFileProblem(e.LineNumber, null, "Filen har en DTD (<!DOCTYPE>), vilket inte tas emot.");
        }
        catch (XmlException e)
        {
            throw new BankFileProblem(
                e.LineNumber,
                null,
                "Filen är inte hel och välformad XML i den teckenkodning den anger. Hämta den igen från banken."
            );
        }
    }
}
