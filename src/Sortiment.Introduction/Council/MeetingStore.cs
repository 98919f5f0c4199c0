using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Council;

/// <summary>Fetches meetings.</summary>
internal sealed class MeetingStore(IntroductionDbContext context)
{
    /// <summary>Reads a meeting whole, for changing: whoever else would change it waits until this is done.</summary>
    /// <exception cref="NotFoundProblem">There is no such meeting.</exception>
    public async Task<Meeting> GetAsync(Guid id, CancellationToken ct)
    {
        var there = await context
            .Database.SqlQuery<Guid>($"SELECT id AS \"Value\" FROM introduction.meetings WHERE id = {id} FOR UPDATE")
            .ToListAsync(ct);
        return there.Count == 0 ? throw NotFound() : await Whole().SingleAsync(m => m.Id == id, ct);
    }

    /// <summary>Reads a meeting whole, for showing.</summary>
    public async Task<Meeting> ShowAsync(Guid id, CancellationToken ct) =>
        await Whole().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw NotFound();

    private IQueryable<Meeting> Whole() => context.Meetings.Include("_agenda");

    private static NotFoundProblem NotFound() => new("Mötet finns inte.");
}
