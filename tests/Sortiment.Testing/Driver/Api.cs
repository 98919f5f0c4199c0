using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Sortiment.Testing.Driver;

/// <summary>Calls the API as a persona. Every POST has an Idempotency-Key: its own, unless a test gives one.</summary>
/// <param name="clientOf">Gives a signed-in client for a persona: <see cref="SortimentApp.As"/>.</param>
public sealed class ApiClient(Func<string, HttpClient> clientOf)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads.</summary>
    public Task<Answer> GetAsync(string persona, string path, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Get, persona, path, null, null, ct);

    /// <summary>Posts a body, serialised as JSON.</summary>
    public Task<Answer> PostAsync(
        string persona,
        string path,
        object? body = null,
        string? key = null,
        CancellationToken ct = default
    ) => SendAsync(HttpMethod.Post, persona, path, JsonOf(body ?? new { }), Keyed(key), ct);

    /// <summary>Posts a body as it stands.</summary>
    public Task<Answer> PostTextAsync(string persona, string path, string body, CancellationToken ct = default) =>
        SendAsync(HttpMethod.Post, persona, path, JsonContent(body), Keyed(null), ct);

    /// <summary>Puts a body, serialised as JSON.</summary>
    /// <param name="persona">Who.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">What.</param>
    /// <param name="etag">Goes into If-Match as it stands; null leaves the header out.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer> PutAsync(
        string persona,
        string path,
        object body,
        string? etag = null,
        CancellationToken ct = default
    ) => SendAsync(HttpMethod.Put, persona, path, JsonOf(body), Matching(etag), ct);

    /// <summary>Puts a body as it stands.</summary>
    public Task<Answer> PutTextAsync(
        string persona,
        string path,
        string body,
        string? etag,
        CancellationToken ct = default
    ) => SendAsync(HttpMethod.Put, persona, path, JsonContent(body), Matching(etag), ct);

    /// <summary>Posts any content, such as a form with a file.</summary>
    public Task<Answer> PostContentAsync(
        string persona,
        string path,
        HttpContent content,
        string? key = null,
        CancellationToken ct = default
    ) => SendAsync(HttpMethod.Post, persona, path, content, Keyed(key), ct);

    /// <summary>Posts a form with one file in its field "file".</summary>
    public async Task<Answer> PostFileAsync(
        string persona,
        string path,
        Stream file,
        string name,
        CancellationToken ct = default
    )
    {
        using var form = new MultipartFormDataContent { { new StreamContent(file), "file", name } };
        return await PostContentAsync(persona, path, form, ct: ct);
    }

    /// <summary>Posts a form with one file of text, in UTF-8.</summary>
    public Task<Answer> PostFileAsync(
        string persona,
        string path,
        string text,
        string name,
        CancellationToken ct = default
    ) => PostFileAsync(persona, path, new MemoryStream(Encoding.UTF8.GetBytes(text)), name, ct);

    private static StringContent JsonOf(object body) => JsonContent(JsonSerializer.Serialize(body, Web));

    private static StringContent JsonContent(string body) =>
        new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static Action<HttpRequestMessage> Keyed(string? key) =>
        request => request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());

    private static Action<HttpRequestMessage> Matching(string? etag) =>
        request =>
        {
            if (etag is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", etag);
            }
        };

    private async Task<Answer> SendAsync(
        HttpMethod method,
        string persona,
        string path,
        HttpContent? content,
        Action<HttpRequestMessage>? shape,
        CancellationToken ct
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        shape?.Invoke(request);
        using var response = await clientOf(persona).SendAsync(request, ct);
        return new Answer(
            $"{method} {path} as {persona}",
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(ct),
            response.Headers.ETag?.ToString()
        );
    }
}
