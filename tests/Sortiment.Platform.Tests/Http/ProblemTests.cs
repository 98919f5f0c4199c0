using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Http;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Http;

public sealed class ProblemTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<(HttpStatusCode Status, JsonElement Problem)> PostAsync(
        string body,
        string type = "application/json"
    )
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await fixture.App.As("1444.samordnare").PostAsync("/api/proposals", content, Ct);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement);
    }

    private static string[] FieldsOf(JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)];

    [Theory]
    [InlineData("""{"title": 17}""", "title")]
    [InlineData("""{"title": "Larm", "needs": ["NoSuchNeed"]}""", "needs[0]")]
    [InlineData("""{"title": "Larm", "needs": 5}""", "needs")]
    [InlineData("""{"title": "Larm", "titel": "Larm"}""", "titel")]
    [InlineData("""{"title": "Larm\r\nBcc: annan@exempel.se"}""", "title")]
    [InlineData("""{"title": "Larm\u202e"}""", "title")]
    public async Task What_a_field_cannot_hold_names_the_field(string body, string field)
    {
        var (status, problem) = await PostAsync(body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal([field], FieldsOf(problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task What_is_no_application_at_all_is_422_and_never_500(string body)
    {
        var (status, problem) = await PostAsync(body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var detail = problem.GetProperty("detail").GetString();
        Assert.True(
            detail!.Contains("går inte att läsa", StringComparison.Ordinal) && !detail.Contains("body"),
            detail
        );
    }

    [Fact]
    public async Task A_field_that_nobody_reads_is_said_not_to_be_there()
    {
        var (_, problem) = await PostAsync("""{"title": "Larm", "titel": "Larm"}""");
        Assert.StartsWith("Fältet finns inte", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_format_is_told_which_one_is_taken()
    {
        var (status, problem) = await PostAsync("<title/>", "application/xml");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("JSON", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_character_that_cannot_be_kept_is_said_so()
    {
        var (status, problem) = await PostAsync("""{"title": "La\u0000rm"}""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("tecken", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_is_taken_is_413()
    {
        var (status, problem) = await PostAsync($$"""{"title": "{{new string('x', 2 * 1024 * 1024)}}"}""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("urn:sortiment:problem:too-large", problem.GetProperty("type").GetString());
        Assert.Contains("1 MB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_are_in_Swedish_with_their_letters_as_they_are()
    {
        using var answer = await fixture.App.As("1444.samordnare").GetAsync($"/api/proposals/{Guid.NewGuid()}", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("eller så får du inte se", body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_database_refuses_becomes_what_the_user_can_understand()
    {
        Assert.Equal(409, StatusOf(PostgresErrorCodes.UniqueViolation));
        Assert.Equal(409, StatusOf(PostgresErrorCodes.SerializationFailure));
        Assert.Equal(409, StatusOf(PostgresErrorCodes.DeadlockDetected));
        Assert.Equal(422, StatusOf(PostgresErrorCodes.UntranslatableCharacter));
        Assert.Null(StatusOf(PostgresErrorCodes.UndefinedTable));

        static int? StatusOf(string state) =>
            ProblemHandler
                .ProblemOf(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state)))
                ?.Status;
    }

    [Fact]
    public async Task A_failure_that_repeats_what_was_typed_is_logged_without_it()
    {
        using var log = new CapturedLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var handler = new ProblemHandler(new NobodyTold(), logs.CreateLogger<ProblemHandler>());
        var typed = new InvalidOperationException(
            "Cannot parse 'Hemligt'",
            new FormatException("'Hemligt' is no number")
        );
        await handler.TryHandleAsync(new DefaultHttpContext(), typed, Ct);
        await handler.TryHandleAsync(new DefaultHttpContext(), new InvalidOperationException("No such service"), Ct);
        Assert.Equal(2, log.Errors.Count);
        Assert.Contains(nameof(FormatException), log.Errors[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hemligt", log.Errors[0].Text + log.Errors[0].Exception, StringComparison.Ordinal);
        Assert.Equal("No such service", log.Errors[1].Exception?.Message);
    }

    private sealed class NobodyTold : IProblemDetailsService
    {
        public ValueTask WriteAsync(ProblemDetailsContext context) => ValueTask.CompletedTask;

        public ValueTask<bool> TryWriteAsync(ProblemDetailsContext context) => ValueTask.FromResult(true);
    }

    [Fact]
    public void An_unexpected_failure_is_nobody_elses_fault()
    {
        Assert.Null(ProblemHandler.ProblemOf(new InvalidOperationException()));
        Assert.IsType<ForbiddenProblem>(ProblemHandler.ProblemOf(new ForbiddenProblem("nej")));
    }
}
