using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.BankFiles;

/// <summary>
/// A bank file that is refused whole: nothing in it may be booked. The message says in Swedish what is wrong, where,
/// and with which figures: 422.
/// </summary>
internal sealed class BankFileProblem : Problem
{
    /// <summary>The type in problem details.</summary>
    public const string Code = "bank-file";

    /// <summary>The whole file is not what it must be.</summary>
    public BankFileProblem(string reason)
        : base(Code, $"Filen togs inte emot. {reason}") { }

    /// <summary>A certain line or element is not as it must be.</summary>
    public BankFileProblem(long line, string? element, string reason)
        : base(Code, $"Filen togs inte emot. {new PassedOver(line, element, reason)}")
    {
        Line = line;
        Element = element;
    }

    /// <summary>Line in the file, from 1; null when it is the file as a whole.</summary>
    public long? Line { get; }

    /// <summary>The XML element; null in files of lines.</summary>
    public string? Element { get; }

    /// <inheritdoc />
    public override int Status => 422;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, object?> Members =>
        new Dictionary<string, object?> { ["line"] = Line, ["element"] = Element };
}
