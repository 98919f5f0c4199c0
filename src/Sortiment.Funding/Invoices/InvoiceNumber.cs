using System.Globalization;
using Sortiment.Funding.Organisations;
using Sortiment.Kernel;

namespace Sortiment.Funding.Invoices;

/// <summary>An invoice's number and the reference that it is paid by.</summary>
/// <param name="Text">"2026-00017".</param>
/// <param name="Ocr">Organisation, year and number, with length digit and check digit.</param>
internal sealed record InvoiceNumber(string Text, OcrReference Ocr)
{
    /// <summary>The number in an organisation's year.</summary>
    public static InvoiceNumber Of(Organisation organisation, int year, int number)
    {
        var digits = number.ToString("00000", CultureInfo.InvariantCulture);
        return new InvoiceNumber($"{year}-{digits}", OcrReference.Create($"{organisation.Ordinal}{year}{digits}"));
    }
}
