using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Processes;
using Sortiment.Ui;
using Sortiment.Ui.Components;

namespace Sortiment.Introduction.Read;

/// <summary>A proposal's way through the ten steps as a timeline: what is done, what goes on, and what is to come.</summary>
internal sealed class ProposalTimeline(ProposalView view, ProcessDefinition definition, DateOnly today)
{
    private readonly StepView? _firstOpen = view
        .History.Where(step => step.CompletedAt is null)
        .MinBy(step => step.Step);

    public IReadOnlyList<TimelineStep> Steps() =>
        [.. definition.Steps.GroupBy(step => step.Number).Select(group => OfNumber(group.Key, [.. group]))];

    private TimelineStep OfNumber(int number, List<StepActivity> activities)
    {
        var whole = activities.FindAll(activity => activity.Part is null);
        if (whole.Count == 0)
        {
            return OfParts(number, activities.ConvertAll(OfPart));
        }

        // a part beside the step itself, like waiting for a nomination, is shown when it has come to that
        var beside = activities.Except(whole).Where(activity => LatestOf(number, activity.Part) is not null);
        var title = whole.Count == 1 ? whole[0].Title : "Beslut";
        var roles = whole.SelectMany(activity => activity.Responsible).Distinct();
        return Of($"{number}", title, LatestOf(number, null), roles) with { Parts = [.. beside.Select(OfPart)] };
    }

    private TimelineStep OfParts(int number, List<TimelineStep> parts)
    {
        var states = parts.ConvertAll(part => part.State);
        var finished = parts.TrueForAll(part => part.Finished is not null);
        return new($"{number}", "Analys och beredning", StateOf(states))
        {
            Started = parts.Min(part => part.Started),
            Finished = finished ? parts.Max(part => part.Finished) : null,
            Days = parts.Max(part => part.Days),
            Parts = parts,
        };
    }

    private static TimelineState StateOf(List<TimelineState> parts) =>
        parts.Contains(TimelineState.Late) ? TimelineState.Late
        : parts.Contains(TimelineState.Current) ? TimelineState.Current
        : parts.Contains(TimelineState.Stopped) ? TimelineState.Stopped
        : parts.TrueForAll(part => part == TimelineState.Done) ? TimelineState.Done
        : parts.Contains(TimelineState.Omitted) ? TimelineState.Omitted
        : TimelineState.Upcoming;

    private TimelineStep OfPart(StepActivity activity) =>
        Of(
            Names.Step(activity.Number, activity.Part),
            activity.Title,
            LatestOf(activity.Number, activity.Part),
            activity.Responsible
        );

    private TimelineStep Of(string number, string title, StepView? latest, IEnumerable<string> responsible)
    {
        var who = number == "1" ? view.Principal : Names.Responsible(number, responsible);
        if (latest is null)
        {
            return new(number, title, view.EndedAt is null ? TimelineState.Upcoming : TimelineState.Omitted)
            {
                Who = who,
            };
        }

        var state = StateOf(latest);
        var again = state == TimelineState.Upcoming;
        return new(number, latest.Title, state)
        {
            Who = latest.By is { } by && !again ? $"{by.Name}, {by.OnBehalfOf}" : who,
            Started = again ? null : Swedish.Day(latest.EnteredAt),
            Finished = latest.CompletedAt is { } completed && !again ? Swedish.Day(completed) : null,
            Deadline = again ? null : latest.Deadline,
            Days = again ? null : latest.Days,
            Note = NoteOf(latest, again),
            Href =
                view.Whole is not null && latest.CompletedAt is not null
                    ? $"{StepPath.Of(view.Id)}#{StepHistory.Anchor(latest)}"
                    : null,
        };
    }

    private TimelineState StateOf(StepView step) =>
        step switch
        {
            { CompletedAt: null } => step.Deadline < today && view.Status != ProposalStatus.Draft
                ? TimelineState.Late
                : TimelineState.Current,
            _ when IsDoneAgain(step) => TimelineState.Upcoming,
            _ when view.Status is ProposalStatus.Rejected or ProposalStatus.Withdrawn
                    && step.CompletedAt == LastMoment => TimelineState.Stopped,
            _ => TimelineState.Done,
        };

    private DateTimeOffset? LastMoment => view.History.Max(step => step.CompletedAt);

    // sent back: what was done further on is to be done once more
    private bool IsDoneAgain(StepView step) =>
        _firstOpen is { } open && step.Step > open.Step && step.CompletedAt <= open.EnteredAt;

    private static string? NoteOf(StepView step, bool again)
    {
        string?[] parts =
        [
            again ? $"Görs om. Omgång {step.Round}"
            : step.Round > 1 ? $"Omgång {step.Round}"
            : null,
            Names.Outcome(step.Outcome),
        ];
        var note = string.Join(": ", parts.OfType<string>());
        return note.Length == 0 ? null : note + ".";
    }

    private StepView? LatestOf(int number, string? part) =>
        view.History.LastOrDefault(step => step.Step == number && step.Part == part);
}
