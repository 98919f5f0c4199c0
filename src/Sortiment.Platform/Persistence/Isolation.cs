using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Persistence;

/// <summary>
/// The second belt, declared beside the entity's mapping: who sees a table's rows by row-level security, and which
/// tables can only grow. <see cref="ModuleMigrator"/> writes it to the database with the migrations.
/// </summary>
public static class Isolation
{
    private const string JointAnnotation = "Sortiment:JointRows";
    private const string OthersAnnotation = "Sortiment:OtherRows";
    private const string AppendOnlyAnnotation = "Sortiment:AppendOnly";
    private const string AfterAnnotation = "Sortiment:After:";

    /// <summary>Lets joint organs see and change the rows that fulfil a condition (SQL over the row's own columns).</summary>
    public static EntityTypeBuilder<T> JointOrgansSee<T>(this EntityTypeBuilder<T> builder, string condition = "true")
        where T : class, ITenantOwned => With(builder, JointAnnotation, condition);

    /// <summary>
    /// Lets more people read rows that fulfil a condition. It must name who: without a tenant, a joint organ or a person
    /// nobody may see anything.
    /// </summary>
    public static EntityTypeBuilder<T> AlsoReadableWhere<T>(this EntityTypeBuilder<T> builder, string condition)
        where T : class, ITenantOwned => With(builder, OthersAnnotation, condition);

    /// <summary>Takes UPDATE and DELETE from the app: what is written stays.</summary>
    public static EntityTypeBuilder<T> AppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class => With(builder, AppendOnlyAnnotation, "true");

    /// <summary>Has SQL run after the migrations, for what a model cannot say: a constraint over several rows, say.</summary>
    /// <param name="builder">The table's entity.</param>
    /// <param name="name">Of the statement; a table's statements run in the order of their names.</param>
    /// <param name="sql">Can be run again and again to the same effect.</param>
    public static EntityTypeBuilder<T> After<T>(this EntityTypeBuilder<T> builder, string name, string sql)
        where T : class => With(builder, AfterAnnotation + name, sql);

    internal static IEnumerable<string> StatementsOf(IModel model)
    {
        foreach (var entity in model.GetEntityTypes().OrderBy(e => e.GetTableName(), StringComparer.Ordinal))
        {
            if (entity.GetTableName() is not { } name || entity.IsOwned())
            {
                continue;
            }

            var table = $"{entity.GetSchema()}.{name}";
            if (entity.FindAnnotation(AppendOnlyAnnotation) is not null)
            {
                yield return $"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM sortiment_app";
            }

            foreach (
                var after in entity
                    .GetAnnotations()
                    .Where(a => a.Name.StartsWith(AfterAnnotation, StringComparison.Ordinal))
                    .OrderBy(a => a.Name, StringComparer.Ordinal)
            )
            {
                yield return (string)after.Value!;
            }

            if (typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            {
                foreach (var statement in Policies(entity, table))
                {
                    yield return statement;
                }
            }
        }
    }

    private static IEnumerable<string> Policies(IEntityType entity, string table)
    {
        yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY";
        yield return $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY";
        foreach (var policy in (string[])["tenant_rows", "joint_rows", "other_rows"])
        {
            yield return $"DROP POLICY IF EXISTS {policy} ON {table}";
        }

        // (select ...) lets the planner ask once per statement, not once per row
        yield return $"CREATE POLICY tenant_rows ON {table} "
            + "USING (tenant_id = (SELECT platform.current_tenant())) "
            + "WITH CHECK (tenant_id = (SELECT platform.current_tenant()))";
        if (entity.FindAnnotation(JointAnnotation)?.Value is string joint)
        {
            yield return $"CREATE POLICY joint_rows ON {table} "
                + $"USING ((SELECT platform.is_joint()) AND ({joint})) "
                + $"WITH CHECK ((SELECT platform.is_joint()) AND ({joint}))";
        }

        if (entity.FindAnnotation(OthersAnnotation)?.Value is string others)
        {
            yield return $"CREATE POLICY other_rows ON {table} FOR SELECT USING ({others})";
        }
    }

    private static EntityTypeBuilder<T> With<T>(EntityTypeBuilder<T> builder, string annotation, string value)
        where T : class
    {
        builder.Metadata.SetAnnotation(annotation, value);
        return builder;
    }
}
