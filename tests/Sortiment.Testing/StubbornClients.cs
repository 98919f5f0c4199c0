using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Sortiment.Testing;

/// <summary>
/// Clients that do what the API asks of them: when no answer comes, they send the same request with the same
/// Idempotency-Key again, until there is one. They count the changes that have been acknowledged.
/// </summary>
/// <param name="address">The app.</param>
/// <param name="until">Ends the trying.</param>
public sealed class StubbornClients(Uri address, CancellationToken until) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Lazy<HttpClient>> _clients = new();
    private int _acknowledged;
    private int _repeated;

    /// <summary>How many changes were answered with success.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>How many times a request had to be sent again.</summary>
    public int Repeated => _repeated;

    /// <summary>A persona's client.</summary>
    public HttpClient As(string persona) =>
        _clients.GetOrAdd(persona, name => new Lazy<HttpClient>(() => Make(name))).Value;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var client in _clients.Values)
        {
            client.Value.Dispose();
        }
    }

    private HttpClient Make(string persona) =>
        new(new Handler(this, persona)) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };

    private sealed class Handler(StubbornClients clients, string persona) : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly SemaphoreSlim _asking = new(1, 1);
        private string? _token;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync());
            var response = await TryAsync(request);
            if (request.Method == HttpMethod.Post && response.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref clients._acknowledged);
            }

            return response;
        }

        private async Task<HttpResponseMessage> TryAsync(HttpRequestMessage request)
        {
            while (true)
            {
                clients.Until.ThrowIfCancellationRequested();
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(clients.Until);
                patience.CancelAfter(Patience);
                try
                {
                    // whole, so that an answer that broke off counts as none
                    var response = await base.SendAsync(request, patience.Token);
                    await response.Content.LoadIntoBufferAsync(patience.Token);
                    return response;
                }
                catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
                {
                    Interlocked.Increment(ref clients._repeated);
                    await Task.Delay(Pause, clients.Until);
                }
            }
        }

        // one for the whole run: it must outlive the app that gave it
        private async Task<string> TokenAsync()
        {
            await _asking.WaitAsync(clients.Until);
            try
            {
                if (_token is null)
                {
                    using var ask = new HttpRequestMessage(HttpMethod.Post, new Uri(clients.Address, "/dev/token"));
                    ask.Content = JsonContent.Create(new { persona });
                    await ask.Content.LoadIntoBufferAsync(clients.Until);
                    using var response = await TryAsync(ask);
                    var answer = await response
                        .EnsureSuccessStatusCode()
                        .Content.ReadFromJsonAsync<JsonElement>(clients.Until);
                    _token = answer.GetProperty("access_token").GetString()!;
                }

                return _token;
            }
            finally
            {
                _asking.Release();
            }
        }
    }

    private Uri Address => address;

    private CancellationToken Until => until;
}
