using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sortiment.Host;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing.Cluster;

namespace Sortiment.Testing;

/// <summary>
/// The whole app under test: put together as in production, on a real PostgreSQL as <c>sortiment_app</c>, behind a real
/// Kestrel on a free loopback port, with a clock that the test moves and mail in a folder of its own. Its database is a
/// copy of one that was migrated and seeded once for the build, so a start takes about a second.
/// </summary>
public sealed class SortimentApp : IAsyncDisposable
{
    /// <summary>How long a test waits for what it waits for, before it says that it never came.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Where people are said to reach it, unless a test sets something else: what links in mail begin with.</summary>
    public const string PublicAddress = "https://sortiment.example.se";

    private readonly WebApplication _app;
    private readonly bool _ownsDatabase;
    private readonly Dictionary<string, HttpClient> _clients = [];
    private readonly List<Browser> _browsers = [];

    /// <summary>What a proxy that ends TLS says: outside Development the app answers nothing else.</summary>
    private const string ForwardedProto = "X-Forwarded-Proto";

    private SortimentApp(WebApplication app, TestDatabase database, bool ownsDatabase, TestClock clock, CapturedLog log)
    {
        _app = app;
        _ownsDatabase = ownsDatabase;
        Database = database;
        Clock = clock;
        Log = log;
        Mail = new MailFolder(app.Configuration["Mail:Pickup"]!);
        Address = new Uri(
            app.Services.GetRequiredService<IServer>()
                .Features.GetRequiredFeature<IServerAddressesFeature>()
                .Addresses.Single()
        );
    }

    /// <summary>Where it answers, for a browser.</summary>
    public Uri Address { get; }

    /// <summary>Its container.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Its clock.</summary>
    public TestClock Clock { get; }

    /// <summary>What it mailed.</summary>
    public MailFolder Mail { get; }

    /// <summary>What it logged.</summary>
    public CapturedLog Log { get; }

    /// <summary>Its database; give it to a second app to have two nodes.</summary>
    public TestDatabase Database { get; }

    /// <summary>As <c>sortiment_app</c>: what the app sees, with no tenant set.</summary>
    public string AppConnectionString => Database.AppConnectionString;

    /// <summary>As <c>sortiment_owner</c>, to look behind the policies only where a test must.</summary>
    public string OwnerConnectionString => Database.OwnerConnectionString;

    /// <summary>Starts an app.</summary>
    public static async Task<SortimentApp> StartAsync(SortimentAppOptions? options = null)
    {
        options ??= new SortimentAppOptions();
        var database = options.Database ?? await FreshDatabaseAsync();
        try
        {
            await AppRole.AssertOrdinaryAsync(database.AppConnectionString);
            var clock = options.Clock ?? new TestClock();
            var log = new CapturedLog();
            var app = Build(Builder(options, clock, log), database.AppConnectionString);
            await app.StartAsync();
            return new SortimentApp(app, database, options.Database is null, clock, log);
        }
        catch when (options.Database is null)
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that calls the API as a persona, with a bearer token. The same one each time.</summary>
    /// <param name="persona">"1444.samordnare".</param>
    public HttpClient As(string persona)
    {
        lock (_clients)
        {
            if (!_clients.TryGetValue(persona, out var client))
            {
                _clients[persona] = client = new HttpClient(new TokenHandler(this, persona)) { BaseAddress = Address };
            }

            return client;
        }
    }

    /// <summary>A client that nobody has signed in; it follows no redirects.</summary>
    public HttpClient Anonymous()
    {
        lock (_clients)
        {
            if (!_clients.TryGetValue("", out var client))
            {
                var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
                _clients[""] = client = new HttpClient(handler) { BaseAddress = Address };
                if (!_app.Environment.IsDevelopment())
                {
                    client.DefaultRequestHeaders.Add(ForwardedProto, "https");
                }
            }

            return client;
        }
    }

    /// <summary>A browser of its own in which a persona is signed in with a cookie.</summary>
    public Browser Browser(string persona)
    {
        var browser = new Browser(Address, persona);
        lock (_browsers)
        {
            _browsers.Add(browser);
        }

        return browser;
    }

    /// <summary>Asks for a bearer token as anybody can in Development.</summary>
    public async Task<HttpResponseMessage> TokenAsync(string persona) =>
        await Anonymous().PostAsJsonAsync("/dev/token", new { persona });

    /// <summary>Sends a command as the system does: what a job does, without waiting for its time.</summary>
    public async Task<T> SendAsync<T>(ICommand<T> command)
    {
        using var acting = AmbientActor.Act(Actor.System);
        return await Services.GetRequiredService<ISender>().Send(command);
    }

    /// <summary>Runs SQL as the app, outside any message: no tenant is set.</summary>
    public async Task<T?> AskAsync<T>(string sql) => await AskAsync<T>(AppConnectionString, sql);

    /// <summary>Runs SQL as the owner, whom policies concern too but who may change what only grows.</summary>
    public async Task<T?> AskAsOwnerAsync<T>(string sql) => await AskAsync<T>(OwnerConnectionString, sql);

    /// <summary>Waits until something is so. What never comes fails its own test and does not hold up all the others.</summary>
    /// <exception cref="TimeoutException">It was not so for <see cref="Patience"/>.</exception>
    public static async Task UntilAsync(
        Func<Task<bool>> condition,
        CancellationToken cancellationToken,
        [CallerArgumentExpression(nameof(condition))] string? expression = null
    )
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            if (since.Elapsed > Patience)
            {
                throw new TimeoutException($"Never so, in {Patience.TotalMinutes:0} minutes: {expression}");
            }

            await Task.Delay(25, cancellationToken);
        }
    }

    /// <summary>Waits until the outbox has done all that it can do now: mails are in the folder.</summary>
    public async Task OutboxDoneAsync(CancellationToken cancellationToken) =>
        await UntilAsync(
            async () =>
                await AskAsync<long>(
                    "SELECT count(*) FROM platform.outbox WHERE next_attempt_at <= "
                        + $"'{Clock.GetUtcNow():O}'::timestamptz"
                ) == 0,
            cancellationToken
        );

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        _browsers.ForEach(browser => browser.Dispose());
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (Directory.Exists(Mail.Path))
        {
            Directory.Delete(Mail.Path, recursive: true);
        }

        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    /// <summary>A database of its own, migrated and seeded as Development's: for an app that is started in another way than here.</summary>
    public static async Task<TestDatabase> FreshDatabaseAsync()
    {
        const string Key = "app";
        var cluster = await TestCluster.SharedAsync(Key, PrepareAsync);
        var template = await cluster.TemplateAsync(Key, PrepareAsync);
        return await cluster.CreateDatabaseAsync(template);
    }

    private static async Task PrepareAsync(TestDatabase template)
    {
        // what is seeded is older than whatever a test does
        var clock = new TestClock(TestClock.Start.AddDays(-1));
        var builder = Builder(new SortimentAppOptions(), clock, new CapturedLog());
        await using var app = Build(builder, template.AppConnectionString);
        await Composition.PrepareAsync(app, template.OwnerConnectionString, CancellationToken.None);
    }

    private static WebApplication Build(WebApplicationBuilder builder, string connectionString)
    {
        Composition.AddServices(builder);
        var isMapped = false;
        var app = Composition.Build(
            builder,
            () =>
                isMapped
                    ? connectionString
                    : throw new InvalidOperationException("Mapping waits for the database: each start takes longer.")
        );
        Composition.Map(app);
        isMapped = true;
        return app;
    }

    private static WebApplicationBuilder Builder(SortimentAppOptions options, TestClock clock, CapturedLog log)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = typeof(Composition).Assembly.GetName().Name,
                EnvironmentName = options.Environment,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["RateLimits:SignInPerMinute"] = "100000",
                ["RateLimits:ApiPerMinute"] = "100000",
                ["Mail:Pickup"] = Path.Combine(Path.GetTempPath(), "sortiment-mail-" + Guid.NewGuid().ToString("N")),
                ["Jobs:Enabled"] = options.Jobs ? "true" : "false",
                ["Proxy:Trusted:0"] = "127.0.0.1",
                ["AllowedHosts"] = "127.0.0.1;localhost;sortiment.example.se",
                ["Sortiment:PublicAddress"] = PublicAddress,
            }
        );
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        options.Configure?.Invoke(builder);
        return builder;
    }

    private static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T answer ? answer : default;
    }

    /// <summary>Puts a token on each call and gets a new one when the clock has been moved past the old one's end.</summary>
    private sealed class TokenHandler(SortimentApp app, string persona) : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly SemaphoreSlim _asking = new(1, 1);
        private string _token = "";
        private DateTimeOffset _until;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(ct));
            return await base.SendAsync(request, ct);
        }

        private async Task<string> TokenAsync(CancellationToken ct)
        {
            await _asking.WaitAsync(ct);
            try
            {
                if (app.Clock.GetUtcNow() >= _until)
                {
                    using var response = await app.TokenAsync(persona);
                    var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct);
                    _token = answer.GetProperty("access_token").GetString()!;
                    _until = app.Clock.GetUtcNow().AddSeconds(answer.GetProperty("expires_in").GetInt32() - 60);
                }

                return _token;
            }
            finally
            {
                _asking.Release();
            }
        }
    }
}
