using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Introduction.Council;

/// <summary>What can stand on an agenda: proposals that wait for the council in step 6.</summary>
internal sealed class Agendas(IntroductionDbContext context)
{
    /// <summary>The entries for these proposals, in their order.</summary>
    /// <param name="field">The field to name when one of them cannot be there.</param>
    /// <param name="proposals">In order.</param>
    /// <param name="already">Those that stand on the agenda and may stay, whatever step they are at.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidProblem">"field[i]": no such proposal, or not in step 6.</exception>
    public async Task<IReadOnlyList<AgendaEntry>> EntriesAsync(
        string field,
        IReadOnlyList<Guid> proposals,
        CancellationToken ct,
        IReadOnlyCollection<Guid>? already = null
    )
    {
        var there = await context
            .Overviews.Where(o => proposals.Contains(o.Id))
            .Select(o => new
            {
                o.Id,
                Step = o.CurrentStep,
                Entry = new AgendaEntry(o.TenantId, o.Id, o.Reference, o.Title),
            })
            .ToDictionaryAsync(o => o.Id, ct);
        var errors = new FieldErrors();
        var entries = new List<AgendaEntry>();
        for (var i = 0; i < proposals.Count; i++)
        {
            var found = there.GetValueOrDefault(proposals[i]);
            var fits = found is not null && (found.Step == 6 || already?.Contains(found.Id) == true);
            errors.Unless(fits, $"{field}[{i}]", "Ärendet finns inte eller väntar inte på Ledningsrådet.");
            if (fits)
            {
                entries.Add(found!.Entry);
            }
        }

        errors.ThrowIfAny();
        return entries;
    }
}
