using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Sortiment.Funding.StatementFiles;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;

namespace Sortiment.Funding.Statements;

/// <summary>Statements as REST: published by one, read by all 50, in the form that is asked for.</summary>
internal static class StatementsApi
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // in the order of preference where the caller has none
    private static readonly (string Format, string Type)[] Formats =
    [
        ("json", "application/json"),
        ("pdf", "application/pdf"),
        ("csv", "text/csv"),
        ("xlsx", Excel),
    ];

    public static void Map(RouteGroupBuilder funding)
    {
        var statements = funding.MapGroup("/schemes/{schemeId:guid}/statements");
        statements
            .MapPost(
                "",
                async (Guid schemeId, PublishStatement body, ISender sender, CancellationToken ct) =>
                {
                    var published = await sender.Send(body with { SchemeId = schemeId }, ct);
                    return Results.Created($"/api/funding/schemes/{schemeId}/statements/{published.Year}", published);
                }
            )
            .WithSummary("Publishes a year's statement, or the whole's; the year's books are locked with it.")
            .Produces<PublishedStatement>(201)
            .WithExample(new { year = "2022", comment = "Projektledningen anställdes i april." })
            .WithAnswerExample(
                new
                {
                    id = new Guid("01a204d0-4b1e-7c53-9e40-2a6f5f3d1c14"),
                    year = "2022",
                    version = 1,
                    publishedAt = "2023-02-15T09:00:00+00:00",
                }
            );
        statements
            .MapGet("/{year}", ShowAsync)
            .WithSummary(
                "A year's statement (2022), or the whole's (whole), as json, pdf, csv or xlsx by Accept or format."
            )
            .Produces<StatementAnswer>(200)
            .WithAnswerExample(StatementAnswer.Example);
    }

    private static async Task<IResult> ShowAsync(
        Guid schemeId,
        string year,
        int? version,
        bool? preview,
        string? format,
        HttpContext http,
        ISender sender,
        CancellationToken ct
    )
    {
        var chosen = FormatOf(format, http.Request);
        var view = await sender.Send(new ShowStatement(schemeId, StatementSpan.Of(year), version, preview == true), ct);
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.Vary = HeaderNames.Accept;
        var name = $"redovisning-{view.Span.Path}.{chosen.Format}";
        return chosen.Format switch
        {
            "pdf" => Results.File(StatementPdf.Write(view.Figures), chosen.Type, name),
            "csv" => Results.File(StatementCsv.Write(view.Figures), chosen.Type, name),
            "xlsx" => Results.File(StatementWorkbook.Write(view.Figures), chosen.Type, name),
            _ => Results.Ok(StatementAnswer.Of(view)),
        };
    }

    private static (string Format, string Type) FormatOf(string? format, HttpRequest request)
    {
        if (format is not null)
        {
            var named = Array.Find(Formats, f => f.Format == format);
            return named.Format is null ? throw new InvalidProblem("format", "Ange json, pdf, csv eller xlsx.") : named;
        }

        foreach (var accepted in request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1))
        {
            var fitting = Array.Find(Formats, f => new MediaTypeHeaderValue(f.Type).IsSubsetOf(accepted));
            if (fitting.Format is not null)
            {
                return fitting;
            }
        }

        return Formats[0];
    }
}

/// <summary>A statement as the API answers it; amounts in öre.</summary>
internal sealed record StatementAnswer(
    string Scheme,
    string Organisation,
    string Year,
    DateOnly From,
    DateOnly? To,
    int? Version,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    string? Comment,
    long OpeningOre,
    long ContributionsOre,
    long InvoicedOre,
    long PaidOre,
    long MarkUpOre,
    long SpentOre,
    long SettledOre,
    long LeftOre,
    IReadOnlyList<PrincipalAnswer> Principals,
    IReadOnlyList<CategoryAnswer> Categories
)
{
    /// <summary>For the API's description.</summary>
    public static StatementAnswer Example { get; } =
        new(
            "Etableringsperioden 2022–2025",
            "Västra Götalandsregionen, Hjälpmedelscentralen",
            "2022",
            new DateOnly(2022, 1, 1),
            new DateOnly(2022, 12, 31),
            1,
            new DateTimeOffset(2023, 2, 15, 9, 0, 0, TimeSpan.Zero),
            "Elin Ekman",
            null,
            0,
            3_468_886_000,
            3_468_886_000,
            3_468_886_000,
            98_250_00,
            412_500_00,
            0,
            3_437_461_000,
            [new PrincipalAnswer("1444", "Grästorp", 56_660_00, 56_660_00, 56_660_00)],
            [new CategoryAnswer("Löner", null, 0, 412_500_00)]
        );

    public static StatementAnswer Of(StatementView view) =>
        new(
            view.Figures.Scheme,
            view.Figures.Organisation,
            view.Span.Code,
            view.Figures.Period.From,
            view.Figures.Period.To,
            view.Published?.Version,
            view.Published?.PublishedAt,
            view.Published?.PublishedBy,
            view.Published?.Comment,
            view.Figures.Opening.Ore,
            view.Figures.Contributions.Ore,
            view.Figures.Invoiced.Ore,
            view.Figures.Paid.Ore,
            view.Figures.MarkUp.Ore,
            view.Figures.Spent.Ore,
            view.Figures.Settled.Ore,
            view.Figures.Left.Ore,
            [
                .. view.Figures.Principals.Select(p => new PrincipalAnswer(
                    p.Code,
                    p.Name,
                    p.Contribution.Ore,
                    p.Invoiced.Ore,
                    p.Paid.Ore
                )),
            ],
            [
                .. view.Figures.Categories.Select(c => new CategoryAnswer(
                    c.Name,
                    c.Budget?.Ore,
                    c.Before.Ore,
                    c.Spent.Ore
                )),
            ]
        );
}

/// <summary>A principal's part.</summary>
internal sealed record PrincipalAnswer(
    string PrincipalCode,
    string Name,
    long ContributionOre,
    long InvoicedOre,
    long PaidOre
);

/// <summary>A spending category's part.</summary>
internal sealed record CategoryAnswer(string Name, long? BudgetOre, long SpentBeforeOre, long SpentOre);
