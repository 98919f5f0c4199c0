using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Reminders;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Read;

/// <summary>
/// A proposal as lists show it, kept beside the aggregate in the same transaction. From step 3 on other principals see
/// this row, and nothing else of the proposal (DOMAIN section 5).
/// </summary>
internal sealed class ProposalOverview : ITenantOwned
{
    private ProposalOverview() { }

    public ProposalOverview(Proposal proposal, string principal)
    {
        TenantId = proposal.TenantId;
        Id = proposal.Id;
        Principal = principal;
        Reference = proposal.Reference;
        CreatedAt = proposal.CreatedAt;
        ByCoordinator = proposal.ProposedBy.Role == Roles.Coordinator;
        Reflect(proposal);
    }

    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }

    /// <summary>The proposing principal's name.</summary>
    public string Principal { get; private set; } = "";
    public string Reference { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string ProductName { get; private set; } = "";
    public ProposalStatus Status { get; private set; }

    /// <summary>The lowest open step; null when it has ended.</summary>
    public int? CurrentStep { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the lowest open step was entered.</summary>
    public DateTimeOffset? StepEnteredAt { get; private set; }

    /// <summary>The earliest deadline among the open steps.</summary>
    public DateOnly? Deadline { get; private set; }
    public Guid? ProductId { get; private set; }

    /// <summary>Whether every principal sees it: true once it has come to step 3.</summary>
    public bool Listed { get; private set; }

    /// <summary>Whether a principal's coordinator proposed it, so that its draft is the principal's own.</summary>
    public bool ByCoordinator { get; private set; }

    public void Reflect(Proposal proposal)
    {
        var open = proposal.OpenSteps;

        // as it was submitted last: what is written while it is completed is not for those who see this row
        var content = proposal.Latest<SubmissionDetails>()?.Content ?? proposal.Content;
        Title = content.Title ?? "";
        ProductName = content.ProductName ?? "";
        Status = proposal.Status;
        CurrentStep = proposal.CurrentStep;
        SubmittedAt = proposal.SubmittedAt;
        EndedAt = proposal.EndedAt;
        StepEnteredAt = open.MinBy(s => s.Number)?.EnteredAt;
        Deadline = open.Count == 0 ? null : open.Min(s => s.Deadline);
        ProductId = proposal.ProductId;
        Listed |= proposal.Steps.Any(s => s.Number >= 3);
    }
}

/// <summary>One time that a proposal was at a step, without what was said there: for time per step.</summary>
internal sealed class StepOverview : ITenantOwned
{
    private StepOverview() { }

    public StepOverview(StepRecord step, string reference)
    {
        TenantId = step.TenantId;
        Id = step.Id;
        ProposalId = step.ProposalId;
        Reference = reference;
        Number = step.Number;
        Part = step.Part;
        Title = step.Title;
        Round = step.Round;
        Responsible = string.Join(',', step.Responsible);
        EnteredAt = step.EnteredAt;
        Deadline = step.Deadline;
        RemindOn = ReminderDays.First(step.Deadline);
        Reflect(step);
    }

    public string TenantId { get; private set; } = "";
    public Guid Id { get; private set; }
    public Guid ProposalId { get; private set; }
    public string Reference { get; private set; } = "";
    public int Number { get; private set; }
    public string? Part { get; private set; }
    public string Title { get; private set; } = "";
    public int Round { get; private set; }

    /// <summary>Role codes with commas between.</summary>
    public string Responsible { get; private set; } = "";
    public DateTimeOffset EnteredAt { get; private set; }
    public DateOnly Deadline { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public string? Outcome { get; private set; }

    /// <summary>The day that those responsible are next reminded; null once it is completed.</summary>
    public DateOnly? RemindOn { get; private set; }

    /// <summary>The role codes.</summary>
    public IReadOnlyList<string> Roles => Responsible.Split(',');

    /// <summary>"4 a", or "5".</summary>
    public string Label => Names.Step(Number, Part);

    public void Reflect(StepRecord step)
    {
        (CompletedAt, Outcome) = (step.CompletedAt, step.Outcome);
        RemindOn = step.IsOpen ? RemindOn : null;
    }

    /// <summary>Those responsible have been reminded.</summary>
    public void RemindedOn(DateOnly today) => RemindOn = ReminderDays.NextAfter(Deadline, today);
}

internal sealed class OverviewMapping
    : IEntityTypeConfiguration<ProposalOverview>,
        IEntityTypeConfiguration<StepOverview>
{
    // another principal sees what is listed; a supplier is none, and is not shown what its competitors are proposed with
    private const string AtPrincipal = "(SELECT platform.current_tenant()) IS NOT NULL";

    public void Configure(EntityTypeBuilder<ProposalOverview> builder)
    {
        builder.ToTable("proposal_overviews");
        builder.HasKey(o => new { o.TenantId, o.Id });
        builder.HasIndex(o => o.Id).IsUnique();
        builder.HasIndex(o => new { o.Status, o.SubmittedAt });
        builder.Property(o => o.TenantId).HasMaxLength(4);
        builder.HasOne<Proposal>().WithOne().HasForeignKey<ProposalOverview>(o => new { o.TenantId, o.Id });
        builder
            .JointOrgansSee("submitted_at IS NOT NULL OR NOT by_coordinator")
            .AlsoReadableWhere($"listed AND {AtPrincipal}");
    }

    public void Configure(EntityTypeBuilder<StepOverview> builder)
    {
        builder.ToTable("step_overviews");
        builder.HasKey(o => new { o.TenantId, o.Id });
        builder.HasIndex(o => new { o.TenantId, o.ProposalId });
        builder.HasIndex(o => o.RemindOn).HasFilter("remind_on IS NOT NULL");
        builder.Property(o => o.TenantId).HasMaxLength(4);
        builder.Ignore(o => o.Roles).Ignore(o => o.Label);
        builder.HasOne<ProposalOverview>().WithMany().HasForeignKey(o => new { o.TenantId, o.ProposalId });

        // seen with its proposal's row, whose own policies answer in the subquery
        const string withItsProposal =
            "EXISTS (SELECT FROM introduction.proposal_overviews p WHERE p.tenant_id = step_overviews.tenant_id "
            + "AND p.id = step_overviews.proposal_id)";
        builder.JointOrgansSee(withItsProposal).AlsoReadableWhere(withItsProposal);
    }
}
