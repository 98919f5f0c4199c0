using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sortiment.Funding.Contributions;
using Sortiment.Funding.Grants;
using Sortiment.Funding.Invoices;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Organisations;
using Sortiment.Funding.Payments;
using Sortiment.Funding.Schemes;
using Sortiment.Funding.Settlement;
using Sortiment.Funding.Statements;
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
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<BillingDetails> Billing => Set<BillingDetails>();
    public DbSet<InvoiceRun> InvoiceRuns => Set<InvoiceRun>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<InvoiceLetter> Letters => Set<InvoiceLetter>();
    public DbSet<Voucher> Vouchers => Set<Voucher>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Allocation> Allocations => Set<Allocation>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<SchemeSettlement> Settlements => Set<SchemeSettlement>();

    /// <summary>Every principal's contributions: what row-level security lets anyone signed in see.</summary>
    public IQueryable<Contribution> AllContributions => Contributions.IgnoreQueryFilters([TenantFilter]);

    /// <exception cref="NotFoundProblem">There is no such scheme.</exception>
    public async Task<FundingScheme> SchemeAsync(Guid id, CancellationToken ct) =>
        await Schemes.SingleOrDefaultAsync(s => s.Id == id, ct)
        ?? throw new NotFoundProblem("Finansieringen finns inte.");

    /// <summary>Waits for a name that one transaction at a time may hold, until this one ends.</summary>
    public Task LockAsync(string name, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"funding " + name}, 0))", ct);

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
