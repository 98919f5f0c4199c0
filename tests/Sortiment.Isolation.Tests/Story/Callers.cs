using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sortiment.Testing;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>Signed-in clients that follow no redirects: what is answered is what was answered.</summary>
internal sealed class Callers(SortimentApp app) : IDisposable
{
    private readonly ConcurrentDictionary<(string Persona, string? Secret, bool IsListed), HttpClient> _clients = new();

    /// <summary>A client for a persona.</summary>
    public HttpClient As(string persona) => Client(persona, null, false);

    /// <summary>A client that puts a secret in every text it sends.</summary>
    /// <param name="secret">One of <see cref="Secrets.All"/>.</param>
    /// <param name="isListed">Whether titles and products may be known.</param>
    public Func<string, HttpClient> Marking(string secret, bool isListed) =>
        persona => Client(persona, secret, isListed);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private HttpClient Client(string persona, string? secret, bool isListed) =>
        _clients.GetOrAdd(
            (persona, secret, isListed),
            _ => new HttpClient(new Handler(app, persona, secret, isListed)) { BaseAddress = app.Address }
        );

    private sealed class Handler(SortimentApp app, string persona, string? secret, bool isListed)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        private readonly Lazy<Task<string>> _token = new(async () =>
        {
            using var response = await app.TokenAsync(persona);
            var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            return answer.GetProperty("access_token").GetString()!;
        });

        private Lazy<Task>? _formCookie;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            LazyInitializer.EnsureInitialized(ref _formCookie, () => new Lazy<Task>(GetFormCookieAsync));
            await _formCookie.Value;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token.Value);
            if (secret is not null && request.Content?.Headers.ContentType?.MediaType == "application/json")
            {
                var body = JsonNode.Parse(await request.Content.ReadAsStringAsync(ct));
                Secrets.Mark(body, secret, isListed);
                request.Content = new StringContent(body!.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return await base.SendAsync(request, ct);
        }

        // of pages read at once for the first time each brings a cookie of its own, and only the last one's forms hold
        private async Task GetFormCookieAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/om"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token.Value);
            using var response = await base.SendAsync(request, CancellationToken.None);
            response.EnsureSuccessStatusCode();
        }
    }
}
