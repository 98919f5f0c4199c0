using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing;

namespace Sortiment.Platform.Tests.Outbox;

/// <summary>How the outbox' tests put something in it and see what became of it.</summary>
internal static class OutboxWork
{
    public const string Kind = "test";

    private const int LongestKey = 200;

    public static async Task AddAsync(this SortimentApp app, string kind, params object[] payloads)
    {
        using var acting = AmbientActor.Act(Actor.System);
        await using var scope = app.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.BeginAsync(readOnly: false, CancellationToken.None);
        var outbox = scope.ServiceProvider.GetRequiredService<IOutbox>();
        foreach (var payload in payloads)
        {
            var key = $"{kind}:{payload}";
            outbox.Add(kind, payload, key[..Math.Min(key.Length, LongestKey)]);
        }

        await session.CommitAsync(CancellationToken.None);
        app.Ring();
    }

    public static void Ring(this SortimentApp app) => app.Services.GetRequiredService<OutboxBell>().Ring();

    public static Task<int> AttemptsAsync(this SortimentApp app) =>
        app.AskAsync<int>("SELECT max(attempts) FROM platform.outbox")!;

    public static Task<long> CountAsync(this SortimentApp app, string condition) =>
        app.AskAsync<long>($"SELECT count(*) FROM platform.outbox WHERE {condition}")!;

    public static Task<SortimentApp> StartAsync(
        Func<IServiceProvider, OutboxMessage, CancellationToken, Task> handle,
        SortimentApp? firstNode = null
    ) =>
        SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Database = firstNode?.Database,
                Clock = firstNode?.Clock,
                Configure = builder =>
                    builder.Services.AddScoped<IOutboxHandler>(services => new Handler(services, handle)),
            }
        );

    private sealed class Handler(
        IServiceProvider services,
        Func<IServiceProvider, OutboxMessage, CancellationToken, Task> handle
    ) : IOutboxHandler
    {
        public string Kind => OutboxWork.Kind;

        public Task HandleAsync(OutboxMessage message, CancellationToken ct) => handle(services, message, ct);
    }
}
