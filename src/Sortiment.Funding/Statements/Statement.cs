using Sortiment.Funding.Ledger;
using Sortiment.Funding.StatementFiles;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Statements;

/// <summary>
/// A published statement: a scheme's accounts for a calendar year, or for the whole of it. It never changes; the year's books are
/// locked with it. All 50 see all of it.
/// </summary>
internal sealed class Statement
{
    private Statement() { }

    public Guid Id { get; private set; }

    public Guid SchemeId { get; private set; }

    /// <summary>The calendar year; null for the whole period.</summary>
    public int? Year { get; private set; }

    /// <summary>From 1.</summary>
    public int Version { get; private set; }

    /// <summary>What the responsible organisation says about it.</summary>
    public string? Comment { get; private set; }

    /// <summary>The accounts, as <see cref="FiguresJson"/>.</summary>
    public string Figures { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    public string PublishedBy { get; private set; } = "";

    public StatementFigures Read() => FiguresJson.Read<StatementFigures>(Figures);

    public static Statement Publish(
        Guid schemeId,
        int? year,
        int version,
        string? comment,
        StatementFigures figures,
        Actor actor,
        DateTimeOffset at
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchemeId = schemeId,
            Year = year,
            Version = version,
            Comment = comment,
            Figures = FiguresJson.Write(figures),
            PublishedAt = at,
            PublishedBy = actor.PersonName,
        };
}
