using System.Globalization;
using System.Xml.Linq;
using Sortiment.Funding.BankFiles.Reading;
using Sortiment.Kernel;

namespace Sortiment.Funding.BankFiles.Camt;

/// <summary>Turns an entry, or one transaction of it, into a <see cref="BankPayment"/>.</summary>
internal static class CamtPayment
{
    /// <summary>An entry that is one payment, with the transaction that tells of it, if any.</summary>
    public static BankPayment Whole(
        BankAccount? account,
        CamtEntry entry,
        CamtTransaction? transaction,
        Fingerprints fingerprints
    )
    {
        var payment = Payment(account, entry, transaction?.Details, entry.Signed, entry.IsCredit == true);
        var text =
            payment.Text is null ? entry.Text
            : entry.Text is null || payment.Text.Contains(entry.Text, StringComparison.Ordinal) ? payment.Text
            : payment.Text + "\n" + entry.Text;

        // The entry's own id first: camt.053 and camt.054 share it, also when only one of them has the transaction.
        var id = entry.BankId ?? payment.BankId;
        return payment with
        {
            BankId = id,
            Text = text,
            BatchOf = transaction is null ? entry.BatchOf ?? 1 : 1,
            Fingerprint = Fingerprint(payment, id, id is not null, fingerprints),
        };
    }

    /// <summary>One of an entry's several payments.</summary>
    public static BankPayment OneOfSeveral(
        BankAccount? account,
        CamtEntry entry,
        CamtTransaction transaction,
        Fingerprints fingerprints
    )
    {
        var amount = CamtDetails.AmountOf(transaction) ?? Money.Zero;
        var credit = transaction.Details.IsCredit() ?? entry.IsCredit == true;
        var payment = Payment(account, entry, transaction.Details, credit ? amount : -amount, credit);
        return payment with
        {
            BankId = payment.BankId ?? entry.BankId,
            Fingerprint = Fingerprint(
                payment,
                payment.BankId ?? entry.BankId,
                payment.BankId is not null,
                fingerprints
            ),
        };
    }

    private static string Fingerprint(BankPayment payment, string? id, bool ownId, Fingerprints fingerprints)
    {
        var account = payment.Account?.Number;
        var day = payment.BookingDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var amount = payment.Amount.Ore.ToString(CultureInfo.InvariantCulture);
        return ownId
            ? fingerprints.Next("id", account, day, amount, id)
            : fingerprints.Next([
                "content",
                account,
                day,
                amount,
                id,
                payment.PayerAccount?.Number,
                payment.PayerName,
                payment.Text,
                .. payment.References.Select(r => r.Value),
            ]);
    }

    private static BankPayment Payment(
        BankAccount? account,
        CamtEntry entry,
        XElement? details,
        Money amount,
        bool credit
    )
    {
        var parties = details.At("RltdPties");
        var other = credit ? "Dbtr" : "Cdtr";
        var party = Party(parties.At(other)) ?? Party(parties.At("Ultmt" + other));
        var ours = parties.At(credit ? "CdtrAcct" : "DbtrAcct").Account();
        return new BankPayment
        {
            Ordinal = 0,
            Fingerprint = "",
            Amount = amount,
            BookingDate = entry.Day!.Value,
            Account = account,
            Bankgiro = ours is { Kind: AccountKind.Bankgiro } ? ours.Number : null,
            References = [.. References(details)],
            PayerName = party.TextAt("Nm"),
            PayerAccount = parties.At(other + "Acct").Account(),
            PayerOrganisationNumber = party.Organisation(),
            Text = Text(details),
            BankId = details.TextAt("Refs", "AcctSvcrRef"),
            IsReversal = entry.IsReversal,
        };
    }

    // Version 08 puts the party one element deeper.
    private static XElement? Party(XElement? party) => party.At("Pty") ?? party;

    private static string? Text(XElement? details)
    {
        var remittance = details.At("RmtInf");
        string[] lines =
        [
            .. remittance?.All("Ustrd").Select(e => e.Value) ?? [],
            .. remittance?.All("Strd").SelectMany(s => s.All("AddtlRmtInf")).Select(e => e.Value) ?? [],
            details.TextAt("AddtlTxInf") ?? "",
        ];
        var text = string.Join('\n', lines.Select(l => l.Trim()).Where(l => l.Length > 0));
        return text.Length == 0 ? null : text;
    }

    private static IEnumerable<PaymentReference> References(XElement? details)
    {
        foreach (var structured in details.At("RmtInf")?.All("Strd") ?? [])
        {
            if (structured.TextAt("CdtrRefInf", "Ref") is { } creditors)
            {
                yield return new PaymentReference(creditors, ReferenceKind.Ocr, Part(structured, "RmtdAmt"));
            }

            foreach (var document in structured.All("RfrdDocInf"))
            {
                if (document.TextAt("Nb") is { } number)
                {
                    yield return document.TextAt("Tp", "CdOrPrtry", "Cd") switch
                    {
                        "CREN" => new PaymentReference(
                            number,
                            ReferenceKind.CreditNote,
                            -(Part(structured, "CdtNoteAmt") ?? Part(structured, "RmtdAmt"))
                        ),
                        "CINV" => new PaymentReference(
                            number,
                            ReferenceKind.InvoiceNumber,
                            Part(structured, "RmtdAmt")
                        ),
                        _ => new PaymentReference(number, ReferenceKind.Free, Part(structured, "RmtdAmt")),
                    };
                }
            }
        }

        // banks write these two for a payer that gave none
        if (details.TextAt("Refs", "EndToEndId") is { } own && own is not ("NOTPROVIDED" or "NOT PROVIDED"))
        {
            yield return new PaymentReference(own, ReferenceKind.PayersOwn);
        }
    }

    private static Money? Part(XElement structured, string name) =>
        structured.At("RfrdDocAmt", name) is { } element
        && (element.Attribute("Ccy")?.Value ?? Amounts.Currency) == Amounts.Currency
        && Amounts.TryKronor(element.Value, out var amount)
            ? amount
            : null;
}
