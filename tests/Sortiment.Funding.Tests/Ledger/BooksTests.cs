using System.Net;
using Npgsql;
using Sortiment.Funding.Tests.SieFiles;
using Sortiment.Testing;

namespace Sortiment.Funding.Tests.Ledger;

/// <summary>The books as a whole: nothing is changed in them, every voucher is nought, and they are read and exported.</summary>
public sealed class BooksTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE funding.postings SET amount_ore = amount_ore + 1")]
    [InlineData("DELETE FROM funding.postings")]
    [InlineData("TRUNCATE funding.postings")]
    [InlineData("UPDATE funding.vouchers SET text = 'x'")]
    [InlineData("DELETE FROM funding.vouchers")]
    [InlineData("UPDATE funding.statements SET figures = '{}'")]
    [InlineData("DELETE FROM funding.settlements")]
    public async Task The_app_has_no_right_to_change_the_books(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => _app.AskAsync<object>(sql));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("(1, '1930', 100)")]
    [InlineData("(1, '1930', 100), (2, '4001', -99)")]
    [InlineData("(1, '1930', 0)")]
    public async Task A_voucher_that_is_not_nought_is_never_committed(string lines)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => BookBySqlAsync(lines));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task Nor_is_a_line_added_to_one_that_is_booked()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var voucher = (await scheme.SpendAsync()).Ok().Id;
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            _app.AskAsync<object>(
                $"INSERT INTO funding.postings (voucher_id, line, account, amount_ore) VALUES ('{voucher}', 3, '1930', 1)"
            )
        );
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public async Task One_that_is_nought_is_committed() => await BookBySqlAsync("(1, '1930', 100), (2, '4001', -100)");

    [Fact]
    public async Task Numbers_have_no_gaps_whatever_is_refused_between_them()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => scheme.SpendAsync(ore: i % 3 == 0 ? 0 : 100)));
        var numbers = await _app.AskAsync<string>(
            """
            SELECT string_agg(DISTINCT CASE WHEN number = place THEN 'in place' ELSE 'gap at ' || place END, ', ')
            FROM (SELECT number, row_number() OVER (PARTITION BY organisation_number, year ORDER BY number) AS place
                FROM funding.vouchers WHERE organisation_number = '232100-0131') AS numbered
            """
        );
        Assert.Equal("in place", numbers);
    }

    [Fact]
    public async Task The_export_is_the_same_bytes_twice_and_every_voucher_in_it_is_nought()
    {
        var scheme = await RunningScheme.StartAsync(_app, 2024);
        (await scheme.SpendAsync("2024-05-01", 412_500_50, text: "Löner för åäö")).Ok();
        (await scheme.MarkUpAsync("2024-05-02", 98_250_00)).Ok();
        var first = await SieAsync("from=2024-01-01&to=2024-12-31");
        _app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(first, await SieAsync("from=2024-01-01&to=2024-12-31"));
        var read = new ReadSie(first);
        Assert.Equal(2, read.Vouchers.Count);
        Assert.Equal("Löner för åäö", read.Vouchers[0].Head[4]);
        Assert.All(read.Vouchers, voucher => Assert.Equal(0, voucher.Rows.Sum(ReadSie.Amount)));
        Assert.Equal(412_500.50m, read.Vouchers[0].Rows.Select(ReadSie.Amount).Max());
        Assert.Single(new ReadSie(await SieAsync("from=2024-05-02&to=2024-05-31")).Vouchers);
        Assert.Empty(new ReadSie(await SieAsync("from=2024-08-01&to=2024-08-31")).Vouchers);
    }

    [Theory]
    [InlineData("", "from,to")]
    [InlineData("from=2024-01-01&to=2023-12-31", "to")]
    [InlineData("from=2023-07-01&to=2024-06-30", "to")]
    [InlineData("from=2024-01-01&to=2024-12-31&organisation=556036-0793", "organisation")]
    public async Task A_period_that_cannot_be_exported_is_refused_by_its_field(string query, string fields)
    {
        var refused = await Api.GetAsync(RunningScheme.Hmc, "/api/funding/ledger/sie?" + query, Ct);
        Assert.Equal(422, refused.Status);
        Assert.Equal(fields.Split(','), refused.Fields.Order().Distinct());
    }

    [Fact]
    public async Task Another_principals_people_do_not_export_but_read_all_of_it_from_balance_to_voucher()
    {
        var scheme = await RunningScheme.StartAsync(_app);
        var voucher = (await scheme.SpendAsync(ore: 1_234_50, text: "Hyra av demolokal")).Ok().Id;
        Assert.Equal(
            403,
            (await Api.GetAsync("1444.ekonom", "/api/funding/ledger/sie?from=2022-01-01&to=2022-12-31", Ct)).Status
        );
        using var reader = _app.Browser("1485.ekonom");
        var ledger = await reader.ReadAsync($"/finansiering/{scheme.Id}/bokforing?fran=2022-01-01&till=2022-12-31");
        Assert.Contains(
            $"/finansiering/{scheme.Id}/bokforing/4001?fran=2022-01-01&amp;till=2022-12-31",
            ledger,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain($"/finansiering/{scheme.Id}/kostnad\"", ledger, StringComparison.Ordinal);
        var account = await reader.ReadAsync($"/finansiering/{scheme.Id}/bokforing/4001");
        Assert.Contains($"/finansiering/verifikationer/{voucher}", account, StringComparison.Ordinal);
        var page = await reader.ReadAsync($"/finansiering/verifikationer/{voucher}");
        Assert.Contains("Hyra av demolokal", page, StringComparison.Ordinal);
        Assert.Contains("1\u00a0234,50\u00a0kr", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        var none = await reader.ReadAsync(
            $"/finansiering/{scheme.Id}/bokforing/4001?fran=2022-12-01&huvudman=1444&vad=Paid"
        );
        Assert.Contains("Ingen rad stämmer", none, StringComparison.Ordinal);
    }

    private Testing.Driver.ApiClient Api => new(_app.As);

    private async Task<byte[]> SieAsync(string query)
    {
        var client = _app.As(RunningScheme.Hmc);
        return await client.GetByteArrayAsync(new Uri("/api/funding/ledger/sie?" + query, UriKind.Relative), Ct);
    }

    private Task<object?> BookBySqlAsync(string lines) =>
        _app.AskAsync<object>(
            $"""
            WITH voucher AS (
                INSERT INTO funding.vouchers (id, organisation_number, year, number, date, kind, text, at, by_name)
                VALUES (gen_random_uuid(), '556036-0793', 1999,
                    (SELECT coalesce(max(number), 0) + 1 FROM funding.vouchers WHERE year = 1999), '1999-01-01', 'Spending', 'x', now(), 'x')
                RETURNING id
            )
            INSERT INTO funding.postings (voucher_id, line, account, amount_ore)
            SELECT voucher.id, l.line, l.account, l.ore FROM voucher, (VALUES {lines}) AS l (line, account, ore)
            """
        );
}
