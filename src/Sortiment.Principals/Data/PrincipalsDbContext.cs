using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sortiment.Kernel;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Principals.Organs;
using Sortiment.Principals.People;
using Sortiment.Principals.Tenants;

namespace Sortiment.Principals.Data;

internal sealed class PrincipalsDbContext(
    DbContextOptions<PrincipalsDbContext> options,
    ITenantContext tenant,
    IAuditTrail? audit
) : ModuleDbContext(options, tenant, audit)
{
    public const string SchemaName = "principals";

    public override string Schema => SchemaName;
    public DbSet<Principal> Principals => Set<Principal>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Organ> Organs => Set<Organ>();
    public DbSet<Seat> Seats => Set<Seat>();

    /// <summary>
    /// Lets one unit of work at a time go past this point for the same thing, until it ends: for rules over several rows
    /// that no constraint can hold.
    /// </summary>
    public Task OneAtATimeAsync(string thing, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({"principals:" + thing}, 0))",
            cancellationToken
        );

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder
            .Properties<OrganisationNumber>()
            .HaveConversion<OrganisationNumberConverter>()
            .HaveMaxLength(11);
    }
}

internal sealed class PrincipalsDesignTime()
    : ModuleDesignTimeFactory<PrincipalsDbContext>(PrincipalsDbContext.SchemaName);

/// <summary>Kept as it is written: "212000-1595".</summary>
internal sealed class OrganisationNumberConverter()
    : ValueConverter<OrganisationNumber, string>(n => n.ToString(), s => OrganisationNumber.Parse(s, null));

internal sealed class PrincipalMapping
    : IEntityTypeConfiguration<Principal>,
        IEntityTypeConfiguration<PrincipalPopulation>
{
    public void Configure(EntityTypeBuilder<Principal> builder)
    {
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).HasMaxLength(4);
        builder.HasIndex(p => p.Name).IsUnique();
        builder.HasMany(p => p.Populations).WithOne().HasForeignKey(p => p.PrincipalCode);
    }

    public void Configure(EntityTypeBuilder<PrincipalPopulation> builder)
    {
        builder.ToTable("populations");
        builder.HasKey(p => new { p.PrincipalCode, p.Date });
    }
}

internal sealed class PeopleMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Email).HasMaxLength(254).UseCollation("C");
        builder.HasIndex(p => p.Email).IsUnique();
        builder.Property(p => p.ExternalId).HasMaxLength(200).UseCollation("C");
        builder.HasIndex(p => p.ExternalId).IsUnique();
        builder.HasOne<Principal>().WithMany().HasForeignKey(p => p.HomePrincipal);
        builder.Property(p => p.Version).IsRowVersion();
    }

    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.Property(a => a.TenantId).HasMaxLength(4);
        builder.Property(a => a.Version).IsRowVersion();
        builder.ToTable(table => table.HasCheckConstraint("ck_role_assignments_period", "\"to\" >= \"from\""));
        builder.HasIndex(a => a.Id).IsUnique();
        builder.HasIndex(a => a.PersonId);
        builder.HasIndex(a => new { a.Role, a.TenantId });
        builder.HasOne<Principal>().WithMany().HasForeignKey(a => a.TenantId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId);

        // at sign-in nobody acts for a tenant yet: a person finds its own roles
        builder.JointOrgansSee().AlsoReadableWhere("person_id = (SELECT platform.current_person())");
    }
}

internal sealed class OrganMapping : IEntityTypeConfiguration<Organ>, IEntityTypeConfiguration<Seat>
{
    public void Configure(EntityTypeBuilder<Organ> builder)
    {
        builder.HasKey(o => o.Code);
        builder.Property(o => o.Code).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<Seat> builder)
    {
        builder.Property(s => s.Version).IsRowVersion();
        builder.ToTable(table => table.HasCheckConstraint("ck_seats_period", "\"to\" >= \"from\""));
        builder.HasIndex(s => s.PersonId);
        builder.HasIndex(s => s.OrganCode);
        builder.HasOne<Organ>().WithMany().HasForeignKey(s => s.OrganCode);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
