using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Dispatch;

/// <summary>
/// The same key gives the same answer and no second effect. The key is claimed, and the answer kept, in the command's
/// own transaction: after a crash either both the effect and the answer are there, or neither.
/// </summary>
public sealed class Idempotency(DbSession session, ITenantContext tenant, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The request header, and the hidden field of a form.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The hidden form field that page forms carry.</summary>
    public const string FormField = "IdempotencyKey";

    /// <summary>How long answers are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string? claimed;

    /// <summary>Claims the caller's key. Waits for another request that holds it.</summary>
    /// <returns>The answer given earlier under the key, or null: go on.</returns>
    /// <exception cref="InvalidProblem">The key was used for something else.</exception>
    internal async Task<string?> ClaimAsync<TMessage>(TMessage message, CancellationToken cancellationToken)
        where TMessage : notnull
    {
        if (tenant.Actor is not { } actor || CallerKey(message) is not { } caller)
        {
            return null;
        }

        await using var insert = Command(
            "INSERT INTO platform.idempotency_keys (person_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4) "
                + "ON CONFLICT (person_id, key) DO NOTHING",
            actor.PersonId,
            caller.Key,
            caller.Fingerprint,
            clock.GetUtcNow()
        );
        if (await insert.ExecuteNonQueryAsync(cancellationToken) == 1)
        {
            claimed = caller.Key;
            return null;
        }

        await using var select = Command(
            "SELECT fingerprint, response FROM platform.idempotency_keys WHERE person_id = $1 AND key = $2",
            actor.PersonId,
            caller.Key
        );
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        if (reader.GetString(0) != caller.Fingerprint)
        {
            throw new InvalidProblem(Header, "Nyckeln i Idempotency-Key har redan använts för ett annat anrop.");
        }

        return reader.GetString(1);
    }

    /// <summary>Keeps the answer under the claimed key.</summary>
    internal async Task KeepAsync<TResponse>(TResponse response, CancellationToken cancellationToken)
    {
        if (claimed is null)
        {
            return;
        }

        await using var update = Command(
            "UPDATE platform.idempotency_keys SET response = $3::jsonb WHERE person_id = $1 AND key = $2",
            tenant.Actor!.PersonId,
            claimed,
            JsonSerializer.Serialize(response)
        );
        await update.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static TResponse Read<TResponse>(string response) => JsonSerializer.Deserialize<TResponse>(response)!;

    private (string Key, string Fingerprint)? CallerKey<TMessage>(TMessage message)
        where TMessage : notnull
    {
        if (http.HttpContext?.Request is not { } request || !HttpMethods.IsPost(request.Method))
        {
            return null;
        }

        var name = typeof(TMessage).Name;
        var content = JsonSerializer.SerializeToUtf8Bytes(message);

        // the path says what is acted on: commands leave its ids out of their body
        var fingerprint = $"{name}:{request.Path}:{Convert.ToHexStringLower(SHA256.HashData(content))}";
        if (request.Headers[Header].ToString() is { Length: > 0 } header)
        {
            if (header.Length > 200)
            {
                throw new InvalidProblem(Header, "Idempotency-Key får vara högst 200 tecken.");
            }

            return (header, fingerprint);
        }

        // A form that is sent again after "back" and a change of text is a new act; the same text twice is a double click.
        return request.HasFormContentType && FormKey(request.Form) is { Length: > 0 and <= 100 } field
            ? ($"form:{field}:{fingerprint}", fingerprint)
            : null;
    }

    // the field stands alone, or in the form's model: "Input.IdempotencyKey"
    private static string? FormKey(IFormCollection form) =>
        form.FirstOrDefault(f => f.Key == FormField || f.Key.EndsWith("." + FormField, StringComparison.Ordinal)).Value;

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, session.Connection, session.Transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

/// <summary>A kept answer: mapped for the migration only, read and written in SQL.</summary>
internal sealed class IdempotencyKey
{
    public Guid PersonId { get; private set; }
    public string Key { get; private set; } = "";
    public string Fingerprint { get; private set; } = "";
    public string? Response { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
}
