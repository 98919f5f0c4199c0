using System.Globalization;
using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Statements;

/// <summary>What a statement covers: a calendar year, or the whole of the scheme.</summary>
/// <param name="Year">The year; null for the whole.</param>
internal readonly record struct StatementSpan(int? Year)
{
    /// <summary>The whole, in the API and on pages.</summary>
    public const string Whole = "whole",
        WholeInSwedish = "hela";

    /// <summary>"2022" or "hela": as addresses of pages have it.</summary>
    public string Path => Year?.ToString(CultureInfo.InvariantCulture) ?? WholeInSwedish;

    /// <summary>"2022" or "whole": as the API has it.</summary>
    public string Code => Year?.ToString(CultureInfo.InvariantCulture) ?? Whole;

    /// <summary>"2022" or "hela perioden": in running text.</summary>
    public string InSwedish => Year?.ToString(CultureInfo.InvariantCulture) ?? "hela perioden";

    /// <summary>Reads a year, "whole" or "hela".</summary>
    public static bool TryParse(string? text, out StatementSpan span)
    {
        span = default;
        if (text is Whole or WholeInSwedish)
        {
            return true;
        }

        if (
            text?.Length != 4
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1900 or > 2999
        )
        {
            return false;
        }

        span = new StatementSpan(year);
        return true;
    }

    /// <exception cref="NotFoundProblem">It is none of these.</exception>
    public static StatementSpan Of(string? text) =>
        TryParse(text, out var span) ? span : throw new NotFoundProblem("Redovisningen finns inte.");

    /// <summary>Why it cannot be published yet; null when it can.</summary>
    public string? Hindrance(FundingScheme scheme, DateOnly today) =>
        (Year, scheme.Status) switch
        {
            (_, SchemeStatus.Draft or SchemeStatus.Offered) => "Finansieringen har inte startat.",
            (null, SchemeStatus.Active) => "Finansieringen pågår. Hela perioden redovisas när den är avslutad.",
            ({ } year, _) when year < scheme.From.Year => $"Finansieringen började {scheme.From:yyyy-MM-dd}.",

            // what is still to come on a closed scheme must be booked somewhere: this year, until it is over
            ({ } year, not SchemeStatus.Settled) when year >= today.Year =>
                $"{year} är inte slut. Året redovisas när det är slut, eller när finansieringen är slutavräknad.",
            ({ } year, _) when year > today.Year => $"{year} har inte börjat.",
            _ => null,
        };
}

/// <summary>
/// Publishes a scheme's statement: it is frozen as it is, and the books of its year, and of the years before, are locked.
/// Publishing again makes another version; the earlier ones stay.
/// </summary>
/// <param name="SchemeId">The scheme.</param>
/// <param name="Year">"2022", or "whole".</param>
/// <param name="Comment">What the organisation says about it.</param>
/// <exception cref="InvalidProblem">A field is missing or wrong.</exception>
/// <exception cref="ConflictProblem">"not-over": the year or the scheme is not over.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record PublishStatement([property: JsonIgnore] Guid SchemeId, string? Year, string? Comment)
    : ICommand<PublishedStatement>;

/// <summary>A statement that was published.</summary>
internal sealed record PublishedStatement(Guid Id, string Year, int Version, DateTimeOffset PublishedAt);

internal sealed class PublishStatementHandler(
    FundingDbContext context,
    SchemeAccounts accounts,
    Books books,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<PublishStatement, PublishedStatement>
{
    private const int LongestComment = 2_000;

    public async ValueTask<PublishedStatement> Handle(PublishStatement command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        var errors = new FieldErrors();
        errors.Unless(
            StatementSpan.TryParse(command.Year, out var span),
            "year",
            "Ange ett år, till exempel 2022, eller whole."
        );
        errors.AtMost("comment", command.Comment, LongestComment);
        errors.ThrowIfAny();
        if (span.Hindrance(scheme, clock.StockholmToday()) is { } hindrance)
        {
            throw new ConflictProblem("not-over", hindrance);
        }

        // whoever is booking in these years is done first, and whoever comes after finds them locked
        for (var year = scheme.From.Year; year <= (span.Year ?? scheme.From.Year); year++)
        {
            await books.HoldAsync(scheme.OrganisationNumber, year, cancellationToken);
        }

        var comment = string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim();
        var figures = await accounts.CountAsync(scheme, span.Year, cancellationToken);
        var before = await context.Statements.CountAsync(
            s => s.SchemeId == scheme.Id && s.Year == span.Year,
            cancellationToken
        );
        var statement = Statement.Publish(
            scheme.Id,
            span.Year,
            before + 1,
            comment,
            figures with
            {
                Published = clock.StockholmToday(),
                Comment = comment,
            },
            tenant.Actor!,
            clock.GetUtcNow()
        );
        context.Add(statement);
        return new PublishedStatement(statement.Id, span.Code, statement.Version, statement.PublishedAt);
    }
}
