using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;

namespace Sortiment.Introduction.Read;

/// <summary>How long the steps have taken, over every finished time at a step that the actor may see.</summary>
[AllowPrincipals]
internal sealed record ShowTimePerStep : IQuery<IReadOnlyList<StepTime>>;

/// <summary>A step's time, in days and parts of days.</summary>
/// <param name="Times">How many finished times it is counted from.</param>
internal sealed record StepTime(int Number, string? Part, string Title, double Median, double Mean, int Times);

internal sealed class ShowTimePerStepHandler(IntroductionDbContext context)
    : IQueryHandler<ShowTimePerStep, IReadOnlyList<StepTime>>
{
    public async ValueTask<IReadOnlyList<StepTime>> Handle(
        ShowTimePerStep query,
        CancellationToken cancellationToken
    ) =>
        // in SQL, because a median is; row-level security holds here too. A withdrawal breaks a step off and finishes nothing.
        await context
            .Database.SqlQuery<StepTime>(
                $"""
                SELECT number, part, max(title) AS title,
                       percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median, avg(days) AS mean,
                       count(*)::int AS times
                FROM (
                    SELECT number, part, title, extract(epoch FROM completed_at - entered_at)::float8 / 86400 AS days
                    FROM introduction.step_overviews
                    WHERE completed_at IS NOT NULL AND outcome <> 'Withdrawn'
                ) AS finished
                GROUP BY number, part
                ORDER BY number, part NULLS FIRST
                """
            )
            .ToListAsync(cancellationToken);
}
