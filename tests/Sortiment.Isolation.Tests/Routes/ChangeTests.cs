using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Routing.Patterns;
using Sortiment.Isolation.Tests.Database;
using Sortiment.Isolation.Tests.Story;
using Sortiment.Testing.Driver;
using Xunit;

namespace Sortiment.Isolation.Tests.Routes;

/// <summary>
/// Whoever is not Grästorp makes the very calls that were accepted from those who may, and posts the very forms that
/// Grästorp sees. All are refused, and not a letter of Grästorp's rows changes.
/// </summary>
public sealed class ChangeTests(TwoPrincipals story)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_that_changes_something_has_been_used_by_those_who_may()
    {
        var used = story.Accepted.Select(c => (c.Route, c.Method)).ToHashSet();
        var unused = RouteTable
            .Of(story.App.Services)
            .Where(r => r.Changes && !r.IsOpen)
            .SelectMany(r => r.Methods, (r, method) => (r.Pattern.Text, method))
            .Where(r => r.method is not ("GET" or "HEAD" or "OPTIONS") && !used.Contains(r))
            .Select(r => $"{r.method} {r.Text}")
            .ToList();
        Assert.True(
            unused.Count == 0,
            "It is not known what a good call of these looks like, so nobody can try it who may not. Let the story make one "
                + "(Story/TwoPrincipals.cs):\n"
                + string.Join('\n', unused)
        );
    }

    [Fact]
    public async Task Those_of_another_principal_or_of_none_are_refused()
    {
        var before = await OwnedRowsAsync();
        var accepted = new List<string>();
        foreach (var persona in TwoPrincipals.Outsiders)
        {
            foreach (var call in Attempts())
            {
                var status = await RepeatAsync(persona, call);
                if (status is not (403 or 404))
                {
                    accepted.Add($"{persona} {call.Method} {call.Path}: {status}");
                }
            }
        }

        Assert.Empty(accepted);
        Assert.Equal(before, await OwnedRowsAsync());
    }

    [Fact]
    public async Task Joint_organs_are_refused_with_a_draft()
    {
        var before = await OwnedRowsAsync();
        var calls = story.Accepted.Where(c => Names(c, story.Draft)).ToList();
        Assert.NotEmpty(calls);
        foreach (var persona in TwoPrincipals.JointOrgans)
        {
            foreach (var call in calls)
            {
                Assert.True(await RepeatAsync(persona, call) is 403 or 404, $"{persona} {call.Method} {call.Path}");
            }
        }

        Assert.Equal(before, await OwnedRowsAsync());
    }

    [Fact]
    public async Task Calls_that_name_nothing_of_Grästorps_in_their_address_do_not_touch_it()
    {
        var before = await OwnedRowsAsync();
        foreach (var call in story.Accepted.Where(c => !HasParameter(c)))
        {
            var status = await RepeatAsync(TwoPrincipals.Third, call);
            Assert.True(status < 500, $"{call.Method} {call.Path}: {status}");
        }

        Assert.Equal(before, await OwnedRowsAsync());
    }

    [Fact]
    public async Task Forms_that_only_Grästorp_gets_are_refused_when_others_post_them()
    {
        var before = await OwnedRowsAsync();
        var pages = RouteTable.Of(story.App.Services).Where(r => r.IsPage && !r.Pattern.IsPlain);
        var keys = await KnownKeys.ReadAsync(story.App.AppConnectionString);
        var addresses = pages
            .SelectMany(p => p.Pattern.Addresses(keys, int.MaxValue))
            .Select(a => a.Address)
            .ToHashSet();
        var own = (await story.DoorsAsync())
            .Opened.Where(s => s.Persona == Persona.Grästorp && addresses.Contains(s.Address))
            .ToList();
        var posted = 0;
        foreach (var persona in TwoPrincipals.Outsiders)
        {
            var token = await TokenAsync(persona);
            foreach (var page in own)
            {
                foreach (var form in PageForm.In(page.Text).Where(f => f.Handler is not null))
                {
                    using var content = form.Filled().With((PageForm.Token, token)).Content();
                    using var response = await story.Callers.As(persona).PostAsync(page.Address, content, Cancelled);

                    // who is given the form too, for rows of its own, may send it: then Grästorp's are untouched, see below
                    Assert.True(
                        response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                            || ((int)response.StatusCode < 500 && await IsGivenAsync(persona, page.Address, form)),
                        $"{persona} POST {page.Address} ({form.Handler}): {response.StatusCode}"
                    );
                    posted++;
                }
            }
        }

        Assert.True(posted > 0, "Grästorp gets no form with an id in its address.");
        Assert.Equal(before, await OwnedRowsAsync());
    }

    private async Task<bool> IsGivenAsync(string persona, string address, PageForm form)
    {
        using var answer = await story.Callers.As(persona).GetAsync(address, Cancelled);
        var page = await answer.Content.ReadAsStringAsync(Cancelled);
        return answer.IsSuccessStatusCode && PageForm.In(page).Any(f => f.Handler == form.Handler);
    }

    // each route once, and all that was done with the draft and with what is at step 4
    private IEnumerable<RecordedCall> Attempts() =>
        story
            .Accepted.Where(HasParameter)
            .DistinctBy(c => (c.Route, c.Method))
            .Concat(story.Accepted.Where(c => Names(c, story.Draft) || Names(c, story.Prepared)))
            .Distinct();

    private static bool Names(RecordedCall call, ProposalDriver proposal) =>
        call.Path.Contains(proposal.Id.ToString(), StringComparison.Ordinal);

    private static bool HasParameter(RecordedCall call) => RoutePatternFactory.Parse(call.Route).Parameters.Count > 0;

    private async Task<int> RepeatAsync(string persona, RecordedCall call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Path);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (call.IfMatch is { Length: > 0 } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        request.Content = new ByteArrayContent(call.Body);
        if (call.ContentType is not null)
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.ContentType);
        }

        if (call.ContentType == "application/x-www-form-urlencoded")
        {
            request.Content = await WithOwnTokenAsync(persona, request.Content);
        }

        using var response = await story.Callers.As(persona).SendAsync(request, Cancelled);
        return (int)response.StatusCode;
    }

    // somebody else's form, sent with the proof that a browser of one's own has
    private async Task<HttpContent> WithOwnTokenAsync(string persona, HttpContent content)
    {
        var fields = System.Web.HttpUtility.ParseQueryString(await content.ReadAsStringAsync(Cancelled));
        fields[PageForm.Token] = await TokenAsync(persona);
        return new FormUrlEncodedContent(fields.AllKeys.Select(k => KeyValuePair.Create(k!, fields[k] ?? "")));
    }

    private async Task<string> TokenAsync(string persona)
    {
        var page = await story.Callers.As(persona).GetStringAsync("/om", Cancelled);
        return PageForm.In(page).SelectMany(f => f.Fields).First(f => f.Key == PageForm.Token).Value;
    }

    /// <summary>All that Grästorp has, table by table.</summary>
    private async Task<IReadOnlyList<string>> OwnedRowsAsync()
    {
        var sums = new List<string>();
        foreach (var table in await Tables.OwnedAsync(story.App.AppConnectionString))
        {
            sums.Add(
                await Rows.OneAsync<string>(
                    story.App.AppConnectionString,
                    Acting.For(TwoPrincipals.Owner),
                    $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') "
                        + $"FROM {table} t WHERE tenant_id = $1",
                    TwoPrincipals.Owner
                )
            );
        }

        return sums;
    }
}
