using System.Globalization;
using Npgsql;
using Sortiment.Kernel;

namespace Sortiment.Benchmarks;

/// <summary>Many invoices written past the app, which would number and book them: the import only needs them to be there.</summary>
internal static class GivenInvoices
{
    private const int Batch = 5_000;

    /// <summary>What each is for.</summary>
    public const long Ore = 1_000_00;

    /// <summary>Who each is sent to.</summary>
    public const string Buyer = "212000-1595";

    /// <summary>The OCR reference of the invoice with this number, from 1.</summary>
    public static string Reference(int number) =>
        OcrReference.Create(number.ToString("8000000", CultureInfo.InvariantCulture)).Digits;

    /// <summary>Writes them to the scheme's contributions, in turn.</summary>
    public static async Task WriteAsync(string connectionString, Guid scheme, int count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var joint = new NpgsqlCommand("SET sortiment.joint = 'on'", connection))
        {
            await joint.ExecuteNonQueryAsync();
        }

        for (var first = 1; first <= count; first += Batch)
        {
            var numbers = Enumerable.Range(first, Math.Min(Batch, count - first + 1)).ToArray();
            await using var insert = new NpgsqlCommand(
                """
                INSERT INTO funding.invoices (id, tenant_id, scheme_id, instalment, contribution_id, organisation_number, number,
                    kind, issued, due, ocr, buyer_name, buyer_number, net_ore, vat_ore, credited_ore, paid_ore, open_ore, figures,
                    at, by_name, version)
                SELECT gen_random_uuid(), c.tenant_id, c.scheme_id, 1, c.id, '232100-0131', 'B-' || n, 'Invoice', '2026-03-02',
                    '2026-04-01', ocr, c.principal_name, $6, $3, 0, 0, 0, $3, $4::jsonb, now(), 'Benchmark', 1
                FROM unnest($1::int[], $2::text[]) AS i (n, ocr)
                JOIN (SELECT *, row_number() OVER (ORDER BY tenant_id) - 1 AS place, count(*) OVER () AS all_of_them
                      FROM funding.contributions WHERE scheme_id = $5) AS c ON n % c.all_of_them = c.place
                """,
                connection
            );
            insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = numbers });
            insert.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Array.ConvertAll(numbers, Reference) });
            insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Ore });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Figures });
            insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = scheme });
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Buyer });
            await insert.ExecuteNonQueryAsync();
        }

        await using var analyze = new NpgsqlCommand("SELECT count(*) FROM funding.invoices", connection);
        await analyze.ExecuteScalarAsync();
    }

    // as large as what stands on an invoice
    private static string Figures { get; } = $$"""{"note": "{{new string('x', 1_200)}}"}""";
}
