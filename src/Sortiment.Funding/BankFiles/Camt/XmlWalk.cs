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
    // the deepest that camt goes is some twelve
    private const int Deepest = 32;

    private readonly BoundedStream _bounded;
    private readonly XmlReader _reader;
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

        while (await Guarded(_reader.ReadAsync))
        {
            if (_reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
            {
                Here();
                return true;
            }
        }

        return false;
    }

    /// <summary>The element whose start was just met, with what is in it (of attributes just Ccy); its end is not met again.</summary>
    public Task<XElement> TakeAsync(CancellationToken cancellationToken) => InsideAsync(keep: true, cancellationToken);

    /// <summary>Goes past the element whose start was just met; its end is not met again.</summary>
    public Task SkipAsync(CancellationToken cancellationToken) => InsideAsync(keep: false, cancellationToken);

    // Not XNode.ReadFrom: there every element added to a tree walks up to its root, so deep nesting takes forever.
    private async Task<XElement> InsideAsync(bool keep, CancellationToken cancellationToken)
    {
        var element = Element();
        (var open, _endOfEmpty) = (_endOfEmpty ? null : element, false);
        while (open is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await Guarded(_reader.ReadAsync) || _reader.Depth > Deepest)
            {
                throw new BankFileProblem(Line, Name, $"Elementet är djupare än {Deepest} nivåer.");
            }

            switch (_reader.NodeType)
            {
                case XmlNodeType.Element when keep:
                    var child = Element();
                    open.Add(child);
                    open = _reader.IsEmptyElement ? open : child;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when keep:
                    open.Add(new XText(await Guarded(_reader.GetValueAsync)));
                    break;
                case XmlNodeType.EndElement when keep:
                    open = open.Parent;
                    break;
                case XmlNodeType.EndElement when _reader.Depth == Depth:
                    open = null;
                    break;
            }
        }

        return element;
    }

    private XElement Element()
    {
        var element = new XElement(XName.Get(_reader.LocalName, _reader.NamespaceURI));
        if (_reader.GetAttribute("Ccy") is { } currency)
        {
            element.SetAttributeValue("Ccy", currency);
        }

        return element;
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

    // the reader throws some of its faults before there is a task
    private static async Task<T> Guarded<T>(Func<Task<T>> reading)
    {
        try
        {
            return await reading();
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
