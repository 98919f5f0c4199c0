using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>A real OpenID Connect provider as a child process, and an app that trusts it.</summary>
public sealed class OidcApp : IAsyncLifetime
{
    public const string Audience = "https://sortiment.example/api";

    private Process? _provider;
    private SortimentApp? _app;

    public Uri Issuer { get; private set; } = default!;

    public SortimentApp App => _app!;

    public async ValueTask InitializeAsync()
    {
        Issuer = new Uri(await StartProviderAsync());

        // cookies carry their own end, which the client holds against the real clock
        var clock = new TestClock();
        clock.MoveTo(DateTimeOffset.UtcNow);
        _app = await SortimentApp.StartAsync(
            new SortimentAppOptions
            {
                Clock = clock,
                Settings = new Dictionary<string, string?>
                {
                    ["SignIn:Authority"] = Issuer.ToString(),
                    ["SignIn:ClientId"] = "sortiment",
                    ["SignIn:ClientSecret"] = "hemlig",
                    ["SignIn:PersonClaim"] = "employee_id",
                    ["SignIn:Audience"] = Audience,
                    ["SignIn:RequireHttpsMetadata"] = "false",
                },
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_provider is not null)
        {
            // it ends when its input does
            _provider.StandardInput.Close();
            await _provider.WaitForExitAsync();
            _provider.Dispose();
        }
    }

    private async Task<string> StartProviderAsync()
    {
        var folder = typeof(OidcApp)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "OidcPeer")
            .Value!;
        _provider = Process.Start(
            new ProcessStartInfo("node", "provider.mjs")
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var warnings = _provider.StandardError.ReadToEndAsync();
        while (await _provider.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ISSUER ", StringComparison.Ordinal))
            {
                return line["ISSUER ".Length..];
            }
        }

        throw new InvalidOperationException("The provider did not start: " + await warnings);
    }
}

/// <summary>A person's browser: follows redirects between app and provider, and fills in the provider's forms.</summary>
internal sealed partial class OidcBrowser(Uri app) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
    {
        BaseAddress = app,
    };

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>Goes to the address, and through login and consent until it is back at the app.</summary>
    public async Task<HttpResponseMessage> SignInAsync(string path, string account)
    {
        var response = await _http.GetAsync(path);
        while (response.RequestMessage!.RequestUri!.Authority != app.Authority)
        {
            var page = await response.Content.ReadAsStringAsync();
            var form = Form().Match(page);
            Assert.True(form.Success, $"The provider answered {response.StatusCode} without a form: {page}");
            var fields = Hidden().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
            if (fields.GetValueOrDefault("prompt") == "login")
            {
                fields["login"] = account;
                fields["password"] = "vad som helst";
            }

            response.Dispose();
            response = await _http.PostAsync(
                new Uri(response.RequestMessage.RequestUri, form.Groups[1].Value),
                new FormUrlEncodedContent(fields)
            );
        }

        return response;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
