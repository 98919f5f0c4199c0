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

    private sealed class Handler : DelegatingHandler
    {
        private readonly SortimentApp _app;
        private readonly string _persona;
        private readonly string? _secret;
        private readonly bool _isListed;
        private readonly Lazy<Task<string>> _token;

        public Handler(SortimentApp app, string persona, string? secret, bool isListed)
            : base(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            (_app, _persona, _secret, _isListed) = (app, persona, secret, isListed);
            _token = new Lazy<Task<string>>(SignInAsync);
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token.Value);
            if (_secret is not null && request.Content?.Headers.ContentType?.MediaType == "application/json")
            {
                var body = JsonNode.Parse(await request.Content.ReadAsStringAsync(ct));
                Secrets.Mark(body, _secret, _isListed);
                request.Content = new StringContent(body!.ToJsonString(), Encoding.UTF8, "application/json");
            }

            return await base.SendAsync(request, ct);
        }

        // a page is read with it before anything else: of several read at once for the first time each would bring a form
        // cookie of its own, and only the last one's forms would hold
        private async Task<string> SignInAsync()
        {
            using var response = await _app.TokenAsync(_persona);
            var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            var token = answer.GetProperty("access_token").GetString()!;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_app.Address, "/om"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var page = await base.SendAsync(request, CancellationToken.None);
            page.EnsureSuccessStatusCode();
            return token;
        }
    }
}
