using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sortiment.Catalogue.Areas;
using Sortiment.Catalogue.Handbook;
using Sortiment.Catalogue.IsoClasses;
using Sortiment.Catalogue.LocalContracts;
using Sortiment.Catalogue.Offers;
using Sortiment.Catalogue.Products;
using Sortiment.Catalogue.Suppliers;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Catalogue.Data;

internal sealed class CatalogueDbContext(
    DbContextOptions<CatalogueDbContext> options,
    ITenantContext tenant,
    IAuditTrail? audit
) : ModuleDbContext(options, tenant, audit)
{
    public const string SchemaName = "catalogue";

    private bool _versionRaised;

    public override string Schema => SchemaName;

    public DbSet<Supplier> Suppliers => Set<Supplier>();
    public DbSet<ProductArea> Areas => Set<ProductArea>();
    public DbSet<IsoClass> IsoClasses => Set<IsoClass>();
    public DbSet<ProductSeries> Products => Set<ProductSeries>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<HandbookEntry> Handbook => Set<HandbookEntry>();
    public DbSet<HandbookVersion> HandbookVersions => Set<HandbookVersion>();
    public DbSet<LocalContract> LocalContracts => Set<LocalContract>();
    public DbSet<AssortmentVersion> Versions => Set<AssortmentVersion>();

    /// <summary>Whatever changes in what principals share raises the assortment's version, in the same transaction.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        var sharedChanged = ChangeTracker
            .Entries()
            .Any(entry =>
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Entity is not ITenantOwned
            );
        if (sharedChanged)
        {
            await RaiseVersionAsync(cancellationToken);
        }

        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>
    /// Raises the assortment's version, once for the transaction; from then on no other transaction changes the assortment
    /// until this one ends. For whoever must look before it changes something; saving does it anyway.
    /// </summary>
    public async Task RaiseVersionAsync(CancellationToken cancellationToken)
    {
        if (!_versionRaised)
        {
            await AssortmentVersion.RaiseAsync(this, cancellationToken);
            _versionRaised = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        // Nothing that others refer to is ever deleted: what leaves the assortment stays to be read.
        foreach (var key in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetForeignKeys()))
        {
            key.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        configurationBuilder.Properties<Gtin>().HaveConversion<GtinConverter>().HaveMaxLength(14);
        configurationBuilder
            .Properties<OrganisationNumber>()
            .HaveConversion<OrganisationNumberConverter>()
            .HaveMaxLength(11);
    }

    private sealed class MoneyConverter() : ValueConverter<Money, long>(money => money.Ore, ore => new Money(ore));

    private sealed class GtinConverter()
        : ValueConverter<Gtin, string>(gtin => gtin.Digits, text => Gtin.Parse(text, null));

    private sealed class OrganisationNumberConverter()
        : ValueConverter<OrganisationNumber, string>(
            number => number.ToString(),
            text => OrganisationNumber.Parse(text, null)
        );
}

internal sealed class CatalogueDesignTime()
    : ModuleDesignTimeFactory<CatalogueDbContext>(CatalogueDbContext.SchemaName);
