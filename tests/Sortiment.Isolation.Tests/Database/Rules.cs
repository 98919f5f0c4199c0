using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Isolation.Tests.Database;

/// <summary>What the database must look like for principals to be kept apart, asked of its own catalogue.</summary>
internal static class Rules
{
    private const string Ask = """
        WITH ours AS (
            SELECT c.oid, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.reloptions,
                format('%I.%I', n.nspname, c.relname) AS name,
                (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
                    AND NOT a.attisdropped) AS tenant,
                (SELECT a.attnotnull FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
                    AND NOT a.attisdropped) AS always
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        ),
        tables AS (SELECT * FROM ours WHERE relkind IN ('r', 'p', 'f')),
        owned AS (SELECT * FROM tables WHERE tenant IS NOT NULL),
        keys AS (
            SELECT k.*, t.name AS from_table, t.tenant AS from_tenant, r.name AS to_table, r.tenant AS to_tenant
            FROM pg_constraint k JOIN tables t ON t.oid = k.conrelid JOIN owned r ON r.oid = k.confrelid
            WHERE k.contype = 'f'
        )
        SELECT name || ' does not enable row-level security' FROM owned WHERE NOT relrowsecurity
        UNION ALL
        SELECT name || ' does not force row-level security on its owner' FROM owned WHERE NOT relforcerowsecurity
        UNION ALL
        SELECT name || ' has no policy' FROM owned
            WHERE NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = owned.oid)
        UNION ALL
        SELECT name || ' has a policy for everybody: ' || p.polname FROM owned JOIN pg_policy p ON p.polrelid = owned.oid
            WHERE 'true' IN (pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        UNION ALL
        SELECT name || ' may have rows of no tenant' FROM owned WHERE NOT always
        UNION ALL
        SELECT name || ' has no primary key with the tenant' FROM owned
            WHERE NOT EXISTS (SELECT FROM pg_constraint k
                WHERE k.conrelid = owned.oid AND k.contype = 'p' AND owned.tenant = ANY (k.conkey))
        UNION ALL
        SELECT from_table || ' refers to ' || to_table || ' of any tenant: ' || conname FROM keys
            WHERE NOT EXISTS (SELECT FROM unnest(conkey, confkey) AS pair (a, b)
                WHERE a = from_tenant AND b = to_tenant)
        UNION ALL
        SELECT name || ' reads as its owner' FROM ours
            WHERE relkind = 'v' AND NOT coalesce(reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false)
        UNION ALL
        SELECT name || ' keeps a copy that no policy guards' FROM ours WHERE relkind = 'm'
        UNION ALL
        SELECT format('%I.%I', n.nspname, f.proname) || ' runs as its owner'
            FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
            WHERE f.prosecdef AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
        UNION ALL
        SELECT name || ' lets the app ' || lower(privilege)
            FROM tables, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) AS privilege
            WHERE has_table_privilege('sortiment_app', oid, privilege)
        UNION ALL
        SELECT format('%I', nspname) || ' lets the app make tables' FROM pg_namespace
            WHERE has_schema_privilege('sortiment_app', oid, 'CREATE')
        """;

    /// <summary>What breaks a rule; a line each.</summary>
    public static Task<List<string>> BrokenAsync(string connectionString) =>
        Rows.AllAsync<string>(connectionString, Acting.Nobody, Ask);

    /// <summary>Entities that say they have a tenant, but whose table does not.</summary>
    public static async Task<List<string>> UnguardedAsync(string connectionString, IModel model)
    {
        var owned = await Tables.OwnedAsync(connectionString);
        return
        [
            .. model
                .GetEntityTypes()
                .Where(e => typeof(ITenantOwned).IsAssignableFrom(e.ClrType) && !e.IsOwned())
                .Where(e => !owned.Contains($"{e.GetSchema()}.{e.GetTableName()}"))
                .Select(e => $"{e.ClrType.Name} is kept in {e.GetSchema()}.{e.GetTableName()}, which has no tenant_id"),
        ];
    }
}
