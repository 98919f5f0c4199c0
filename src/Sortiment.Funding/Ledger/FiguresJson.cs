using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Sortiment.Funding.InvoiceFiles;
using Sortiment.Kernel;

namespace Sortiment.Funding.Ledger;

/// <summary>
/// Figures as they are kept: everything that stands on an invoice or in a published statement, for as long as it must be shown.
/// </summary>
internal static class FiguresJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new Text<OrganisationNumber>(text => OrganisationNumber.Parse(text)),
            new Text<OcrReference>(text => OcrReference.Parse(text)),
            new Text<BankgiroNumber>(BankgiroNumber.Parse),
            new Text<VatTreatment>(
                code => code == VatTreatment.Standard.Code ? VatTreatment.Standard : VatTreatment.OutsideScope,
                vat => vat.Code
            ),
            new Text<Period>(
                text => new Period(
                    DateOnly.ParseExact(text[..10], "O"),
                    text.Length > 10 ? DateOnly.ParseExact(text[11..], "O") : null
                ),
                period => period.To is { } to ? $"{period.From:O}/{to:O}" : $"{period.From:O}"
            ),
            new Ore(),
        },
    };

    /// <summary>Writes the figures; the same figures give the same text.</summary>
    public static string Write<T>(T figures) => JsonSerializer.Serialize(figures, Options);

    /// <summary>Reads what was written.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private sealed class Text<T>(Func<string, T> read, Func<T, string>? write = null) : JsonConverter<T>
        where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write?.Invoke(value) ?? value.ToString());
    }

    private sealed class Ore : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Ore);
    }
}
