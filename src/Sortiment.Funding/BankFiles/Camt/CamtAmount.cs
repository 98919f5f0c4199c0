using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>An amount without sign, as camt gives it.</summary>
/// <param name="Value">Kronor in öre; nought in another currency, which is never summed.</param>
/// <param name="Currency">Three letters; null when the element does not say.</param>
internal readonly record struct CamtAmount(Money Value, string? Currency)
{
    /// <summary>Whether it can be booked: kronor, or the account's own currency unsaid.</summary>
    public bool IsKronor => Currency is null or Amounts.Currency;

    /// <summary>Reads an element with attribute Ccy.</summary>
    /// <exception cref="BankFileProblem">It is kronor, but not an amount in whole öre that can be booked.</exception>
    public static CamtAmount Of(XElement element, long line)
    {
        var currency = element.Attribute("Ccy")?.Value.Trim();
        if (currency is { Length: > 0 } and not Amounts.Currency)
        {
            return new CamtAmount(Money.Zero, currency.Length <= 3 ? currency : currency[..3]);
        }

        return Amounts.TryKronor(element.Value, out var money)
            ? new CamtAmount(money, currency is { Length: > 0 } ? currency : null)
            : throw new BankFileProblem(
                line,
                element.Name.LocalName,
                $"”{Shown(element.Value)}” är inte ett belopp i hela ören som går att bokföra."
            );
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
