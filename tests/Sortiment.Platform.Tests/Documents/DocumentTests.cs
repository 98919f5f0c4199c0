using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Documents;

/// <summary>Who may read a document: its principal, joint organs once it is released, everybody when it is shared.</summary>
public sealed class DocumentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("%PDF-1.7 innehåll");
    private readonly SortimentApp _app = fixture.App;

    [Theory]
    [InlineData(false, "1444.samordnare", HttpStatusCode.OK)]
    [InlineData(false, "1444.forskrivare", HttpStatusCode.OK)]
    [InlineData(false, "1485.samordnare", HttpStatusCode.NotFound)]
    [InlineData(false, "14.samordnare", HttpStatusCode.NotFound)]
    [InlineData(false, "samverkan.handlaggare", HttpStatusCode.NotFound)]
    [InlineData(false, "forvaltare", HttpStatusCode.NotFound)]
    [InlineData(false, "leverantor.demo", HttpStatusCode.NotFound)]
    [InlineData(true, "1444.samordnare", HttpStatusCode.OK)]
    [InlineData(true, "1485.samordnare", HttpStatusCode.NotFound)]
    [InlineData(true, "samverkan.handlaggare", HttpStatusCode.OK)]
    [InlineData(true, "radet.ledamot3", HttpStatusCode.OK)]
    [InlineData(true, "leverantor.demo", HttpStatusCode.NotFound)]
    public async Task A_principals_document(bool released, string persona, HttpStatusCode expected)
    {
        var document = await AddAsync(documents =>
            documents.AddAsync("1444", File("Underlag å.pdf"), released, default)
        );
        using var answer = await _app.As(persona)
            .GetAsync($"/dokument/{document.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal("no-store, private", answer.Headers.CacheControl?.ToString());
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("Underlag å.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        }
    }

    [Theory]
    [InlineData("1485.forskrivare")]
    [InlineData("leverantor.demo")]
    public async Task A_shared_document_is_for_everybody_who_is_signed_in(string persona)
    {
        var document = await AddAsync(documents => documents.AddSharedAsync(File("protokoll.pdf"), default), Office);
        using var answer = await _app.As(persona)
            .GetAsync($"/dokument/{document.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var nobody = await _app.Anonymous()
            .GetAsync($"/dokument/{document.Id}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, nobody.StatusCode);
    }

    [Fact]
    public async Task A_principal_cannot_leave_a_document_with_another()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            AddAsync(documents => documents.AddAsync("1485", File("a.pdf"), released: false, default))
        );
    }

    [Fact]
    public async Task Without_a_tenant_the_app_itself_sees_none()
    {
        await AddAsync(documents => documents.AddAsync("1444", File("a.pdf"), released: true, default));
        Assert.Equal(0, await _app.AskAsync<long>("SELECT count(*) FROM platform.documents"));
        Assert.Equal(0, await _app.AskAsync<long>("SELECT count(*) FROM platform.document_contents"));
    }

    private static Actor Coordinator =>
        new(Guid.NewGuid(), "Test", Guid.NewGuid(), Roles.Coordinator, "1444", "Grästorp");

    private static Actor Office =>
        new(Guid.NewGuid(), "Test", Guid.NewGuid(), Roles.CoordinationOffice, null, "Samverkan");

    private static CheckedFile File(string name) => CheckedFile.Of("file", name, Content);

    private async Task<T> AddAsync<T>(Func<IDocuments, Task<T>> add, Actor? actor = null)
    {
        using var acting = AmbientActor.Act(actor ?? Coordinator);
        await using var scope = _app.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.BeginAsync(readOnly: false, CancellationToken.None);
        var added = await add(scope.ServiceProvider.GetRequiredService<IDocuments>());
        await session.CommitAsync(CancellationToken.None);
        return added;
    }
}
