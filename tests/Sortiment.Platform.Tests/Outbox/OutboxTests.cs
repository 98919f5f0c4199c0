using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Persistence;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Outbox;

public sealed class OutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_share_200_messages_and_none_is_done_twice()
    {
        var done = new ConcurrentQueue<(int Node, string Key)>();
        var bothAtWork = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        await using var first = await OutboxWork.StartAsync((_, message, _) => HandleAsync(0, message));
        await using var second = await OutboxWork.StartAsync((_, message, _) => HandleAsync(1, message), first);
        await first.AddAsync(OutboxWork.Kind, [.. Enumerable.Range(0, 200).Cast<object>()]);
        second.Ring();
        await SortimentApp.UntilAsync(async () => await first.CountAsync("done_at IS NOT NULL") == 200, Ct);

        Assert.Equal(200, done.Count);
        Assert.Equal(200, done.Select(d => d.Key).Distinct().Count());
        Assert.Equal([0, 1], done.Select(d => d.Node).Distinct().Order());
        Assert.Equal(200, await first.CountAsync("attempts = 1"));

        async Task HandleAsync(int node, OutboxMessage message)
        {
            // neither goes on before the other one holds a message too: they work at the same time, side by side
            bothAtWork[node].TrySetResult();
            await bothAtWork[1 - node].Task;
            done.Enqueue((node, message.IdempotencyKey));
        }
    }

    [Fact]
    public async Task What_a_killed_node_was_at_is_done_by_another()
    {
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource();
        await using var killed = await OutboxWork.StartAsync(
            (_, _, _) =>
            {
                begun.TrySetResult();
                return never.Task;
            }
        );
        await killed.AddAsync(OutboxWork.Kind, "letter");
        await begun.Task.WaitAsync(Ct);

        // what PostgreSQL sees of kill -9: the connection breaks in the middle of the transaction
        await killed.AskAsync<long>(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                + "WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()"
        );
        var done = new ConcurrentQueue<string>();
        await using var other = await OutboxWork.StartAsync(
            (_, message, _) =>
            {
                done.Enqueue(message.Read<string>());
                return Task.CompletedTask;
            },
            killed
        );
        await other.OutboxDoneAsync(Ct);
        never.SetResult();

        Assert.Equal(["letter"], done);
        Assert.Equal(1, await other.CountAsync("done_at IS NOT NULL AND attempts = 1"));
    }

    [Fact]
    public async Task A_failure_is_tried_again_later_and_later_and_then_given_up()
    {
        await using var app = await OutboxWork.StartAsync((_, _, _) => throw new InvalidDataException("out of paper"));
        await app.AddAsync(OutboxWork.Kind, "letter");
        for (var attempt = 1; attempt < OutboxDispatcher.GiveUpAfter; attempt++)
        {
            var expected = attempt;
            await SortimentApp.UntilAsync(async () => await app.AttemptsAsync() == expected, Ct);
            var wait =
                await app.AskAsync<DateTime>("SELECT next_attempt_at FROM platform.outbox") - app.Clock.GetUtcNow();
            Assert.InRange(wait, TimeSpan.FromSeconds(-60), OutboxDispatcher.BackOff(attempt));
            app.Clock.Advance(OutboxDispatcher.BackOff(attempt));
            app.Ring();
        }

        await SortimentApp.UntilAsync(async () => await app.AttemptsAsync() == OutboxDispatcher.GiveUpAfter, Ct);
        Assert.Equal(
            1,
            await app.CountAsync("next_attempt_at IS NULL AND done_at IS NULL AND last_error = 'out of paper'")
        );
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(11, 2048)]
    [InlineData(12, 3600)]
    [InlineData(500, 3600)]
    public void The_wait_doubles_up_to_an_hour(int attempts, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), OutboxDispatcher.BackOff(attempts));
    }

    [Fact]
    public async Task One_that_breaks_its_transaction_does_not_stop_the_others()
    {
        await using var app = await OutboxWork.StartAsync(
            async (services, message, ct) =>
            {
                if (message.Read<string>() == "broken")
                {
                    var session = services.GetRequiredService<DbSession>();
                    await using var command = new NpgsqlCommand(
                        "SELECT 1 / 0",
                        session.Connection,
                        session.Transaction
                    );
                    await command.ExecuteScalarAsync(ct);
                }
            }
        );
        await app.AddAsync(OutboxWork.Kind, "broken", "whole");
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts > 0") == 2, Ct);
        Assert.Equal(1, await app.CountAsync("done_at IS NOT NULL AND idempotency_key = 'test:whole'"));
        Assert.Equal(1, await app.CountAsync("done_at IS NULL AND last_error LIKE '%division by zero%'"));
    }

    [Fact]
    public async Task A_kind_that_nobody_handles_waits_and_says_why()
    {
        await using var app = await SortimentApp.StartAsync();
        await app.AddAsync("pigeon", "letter");
        await SortimentApp.UntilAsync(async () => await app.CountAsync("attempts = 1") == 1, Ct);
        Assert.Equal(1, await app.CountAsync("last_error LIKE '%pigeon%'"));
    }
}
