using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Schemes;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Funding.Data;

internal sealed class FundingDbContext(
    DbContextOptions<FundingDbContext> options,
    ITenantContext tenant,
    IAuditTrail? audit
) : ModuleDbContext(options, tenant, audit)
{
    public const string SchemaName = "funding";

    public override string Schema => SchemaName;

    public DbSet<FundingScheme> Schemes => Set<FundingScheme>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<Grant> Grants => Set<Grant>();

    /// <summary>Every principal's contributions: what row-level security lets anyone signed in see.</summary>
    public IQueryable<Contribution> AllContributions => Contributions.IgnoreQueryFilters([TenantFilter]);

    /// <exception cref="NotFoundProblem">There is no such scheme.</exception>
    public async Task<FundingScheme> SchemeAsync(Guid id, CancellationToken ct) =>
        await Schemes.SingleOrDefaultAsync(s => s.Id == id, ct)
        ?? throw new NotFoundProblem("Finansieringen finns inte.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder
            .Properties<OrganisationNumber>()
            .HaveConversion<OrganisationNumberConverter>()
            .HaveMaxLength(11);
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Ore, ore => new Money(ore));

    private sealed class OrganisationNumberConverter()
        : ValueConverter<OrganisationNumber, string>(
            number => number.ToString(),
            text => OrganisationNumber.Parse(text, null)
        );
}

internal sealed class FundingDesignTime() : ModuleDesignTimeFactory<FundingDbContext>(FundingDbContext.SchemaName);
