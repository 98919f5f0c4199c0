using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Persistence;

/// <summary>
/// Base of every module's DbContext: own schema, the tenant filter on what is tenant-owned, the tenant checked on
/// every write, and a trail of what changed.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, ITenantContext tenant, IAuditTrail? audit)
    : DbContext(options)
{
    /// <summary>The name of the query filter that keeps tenants apart (the first belt).</summary>
    public const string TenantFilter = "tenant";

    /// <summary>The module's own schema.</summary>
    public abstract string Schema { get; }

    // the query filter reads these per context instance; EF makes parameters of them
    internal string? FilterTenant => tenant.Actor?.TenantId;
    internal bool FilterJoint => tenant.Actor?.IsJoint == true;

    /// <summary>Which configurations of the module's assembly belong to this context: by default all.</summary>
    protected virtual bool Owns(Type configuration) => true;

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, Owns);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType) && !entity.IsOwned())
            {
                modelBuilder.Entity(entity.ClrType).HasQueryFilter(TenantFilter, FilterOf(entity.ClrType));
            }
        }
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <inheritdoc />
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            CheckTenant(entry);
        }

        audit?.Record(ChangeTracker.Entries());
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw ConflictProblem.Stale();
        }
    }

    private void CheckTenant(EntityEntry entry)
    {
        if (entry.Entity is not ITenantOwned owned || entry.State is EntityState.Unchanged or EntityState.Detached)
        {
            return;
        }

        if (entry.State == EntityState.Modified && entry.Property(nameof(ITenantOwned.TenantId)).IsModified)
        {
            throw new InvalidOperationException($"{entry.Metadata.DisplayName()}: the tenant must never change.");
        }

        if (!FilterJoint && owned.TenantId != FilterTenant)
        {
            throw new InvalidOperationException(
                $"{entry.Metadata.DisplayName()}: a row of {owned.TenantId} written by {FilterTenant ?? "nobody"}."
            );
        }
    }

    // e => FilterJoint || e.TenantId == FilterTenant
    private LambdaExpression FilterOf(Type type)
    {
        var row = Expression.Parameter(type, "e");
        var me = Expression.Constant(this, typeof(ModuleDbContext));
        var joint = Expression.Property(me, nameof(FilterJoint));
        var same = Expression.Equal(
            Expression.Property(row, nameof(ITenantOwned.TenantId)),
            Expression.Property(me, nameof(FilterTenant))
        );
        return Expression.Lambda(Expression.OrElse(joint, same), row);
    }
}
