using Microsoft.EntityFrameworkCore;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Data;

internal sealed class IntroductionDbContext(
    DbContextOptions<IntroductionDbContext> options,
    ITenantContext tenant,
    IAuditTrail? audit
) : ModuleDbContext(options, tenant, audit)
{
    public const string SchemaName = "introduction";

    public override string Schema => SchemaName;
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<StepRecord> Steps => Set<StepRecord>();
    public DbSet<StepDraft> StepDrafts => Set<StepDraft>();
    public DbSet<PrincipalDecision> Decisions => Set<PrincipalDecision>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();
    public DbSet<ProposalOverview> Overviews => Set<ProposalOverview>();
    public DbSet<StepOverview> StepOverviews => Set<StepOverview>();
}

internal sealed class IntroductionDesignTime()
    : ModuleDesignTimeFactory<IntroductionDbContext>(IntroductionDbContext.SchemaName);
