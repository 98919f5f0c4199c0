using System.Globalization;
using Npgsql;
using Sortiment.Kernel;
using Sortiment.Testing;
using Sortiment.Testing.Cluster;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.Resilience.Tests;

/// <summary>
/// The app is killed (-9) at ten random moments while twenty proposals go through all ten steps. Whatever it had
/// acknowledged is there, once; every mail went out, once; no proposal is stuck.
/// </summary>
public sealed class KillTests
{
    private const int Proposals = 20;
    private const int Kills = 10;
    private const int Workers = 5;

    // create, submit, eighteen calls for the steps and the meeting
    private const int ChangesPerProposal = 20;

    /// <summary>Gives the seed of a run that is to be run again.</summary>
    private const string SeedVariable = "SORTIMENT_KILL_SEED";

    // far more than it takes: a loaded machine is slow, and a run that hangs must end with a word about where
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(8);

    private static readonly string[] Proposers =
    [
        Persona.Grästorp,
        Persona.Uddevalla,
        "1480.samordnare",
        "1490.samordnare",
    ];

    private static readonly string[] Way =
    [
        "1:Submitted",
        "2:Complete",
        "3:GoOn",
        "4a:Done",
        "4b:Done",
        "4c:Done",
        "4d:Done",
        "4e:Done",
        "5:Sent",
        "6:RecommendShared",
        "7:Approved",
        "8:HandbookUpdated",
        "9:AgreementStated",
        "10:Informed",
    ];

    [Fact]
    public async Task Nothing_is_lost_done_twice_or_stuck()
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable(SeedVariable),
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : Random.Shared.Next();
        Say($"{SeedVariable}={seed}");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        await using var database = await SortimentApp.FreshDatabaseAsync();
        var mail = new MailFolder(Directory.CreateTempSubdirectory("sortiment-kill-mail-").FullName);
        await using var app = new RunningApp(database, mail.Path);
        using var clients = new StubbornClients(app.Address, limit.Token);
        var stories = Enumerable.Range(1, Proposals).Select(i => Story(clients, i)).ToList();
        try
        {
            await app.StartAsync(limit.Token);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
            var work = WorkAsync(stories, stop);
            var kills = KillAsync(app, clients, new Random(seed), stop);
            await Task.WhenAll(work, kills);
            await OutboxDoneAsync(database, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            var waiting = await CountAsync(database, "platform.outbox WHERE done_at IS NULL");
            Assert.Fail(
                $"Not done in {Longest.TotalMinutes} minutes (seed {seed}): {clients.Acknowledged} changes acknowledged, "
                    + $"{clients.Repeated} sent again, {waiting} messages in the outbox. The app wrote last:\n{app.Output}"
            );
        }
        catch
        {
            Say($"The app wrote last:\n{app.Output}");
            throw;
        }

        Say($"{clients.Acknowledged} changes acknowledged, {clients.Repeated} requests sent again");
        var mails = new List<string>();
        foreach (var story in stories)
        {
            mails.AddRange(Turns.MailsOf(await WholeAsync(story), story.Proposer));
            var meeting = await story.Api.GetAsync(Persona.Office, $"/api/meetings/{story.MeetingId}", limit.Token);
            mails.AddRange(Turns.CallsTo(meeting.Ok()));
        }

        await AssertOnceAsync(database);
        Assert.Equal(mails.Order(), mail.All.Select(sent => $"{sent.To} {sent.Subject}").Order());
        Directory.Delete(mail.Path, recursive: true);
    }

    private static ProposalDriver Story(StubbornClients clients, int number) =>
        new(new ApiClient(clients.As), () => SwedishCalendar.DateOf(DateTimeOffset.UtcNow), $"Larm {number}");

    // each worker takes the next proposal when its own has come through; the first fault ends it all
    private static async Task WorkAsync(List<ProposalDriver> stories, CancellationTokenSource stop)
    {
        try
        {
            await Parallel.ForEachAsync(
                stories.Index(),
                new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stop.Token },
                async (story, _) => await PlayAsync(story.Item, Proposers[story.Index % Proposers.Length])
            );
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static async Task PlayAsync(ProposalDriver story, string proposer)
    {
        await story.ProposeAsync(proposer);
        await story.AdvanceToAsync(4);
        await Task.WhenAll(new[] { "a", "b", "c", "d", "e" }.Select(part => story.PrepareAsync(part)));
        await story.AdvanceToAsync(7);
        await Task.WhenAll(story.DecideAsync(Persona.Director), story.DecideAsync(Persona.Board));
        await story.AdvanceToAsync(11);
    }

    // at random points of the work, not of time: so all ten come about on a fast machine and on a slow one
    private static async Task KillAsync(
        RunningApp app,
        StubbornClients clients,
        Random random,
        CancellationTokenSource stop
    )
    {
        try
        {
            var points = new SortedSet<int>();
            while (points.Count < Kills)
            {
                points.Add(random.Next(5, Proposals * ChangesPerProposal * 9 / 10));
            }

            foreach (var point in points)
            {
                while (clients.Acknowledged < point)
                {
                    await Task.Delay(5, stop.Token);
                }

                await Task.Delay(random.Next(0, 60), stop.Token);
                await app.KillAsync();
                Say($"killed after {clients.Acknowledged} changes");
                await app.StartAsync(stop.Token);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static async Task OutboxDoneAsync(TestDatabase database, CancellationToken ct)
    {
        while (await CountAsync(database, "platform.outbox WHERE done_at IS NULL") > 0)
        {
            await Task.Delay(50, ct);
        }
    }

    private static async Task<Answer> WholeAsync(ProposalDriver story)
    {
        var end = await story.ShowAsync();
        Assert.Equal(("Introduced", ""), (end.ProposalStatus, end.CurrentSteps));
        var steps = end.Json.GetProperty("history").EnumerateArray().ToList();
        Assert.Equal(Way, steps.Select(s => $"{Turns.StepOf(s)}:{s.GetProperty("outcome")}"));
        Assert.All(steps, s => Assert.Equal(1, s.GetProperty("round").GetInt32()));
        Assert.Equal(2, end.Json.GetProperty("decisions").GetArrayLength());
        return end;
    }

    // what a change leaves beside the proposal: no more and no fewer than one each
    private static async Task AssertOnceAsync(TestDatabase database)
    {
        var rows = new Dictionary<string, int>
        {
            ["introduction.proposals"] = Proposals,
            ["introduction.steps"] = Proposals * Way.Length,
            ["introduction.decisions"] = Proposals * 2,
            ["introduction.frozen_proposals"] = Proposals,
            ["introduction.meetings"] = Proposals,
            ["introduction.meetings WHERE status = 'Closed'"] = Proposals,
            ["platform.shared_documents"] = Proposals,
            ["platform.audit_entries WHERE entity = 'Proposal' AND message = 'SubmitProposal'"] = Proposals,
            // the first step's is of a draft, which is not for all to read
            ["platform.audit_entries WHERE entity = 'StepRecord' AND change = 'Added'"] = Proposals * (Way.Length - 1),
            ["platform.audit_entries WHERE entity = 'PrincipalDecision'"] = Proposals * 2,
            ["platform.audit_entries WHERE entity = 'Meeting' AND change = 'Added'"] = Proposals,
            ["platform.process_instances WHERE status = 'Finished'"] = Proposals,
            ["catalogue.products WHERE NOT is_example"] = Proposals,
            ["platform.idempotency_keys WHERE response IS NULL"] = 0,
        };
        var found = new Dictionary<string, int>();
        foreach (var what in rows.Keys)
        {
            found[what] = (int)await CountAsync(database, what);
        }

        Assert.Equal(rows, found);
    }

    private static async Task<long> CountAsync(TestDatabase database, string what)
    {
        await using var connection = new NpgsqlConnection(database.AppConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"SET sortiment.joint = 'on'; SELECT count(*) FROM {what}",
            connection
        );
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);
}
