using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using NpgsqlTypes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Audit;

/// <summary>Notes what a unit of work changes; the session writes it in the same transaction.</summary>
public interface IAuditTrail
{
    /// <summary>Notes the pending changes of what is <see cref="IAudited"/>.</summary>
    void Record(IEnumerable<EntityEntry> entries);

    /// <summary>Notes a change of something that is changed too often to be audited each time: only what a person did to it.</summary>
    /// <param name="entity">Which kind of thing: "OutboxMessage".</param>
    /// <param name="id">Which one.</param>
    /// <param name="changes">What changed: the field in camelCase, before and after.</param>
    void Note(string entity, string id, params ReadOnlySpan<(string Field, object? Before, object? After)> changes);

    /// <summary>Forgets what was noted: it is not going to happen.</summary>
    void Forget();

    /// <summary>Writes what was noted.</summary>
    Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct);
}

internal sealed class AuditTrail(
    ITenantContext tenant,
    MessageContext context,
    IHttpContextAccessor http,
    TimeProvider clock
) : IAuditTrail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };
    private readonly List<Noted> pending = [];

    public void Record(IEnumerable<EntityEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (
                entry.Entity is IAudited
                && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            )
            {
                pending.Add(
                    new Noted(
                        entry.Metadata.ClrType.Name,
                        string.Join(
                            '/',
                            entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => p.CurrentValue)
                        ),
                        entry.State.ToString(),
                        Changes(entry),
                        (entry.Entity as ITenantOwned)?.TenantId ?? tenant.Actor?.TenantId ?? "",
                        entry.Entity is ITenantOwned ? OwnedRow.Of(entry) : null
                    )
                );
            }
        }
    }

    public void Note(
        string entity,
        string id,
        params ReadOnlySpan<(string Field, object? Before, object? After)> changes
    )
    {
        var noted = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var (field, before, after) in changes)
        {
            noted[field] = [Shown(before), Shown(after)];
        }

        var text = JsonSerializer.Serialize(noted, Json);
        pending.Add(new Noted(entity, id, nameof(EntityState.Modified), text, tenant.Actor?.TenantId ?? "", null));
    }

    public void Forget() => pending.Clear();

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        if (pending.Count == 0)
        {
            return;
        }

        var actor = tenant.Actor ?? Actor.System;
        var seen = actor.IsJoint ? [] : await SeenByJointOrgansAsync(connection, transaction, ct);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (entity, id, change, changes, owner, row) in pending)
        {
            var command = new NpgsqlBatchCommand(
                "INSERT INTO platform.audit_entries (id, at, tenant_id, person_id, person_name, role, on_behalf_of, "
                    + "address, message, reason, entity, entity_id, change, joint_organs_see, changes) "
                    + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
            );
            foreach (
                var value in (object?[])
                    [
                        Guid.CreateVersion7(),
                        clock.GetUtcNow(),
                        owner,
                        actor.PersonId,
                        actor.PersonName,
                        actor.Role,
                        actor.OnBehalfOf,
                        http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
                        context.Name,
                        context.Reason,
                        entity,
                        id,
                        change,
                        actor.IsJoint || row is null || seen.Contains(row),
                    ]
            )
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            }

            command.Parameters.Add(new NpgsqlParameter { Value = changes, NpgsqlDbType = NpgsqlDbType.Jsonb });
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(ct);
        pending.Clear();
    }

    // row-level security itself is asked what a joint organ would see
    private async Task<HashSet<OwnedRow>> SeenByJointOrgansAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CancellationToken ct
    )
    {
        var rows = pending.Select(noted => noted.Row).OfType<OwnedRow>().Distinct().ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(DbSession.ActorSettings(Actor.System));
        rows.ForEach(row => batch.BatchCommands.Add(row.Ask()));
        batch.BatchCommands.Add(DbSession.ActorSettings(tenant.Actor));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var seen = new HashSet<OwnedRow>();
        foreach (var row in rows)
        {
            await reader.NextResultAsync(ct);
            if (await reader.ReadAsync(ct))
            {
                seen.Add(row);
            }
        }

        await reader.NextResultAsync(ct);
        return seen;
    }

    private static string Changes(EntityEntry entry)
    {
        var changes = new SortedDictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (entry.State == EntityState.Modified && !property.IsModified)
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : Shown(property.OriginalValue, property.Metadata);
            var after = entry.State == EntityState.Deleted ? null : Shown(property.CurrentValue, property.Metadata);
            if (!Same(before, after))
            {
                changes[JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name)] = [before, after];
            }
        }

        return JsonSerializer.Serialize(changes, Json);
    }

    private static bool Same(object? before, object? after) =>
        before is JsonNode was && after is JsonNode @is ? JsonNode.DeepEquals(was, @is) : Equals(before, after);

    // in the words of the code, as the table keeps it: a reader's words may change, and what the trail says may not
    private static object? Shown(object? value, IProperty? property = null) =>
        value switch
        {
            null or string or bool or int or long or decimal => value,
            byte[] bytes => $"{bytes.Length} byte",
            DateTimeOffset time => time.ToString("O"),
            DateOnly date => date.ToString("O"),
            Guid or Enum => value.ToString(),
            _ when property is { IsPrimitiveCollection: false }
                    && property.GetTypeMapping().Converter is { } converter => Stored(
                converter.ConvertToProvider(value),
                property
            ),
            _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json),
        };

    private static object? Stored(object? value, IProperty property) =>
        value is string text && (property.GetColumnType() is "json" or "jsonb") ? JsonNode.Parse(text) : value;

    private sealed record Noted(string Entity, string Id, string Change, string Changes, string Tenant, OwnedRow? Row);

    /// <summary>A tenant's row, which joint organs may see or not.</summary>
    private sealed record OwnedRow(string Table, string Tenant, Guid Id)
    {
        public static OwnedRow Of(EntityEntry entry) =>
            new(
                $"{entry.Metadata.GetSchema()}.{entry.Metadata.GetTableName()}",
                ((ITenantOwned)entry.Entity).TenantId,
                (Guid)entry.Property("Id").CurrentValue!
            );

        public NpgsqlBatchCommand Ask() =>
            new($"SELECT 1 FROM {Table} WHERE tenant_id = $1 AND id = $2")
            {
                Parameters =
                {
                    new() { Value = Tenant },
                    new() { Value = Id },
                },
            };
    }
}
