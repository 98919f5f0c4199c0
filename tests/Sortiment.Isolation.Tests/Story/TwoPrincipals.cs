using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Isolation.Tests.Database;
using Sortiment.Isolation.Tests.Routes;
using Sortiment.Isolation.Tests.Story;
using Sortiment.Testing;
using Sortiment.Testing.Driver;
using Xunit;

[assembly: AssemblyFixture(typeof(TwoPrincipals))]

namespace Sortiment.Isolation.Tests.Story;

/// <summary>
/// An app in which Grästorp has one of everything, each with secrets in it, at every stage that others see differently. The
/// tests are the others: nothing here changes what Grästorp has once the story is told.
/// </summary>
public sealed class TwoPrincipals : IAsyncLifetime
{
    /// <summary>Grästorp, whose rows are guarded.</summary>
    internal const string Owner = "1444";

    /// <summary>Uddevalla, who looks for them.</summary>
    internal const string Other = "1485";

    /// <summary>Somebody at a third principal, who may come to know whom Grästorp knows.</summary>
    internal const string Third = "1480.samordnare";

    /// <summary>Those of another principal, or of none.</summary>
    internal static readonly IReadOnlyList<string> Outsiders =
    [
        Persona.Uddevalla,
        Persona.UddevallaPrescriber,
        Persona.Supplier,
    ];

    /// <summary>One of each joint role.</summary>
    internal static readonly IReadOnlyList<string> JointOrgans =
    [
        Persona.Office,
        Persona.PreparatoryGroup,
        Persona.Chair,
        Persona.Director,
        Persona.Board,
        Persona.Procurement,
        Persona.Consultant,
        "hmc.ekonom",
        "forvaltare",
    ];

    /// <summary>So that the steward has something stuck to look at.</summary>
    private const string GiveUpOne = """
        UPDATE platform.outbox SET done_at = NULL, next_attempt_at = NULL, attempts = 20, last_error = 'no such host'
        WHERE id = (SELECT id FROM platform.outbox ORDER BY id LIMIT 1)
        """;

    private readonly Recorder _recorder = new();
    private Lazy<Task<Doors>>? _doors;
    private SortimentApp? _app;
    private Callers? _callers;

    internal SortimentApp App => _app ?? throw new InvalidOperationException("The story has not been told.");
    internal Callers Callers => _callers ?? throw new InvalidOperationException("The story has not been told.");

    /// <summary>The changes that were accepted while the story was told.</summary>
    internal IReadOnlyCollection<RecordedCall> Accepted => _recorder.Calls;

    /// <summary>The references of proposals that are not to be known of: the draft's and the one at step 2.</summary>
    internal IReadOnlyList<string> UnlistedReferences { get; private set; } = [];

    /// <summary>What there is to be read.</summary>
    internal Task<Doors> DoorsAsync() => _doors!.Value;

    /// <summary>The draft.</summary>
    internal ProposalDriver Draft { get; private set; } = null!;

    /// <summary>The proposal at step 4.</summary>
    internal ProposalDriver Prepared { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _app = await SortimentApp.StartAsync(
            new SortimentAppOptions { Configure = builder => builder.Services.AddSingleton<IStartupFilter>(_recorder) }
        );

        // as a superuser or the tables' owner every test below would pass, and prove nothing
        await AppRole.AssertOrdinaryAsync(_app.AppConnectionString);
        _callers = new Callers(_app);
        await TellAsync();
        await _app.OutboxDoneAsync(CancellationToken.None);
        await _app.AskAsOwnerAsync<int>(GiveUpOne);
        _recorder.Stop();
        _doors = new Lazy<Task<Doors>>(() => Doors.FindAsync(this));
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _callers?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task TellAsync()
    {
        Draft = Proposal(Secrets.Draft, isListed: false);
        await Draft.DraftAsync();
        await AttachAsync(Draft, Secrets.Draft);
        await ChangeAsync(Draft);

        var received = Proposal(Secrets.Received, isListed: false);
        await received.DraftAsync();
        await AttachAsync(received, Secrets.Received);
        await received.SubmitAsync();
        UnlistedReferences = [Draft.Reference, received.Reference];

        Prepared = Proposal(Secrets.Prepared, isListed: true);
        await Prepared.DraftAsync();
        await AttachAsync(Prepared, Secrets.Prepared);
        await Prepared.SubmitAsync();
        await Prepared.ReceiveAsync("AwaitNomination");
        await Prepared.EndNominationAsync();
        await Prepared.ReceiveAsync();
        await Prepared.ScreenAsync();
        foreach (var part in new[] { "a", "b", "c", "d" })
        {
            await Prepared.PrepareAsync(part);
        }

        await Principal.SaveStepAsync(
            Callers,
            Persona.Office,
            $"/forslag/{Prepared.Id}/steg/4e",
            "Input.Impact",
            $"{Secrets.Prepared}-unfinished"
        );

        var decided = Proposal(Secrets.Decided, isListed: true);
        await decided.ProposeAsync();
        await decided.AdvanceToAsync(7);
        await decided.DecideAsync(Persona.Director);

        await TellWhatIsSharedAsync();
        await JointFunding.TellAsync(App);
        await Principal.KeepContractAsync(Callers);
        await Principal.EmployAsync(Callers);
        var seat = await Rows.OneAsync<Guid>(
            App.AppConnectionString,
            Acting.For(Owner),
            "SELECT id FROM principals.role_assignments WHERE role = 'coordinator'"
        );
        await Principal.ActAsync(Callers, seat);
    }

    /// <summary>What has no secrets, because everybody sees it in the end; and every call that the rest has not made.</summary>
    private async Task TellWhatIsSharedAsync()
    {
        var withdrawn = new ProposalDriver(App, "Tillbakadragen");
        await withdrawn.ProposeAsync();
        await withdrawn.WithdrawAsync();

        await new ProposalDriver(App, "Genomförd").ThroughAllStepsAsync();

        var atCouncil = new ProposalDriver(App, "I rådet");
        await atCouncil.ProposeAsync();
        await atCouncil.AdvanceToAsync(6);
        var api = atCouncil.Api;
        var held = new MeetingDriver(api, atCouncil.Today);
        await held.CallAsync(atCouncil.Id);
        await held.OpenAsync();
        var decision = new
        {
            meetingId = held.Id,
            outcome = "SendBack",
            votes = held.Seats.Select(seatId => new { seatId, ballot = "For" }),
            reason = "Underlaget räcker inte.",
        };
        (await atCouncil.Post(Persona.Office, "/steps/6", decision)).Ok();

        var planned = new MeetingDriver(api, atCouncil.Today.AddDays(14));
        await planned.CallAsync();
        var move = new
        {
            version = 1,
            date = atCouncil.Today.AddDays(21),
            place = "Digitalt möte",
        };
        var moved = (await api.PutAsync(Persona.Office, planned.Path, move)).Ok();
        var agenda = new { version = moved.Version, proposals = Array.Empty<Guid>() };
        (await api.PutAsync(Persona.Office, planned.Path + "/agenda", agenda)).Ok();
    }

    private ProposalDriver Proposal(string secret, bool isListed) =>
        new(new ApiClient(Callers.Marking(secret, isListed)), () => DateOnly.FromDateTime(App.Clock.GetUtcNow().Date));

    private static async Task AttachAsync(ProposalDriver proposal, string secret)
    {
        var version = (await proposal.ShowAsync()).Version;
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Evidence"), "kind" },
            { new StringContent(version.ToString(System.Globalization.CultureInfo.InvariantCulture)), "version" },
            {
                new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($"{secret}-content")),
                "file",
                $"{secret}-name.txt"
            },
        };
        (await proposal.Api.PostContentAsync(Persona.Grästorp, proposal.Path + "/documents", form)).Ok();
    }

    private static async Task ChangeAsync(ProposalDriver proposal)
    {
        var shown = await proposal.ShowAsync();
        (
            await proposal.Api.PutAsync(Persona.Grästorp, proposal.Path, shown.Json.GetProperty("content"), shown.ETag)
        ).Ok();
    }
}
