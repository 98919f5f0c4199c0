using System.Linq.Expressions;
using Microsoft.OData.ModelBuilder;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.ReadApi;

/// <summary>
/// One entity set of the read API under <c>/odata</c>: flat rows that a module lets the acting person read. Row types are
/// made for reading: no entities, and no tenant id in them.
/// </summary>
public abstract class ReadSet
{
    private protected ReadSet(string name, Type row)
    {
        if (typeof(ITenantOwned).IsAssignableFrom(row) || row.GetProperty(nameof(ITenantOwned.TenantId)) is not null)
        {
            throw new ArgumentException($"{row.Name} shows a tenant id: a row for reading has none.", nameof(row));
        }

        Name = name;
        Row = row;
    }

    /// <summary>The set's name in the address: "Products".</summary>
    public string Name { get; }

    /// <summary>The type of its rows.</summary>
    public Type Row { get; }

    /// <summary>Who may read it; null: everybody who acts in some role.</summary>
    public IReadOnlySet<string>? Roles { get; private set; }

    internal Func<IServiceProvider, CancellationToken, Task<string>>? Version { get; private set; }

    internal abstract Type Controller { get; }

    /// <summary>Lets only these roles read it.</summary>
    public ReadSet OnlyFor(params ReadOnlySpan<string> roles)
    {
        Roles = new HashSet<string>([.. roles]);
        return this;
    }

    /// <summary>
    /// Gives the set a version that changes whenever any of its rows may have: whoever has the answer already gets 304. It
    /// is asked inside the read transaction, so it may read the database; whom one acts for need not be part of it.
    /// </summary>
    public ReadSet VersionedBy(Func<IServiceProvider, CancellationToken, Task<string>> version)
    {
        Version = version;
        return this;
    }

    internal abstract void AddTo(ODataModelBuilder model);
}

/// <summary>A read set with its row and key types.</summary>
internal sealed class ReadSet<TRow, TKey>(
    string name,
    Expression<Func<TRow, TKey>> key,
    Func<IServiceProvider, IQueryable<TRow>> rows
) : ReadSet(name, typeof(TRow))
    where TRow : class
    where TKey : notnull
{
    internal override Type Controller => typeof(ReadSetController<TRow, TKey>);

    public IQueryable<TRow> Rows(IServiceProvider services) => rows(services);

    public IQueryable<TRow> One(IServiceProvider services, TKey value)
    {
        // a member of an object and no constant, so that EF makes a parameter of it
        var sought = Expression.Property(Expression.Constant(new Sought(value)), nameof(Sought.Key));
        return rows(services)
            .Where(Expression.Lambda<Func<TRow, bool>>(Expression.Equal(key.Body, sought), key.Parameters));
    }

    internal override void AddTo(ODataModelBuilder model)
    {
        var entity = model.EntitySet<TRow>(Name).EntityType;
        entity.HasKey(key);

        // what is not expanded is then not read either
        entity.Select(SelectExpandType.Automatic).Page(null, null);
    }

    private sealed record Sought(TKey Key);
}
