using System.Net;
using Sortiment.Principals.Organs;
using Sortiment.Testing;

namespace Sortiment.Principals.Tests;

/// <summary>Organs and seats, over HTTP.</summary>
public sealed class OrganTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Council = "/organ/ledningsradet";
    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task Everybody_who_is_signed_in_reads_the_organs_and_who_chairs()
    {
        var page = await _app.Browser("1444.forskrivare").ReadAsync(Council);
        Assert.Contains("Ordförande 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("avsluta", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_council_takes_nobody_more_until_a_seat_is_free()
    {
        using (var taken = await AppointAsync("samverkan.handlaggare", "Boråsregionen", "2026-03-02"))
        {
            Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
            Assert.Contains("Boråsregionen har redan en ledamot", await taken.TextAsync(), StringComparison.Ordinal);
        }

        using (var full = await AppointAsync("samverkan.handlaggare", CouncilRules.Region, "2026-03-02"))
        {
            Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
            Assert.Contains("redan 5 ledamöter", await full.TextAsync(), StringComparison.Ordinal);
        }

        var steward = _app.Browser("forvaltare");
        var form = await steward.EndFormAsync(Council, "Fyrbodals kommunalförbund");
        using (
            var ended = await steward.SubmitAsync(
                form,
                "end-seat",
                ("Input.LastDay", "2026-03-31"),
                ("Input.Reason", Manage.Reason)
            )
        )
        {
            await ended.DoneAsync("avslutad");
        }

        using (var early = await AppointAsync("samverkan.handlaggare", "Fyrbodals kommunalförbund", "2026-03-31"))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        }

        using (
            var leader = await AppointAsync(
                "samverkan.handlaggare",
                "Fyrbodals kommunalförbund",
                "2026-04-01",
                leads: true
            )
        )
        {
            Assert.Equal(HttpStatusCode.Conflict, leader.StatusCode);
            Assert.Contains("redan en ledare", await leader.TextAsync(), StringComparison.Ordinal);
        }

        using var appointed = await AppointAsync("samverkan.handlaggare", "Fyrbodals kommunalförbund", "2026-04-01");
        await appointed.DoneAsync("utsedd");
        Assert.Contains("Kommande uppdrag", await appointed.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_end_of_a_seat_is_refused()
    {
        var steward = _app.Browser("forvaltare");
        var form = await steward.EndFormAsync("/organ/hsd");
        using var answer = await steward.SubmitAsync(
            form,
            "end-seat",
            ("Input.Version", "1"),
            ("Input.LastDay", "2026-12-31"),
            ("Input.Reason", Manage.Reason)
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Theory]
    [InlineData("ledningsradet", "Input.AppointedBy", "Stockholm", "Välj vem som utser")]
    [InlineData("ledningsradet", "Input.Email", "ingen@exempel.example", "Det finns ingen person med den adressen")]
    [InlineData("hmc", "Input.Role", "steward", "Välj en av organets roller")]
    [InlineData("leverantorer", "Input.SupplierId", "x", "Ange leverantörens id")]
    [InlineData("hsd", "Input.Reason", "", "Skriv varför ändringen görs")]
    public async Task A_field_that_is_wrong_is_named(string organ, string field, string value, string message)
    {
        (string Name, string Value)[] fields =
        [
            ("Input.Email", "vastkom.styrelse@exempel.sortiment.test"),
            ("Input.AppointedBy", CouncilRules.Region),
            ("Input.From", "2026-03-02"),
            ("Input.Reason", Manage.Reason),
        ];
        using var answer = await _app.Browser("forvaltare")
            .SubmitAsync(
                $"/forvaltning/organ/{organ}/utse",
                "appoint-seat",
                [.. fields.Where(f => f.Name != field), (field, value)]
            );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(message, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_steward_does_not_saw_off_the_own_branch()
    {
        var steward = _app.Browser("forvaltare");
        var form = await steward.EndFormAsync("/organ/forvaltning");
        using var answer = await steward.SubmitAsync(
            form,
            "end-seat",
            ("Input.LastDay", Manage.Yesterday),
            ("Input.Reason", Manage.Reason)
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private Task<HttpResponseMessage> AppointAsync(string persona, string by, string from, bool leads = false) =>
        _app.Browser("forvaltare")
            .SubmitAsync(
                "/forvaltning" + Council + "/utse",
                "appoint-seat",
                ("Input.Email", persona + "@exempel.sortiment.test"),
                ("Input.AppointedBy", by),
                ("Input.LeadsSide", leads ? "true" : "false"),
                ("Input.From", from),
                ("Input.Reason", Manage.Reason)
            );
}
