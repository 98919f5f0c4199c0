using System.Text.Json.Serialization;
using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Funding.Data;
using Sortiment.Funding.Schemes;
using Sortiment.Platform;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Contributions;

/// <summary>Where a contribution stands after a command.</summary>
internal sealed record ContributionPosition(Guid Id, ContributionAnswer Answer, int Version)
{
    public static ContributionPosition Of(Contribution c) => new(c.Id, c.Answer, c.Version);
}

/// <summary>
/// A principal's answer about one instalment: given by its own finance officer or coordinator, or noted by the AT centre from a signed
/// paper.
/// </summary>
/// <param name="Id">The contribution.</param>
/// <param name="Reply">The answer.</param>
/// <param name="FileName">The signed document's name; null when there is none.</param>
/// <param name="File">Its bytes.</param>
/// <exception cref="NotFoundProblem">No such contribution, or another principal's.</exception>
/// <exception cref="ConflictProblem">The scheme does not take answers, it is invoiced, or somebody was first.</exception>
[AllowedRoles(Roles.FinanceOfficer, Roles.Coordinator, Roles.AtCentreFinance)]
internal sealed record AnswerContribution(
    [property: JsonIgnore] Guid Id,
    ContributionReply Reply,
    string? FileName = null,
    byte[]? File = null
) : ICommand<ContributionPosition>;

internal sealed class AnswerContributionHandler(
    FundingDbContext context,
    IDocuments documents,
    ITenantContext tenant,
    TimeProvider clock
) : ICommandHandler<AnswerContribution, ContributionPosition>
{
    public async ValueTask<ContributionPosition> Handle(AnswerContribution command, CancellationToken cancellationToken)
    {
        // with the filter on: a principal answers for itself only
        var contribution =
            await context.Contributions.SingleOrDefaultAsync(c => c.Id == command.Id, cancellationToken)
            ?? throw new NotFoundProblem("Bidraget finns inte, eller så är det inte ert.");
        var scheme = await context.SchemeAsync(contribution.SchemeId, cancellationToken);
        scheme.Demand(SchemeStatus.Offered, SchemeStatus.Active);
        contribution.Give(command.Reply, tenant.Actor!.PersonName, clock.StockholmToday());
        if (command.File is { Length: > 0 } bytes)
        {
            var file = CheckedFile.Of("file", command.FileName ?? "", bytes);
            var document = await documents.AddAsync(contribution.TenantId, file, released: true, cancellationToken);
            contribution.SignedIn(document.Id);
        }

        return ContributionPosition.Of(contribution);
    }
}

/// <summary>One of many answers.</summary>
internal sealed record NotedAnswer(Guid ContributionId, ContributionReply? Reply);

/// <summary>Notes many answers at once: all or none.</summary>
/// <returns>How many.</returns>
/// <exception cref="InvalidProblem">One of them is not as it must be; it is named by its place.</exception>
[AllowedRoles(Roles.AtCentreFinance)]
internal sealed record NoteAnswers([property: JsonIgnore] Guid SchemeId, IReadOnlyList<NotedAnswer>? Answers)
    : ICommand<int>;

internal sealed class NoteAnswersHandler(FundingDbContext context, ITenantContext tenant, TimeProvider clock)
    : ICommandHandler<NoteAnswers, int>
{
    private const int Most = 1000;

    public async ValueTask<int> Handle(NoteAnswers command, CancellationToken cancellationToken)
    {
        var scheme = await context.SchemeAsync(command.SchemeId, cancellationToken);
        scheme.Demand(SchemeStatus.Offered, SchemeStatus.Active);
        var answers = command.Answers ?? [];
        if (answers.Count is 0 or > Most)
        {
            throw new InvalidProblem("answers", $"Ange 1 till {Most} svar.");
        }

        var there = await context
            .Contributions.Where(c => c.SchemeId == scheme.Id)
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        var errors = new FieldErrors();
        for (var i = 0; i < answers.Count; i++)
        {
            var reply = answers[i]?.Reply;
            if (reply is null || !there.TryGetValue(answers[i].ContributionId, out var contribution))
            {
                errors.Add($"answers[{i}]", "Ange ett av finansieringens bidrag och svaret på det.");
                continue;
            }

            try
            {
                contribution.Give(reply, tenant.Actor!.PersonName, clock.StockholmToday());
            }
            catch (InvalidProblem problem)
            {
                foreach (var (field, messages) in problem.Errors)
                {
                    Array.ForEach(messages, message => errors.Add($"answers[{i}].reply.{field}", message));
                }
            }
        }

        errors.ThrowIfAny();
        return answers.Count;
    }
}
