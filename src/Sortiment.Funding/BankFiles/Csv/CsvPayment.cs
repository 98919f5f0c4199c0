using System.Globalization;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Csv;

/// <summary>One row as it stands.</summary>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Fields">Trimmed.</param>
/// <param name="Headings">What they mean.</param>
internal readonly record struct CsvPayment(long Line, string[] Fields, CsvHeadings Headings)
{
    /// <summary>The row as a payment.</summary>
    /// <exception cref="BankFileProblem">It has another number of fields than the headings, or no right day or amount.</exception>
    public BankPayment Read(Fingerprints fingerprints, Tally? tally)
    {
        if (Fields.Length < Headings.Count || Fields.Skip(Headings.Count).Any(field => field.Length > 0))
        {
            throw Problem(
                $"Raden har {Fields.Length} fält, men rubrikraden har {Headings.Count}. Sätt citattecken kring fält som "
                    + "har skiljetecknet i sig."
            );
        }

        if (Of(CsvHeadings.Currency) is { Length: > 0 } currency && currency.ToUpperInvariant() is not ("SEK" or "KR"))
        {
            throw Problem($"Valutan är ”{Shown(currency)}”. Bara svenska kronor (SEK) tas emot.");
        }

        var (day, amount) = (DayOf(Of(CsvHeadings.Day)), AmountOf(Of(CsvHeadings.Amount)));
        var (reference, payer, text) = (Of(CsvHeadings.Reference), Of(CsvHeadings.Payer), Of(CsvHeadings.Text));
        var organisation = Of(CsvHeadings.Organisation);
        return new BankPayment
        {
            Ordinal = 0,
            Fingerprint = fingerprints.Next(
                day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                amount.Ore.ToString(CultureInfo.InvariantCulture),
                reference,
                payer,
                organisation,
                text
            ),
            Amount = amount,
            BookingDate = day,
            References = reference.Length == 0 ? [] : [new PaymentReference(reference, ReferenceKind.Free)],
            PayerName = payer.Length == 0 ? null : payer,
            PayerOrganisationNumber = OrganisationOf(organisation, tally),
            Text = text.Length == 0 ? null : text,
        };
    }

    private string Of(string heading) => Headings.Field(Fields, heading);

    private DateOnly DayOf(string field) =>
        Amounts.TryDay(field, "yyyy-MM-dd", out var day) || Amounts.TryDay(field, "yyyyMMdd", out day)
            ? day
            : throw Problem($"Datumet är ”{Shown(field)}”. Skriv år-månad-dag, till exempel 2022-03-31.");

    private Money AmountOf(string field) =>
        Money.TryParse(field, out var amount)
            ? amount
            : throw Problem($"Beloppet är ”{Shown(field)}”. Skriv kronor och ören, till exempel 1 234,50.");

    private OrganisationNumber? OrganisationOf(string field, Tally? tally)
    {
        if (field.Length == 0)
        {
            return null;
        }

        if (OrganisationNumber.TryParse(field, out var number))
        {
            return number;
        }

        tally?.PassOver(Line, null, $"”{Shown(field)}” är inte ett organisationsnummer. Betalningen är med utan det.");
        return null;
    }

    private BankFileProblem Problem(string reason) => new(Line, null, reason);

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
