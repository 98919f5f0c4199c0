using System.Net;
using Sortiment.Testing;

namespace Sortiment.Catalogue.Tests.LocalContracts;

public sealed class LocalContractPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Area = "omgivningskontroll";

    private static readonly (string Name, string Value)[] Sound =
    [
        ("Input.AreaCode", Area),
        ("Input.SupplierName", "Lokalt Hem AB"),
        ("Input.Reference", "KS 2024-17"),
        ("Input.ValidFrom", "2025-01-01"),
        ("Input.ValidTo", "2027-12-31"),
        ("Input.Choice", "Both"),
        ("Input.ExclusiveUntil", "2026-06-30"),
    ];

    private readonly SortimentApp _app = fixture.App;

    [Fact]
    public async Task An_exclusive_contract_bars_its_own_principal_and_nobody_else()
    {
        var coordinator = _app.Browser("1452.samordnare");
        using var saved = await coordinator.SubmitAsync("/egna-avtal/nytt", "new-contract", Sound);
        Assert.Contains("Avtalet är sparat", await saved.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Contains(
            "Lokalt Hem AB KS 2024-17",
            Text.Of(await coordinator.ReadAsync("/egna-avtal")),
            StringComparison.Ordinal
        );

        Assert.Contains(
            "trohetskrav till och med 2026-06-30",
            await Listed("1452.forskrivare"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("trohetskrav", await Listed("1444.forskrivare"), StringComparison.Ordinal);
        Assert.Contains("Kan beställas Förskrivning", await Listed("1444.forskrivare"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_a_contract()
    {
        var id = await AddedBy("1460");

        foreach (var persona in new[] { "1444.samordnare", "14.samordnare" })
        {
            using var response = await _app.Browser(persona).GetAsync($"/egna-avtal/{id}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        foreach (var persona in new[] { "samverkan.handlaggare", "forvaltare", "leverantor.demo", "1460.forskrivare" })
        {
            using var response = await _app.Browser(persona).GetAsync($"/egna-avtal/{id}");
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.Equal(0L, await _app.AskAsync<long>("SELECT count(*) FROM catalogue.local_contracts"));
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_what_was_typed_stays()
    {
        using var answer = await _app.Browser("1444.samordnare")
            .SubmitAsync(
                "/egna-avtal/nytt",
                "new-contract",
                ("Input.AreaCode", Area),
                ("Input.SupplierName", "Lokalt Hem AB"),
                ("Input.ValidFrom", "")
            );
        var html = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Contains("Ange avtalets första dag.", Text.Of(html), StringComparison.Ordinal);
        Assert.Contains("Lokalt Hem AB", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_changes_at_once_the_second_is_told()
    {
        var id = await AddedBy("1461");
        var stale = await _app.AskAsOwnerAsync<uint>(
            AsTenant("1461", $"SELECT xmin FROM catalogue.local_contracts WHERE id = '{id}'")
        );

        using var first = await Change("KS 2025-1", stale);
        using var second = await Change("KS 2025-2", stale);

        Assert.Contains("Avtalet är sparat", await first.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        var told = await second.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Någon annan hann före", Text.Of(told), StringComparison.Ordinal);
        Assert.Contains("KS 2025-2", told, StringComparison.Ordinal);
        Assert.Contains(
            "KS 2025-1",
            Text.Of(await _app.Browser("1461.samordnare").ReadAsync("/egna-avtal")),
            StringComparison.Ordinal
        );

        async Task<HttpResponseMessage> Change(string reference, uint version) =>
            await _app.Browser("1461.samordnare")
                .SubmitAsync(
                    $"/egna-avtal/{id}",
                    "contract",
                    [("Input.Reference", reference), ("Input.Version", $"{version}")]
                );
    }

    [Fact]
    public async Task A_removed_contract_is_gone_and_in_the_trail()
    {
        var id = await AddedBy("1462");

        using var removed = await _app.Browser("1462.samordnare").SubmitAsync($"/egna-avtal/{id}/ta-bort", "confirm");

        Assert.Contains("Inga egna avtal", await removed.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(
            "Deleted",
            await _app.AskAsOwnerAsync<string>(
                AsTenant(
                    "1462",
                    "SELECT change FROM platform.audit_entries WHERE entity = 'LocalContract' ORDER BY at DESC LIMIT 1"
                )
            )
        );
    }

    [Fact]
    public async Task A_prescriber_reads_the_contracts_and_cannot_add_one()
    {
        var browser = _app.Browser("1444.forskrivare");

        Assert.DoesNotContain("Lägg till avtal", await browser.ReadAsync("/egna-avtal"), StringComparison.Ordinal);
        using var response = await browser.GetAsync("/egna-avtal/nytt");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<string> Listed(string persona) =>
        Text.Of(await _app.Browser(persona).ReadAsync($"/sortiment?omrade={Area}"));

    private async Task<Guid> AddedBy(string principal)
    {
        using var saved = await _app.Browser($"{principal}.samordnare")
            .SubmitAsync("/egna-avtal/nytt", "new-contract", Sound);
        saved.EnsureSuccessStatusCode();
        return await _app.AskAsOwnerAsync<Guid>(AsTenant(principal, "SELECT id FROM catalogue.local_contracts"));
    }

    // Policies hold for the owner too: to look, one must be somebody.
    private static string AsTenant(string principal, string sql) => $"SET sortiment.tenant = '{principal}'; {sql}";
}
