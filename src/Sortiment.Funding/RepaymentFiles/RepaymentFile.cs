using System.Globalization;
using System.Text;
using System.Xml;
using Sortiment.Kernel;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Funding.RepaymentFiles;

/// <summary>
/// Payments to bankgiro numbers as ISO 20022 pain.001.001.03, as the Swedish banks' common interpretation has it: one
/// payment information, no urgency (NURG), receivers with Bankgirot as clearing system (SESBA 9900) and scheme BGNR.
/// </summary>
internal static class RepaymentFile
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";
    private const int NameLength = 70;
    private const int MessageLength = 140;

    /// <summary>Writes the file; the same figures give the same bytes.</summary>
    /// <exception cref="InvalidProblem">The bank would refuse it: no payments, an amount that is not above nought, no reference.</exception>
    public static byte[] Write(RepaymentFigures figures)
    {
        using var stream = new MemoryStream();
        Write(figures, stream);
        return stream.ToArray();
    }

    /// <summary>Writes the file to a stream, which stays open.</summary>
    /// <exception cref="InvalidProblem">As <see cref="Write(RepaymentFigures)"/>.</exception>
    public static void Write(RepaymentFigures figures, Stream to)
    {
        Check(figures);
        var settings = new XmlWriterSettings
        {
            Indent = true,
            Encoding = new UTF8Encoding(false),
            NewLineChars = "\n",
        };
        using var xml = XmlWriter.Create(to, settings);
        xml.WriteStartElement("Document", Namespace);
        xml.WriteStartElement("CstmrCdtTrfInitn");
        xml.WriteStartElement("GrpHdr");
        xml.WriteElementString("MsgId", figures.Id);
        xml.WriteElementString(
            "CreDtTm",
            figures.Created.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
        );
        Sums(xml, figures);
        Party(xml, "InitgPty", figures.Payer, figures.Agreement ?? figures.PayerNumber.Digits);
        xml.WriteEndElement();
        PaymentInformation(xml, figures);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void PaymentInformation(XmlWriter xml, RepaymentFigures figures)
    {
        xml.WriteStartElement("PmtInf");
        xml.WriteElementString("PmtInfId", figures.Id + "-1");
        xml.WriteElementString("PmtMtd", "TRF");
        Sums(xml, figures);
        xml.WriteStartElement("PmtTpInf");
        Nested(xml, "NURG", "SvcLvl", "Cd");
        Nested(xml, "SUPP", "CtgyPurp", "Cd");
        xml.WriteEndElement();
        xml.WriteElementString("ReqdExctnDt", figures.Execute.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Party(xml, "Dbtr", figures.Payer, figures.PayerNumber.Digits);
        xml.WriteStartElement("DbtrAcct");
        Account(xml, figures.Account.Iban, figures.Account.Bankgiro);
        xml.WriteElementString("Ccy", "SEK");
        xml.WriteEndElement();
        Nested(xml, figures.Bic, "DbtrAgt", "FinInstnId", "BIC");
        xml.WriteElementString("ChrgBr", "SLEV");
        foreach (var (index, repayment) in figures.Repayments.Index())
        {
            Transaction(xml, repayment, $"{figures.Id}-{index + 1}");
        }

        xml.WriteEndElement();
    }

    private static void Transaction(XmlWriter xml, Repayment repayment, string id)
    {
        xml.WriteStartElement("CdtTrfTxInf");
        xml.WriteStartElement("PmtId");
        xml.WriteElementString("InstrId", id);
        xml.WriteElementString("EndToEndId", id);
        xml.WriteEndElement();
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", "SEK");
        xml.WriteString(Kronor(repayment.Amount));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("CdtrAgt");
        xml.WriteStartElement("FinInstnId");
        xml.WriteStartElement("ClrSysMmbId");
        Nested(xml, "SESBA", "ClrSysId", "Cd");
        xml.WriteElementString("MmbId", "9900");
        End(xml, 3);
        xml.WriteStartElement("Cdtr");
        xml.WriteElementString("Nm", Short(repayment.Name, NameLength));
        Nested(xml, "SE", "PstlAdr", "Ctry");
        xml.WriteEndElement();
        xml.WriteStartElement("CdtrAcct");
        Account(xml, null, repayment.Bankgiro);
        xml.WriteEndElement();
        Remittance(xml, repayment);
        xml.WriteEndElement();
    }

    private static void Remittance(XmlWriter xml, Repayment repayment)
    {
        if (repayment.Ocr is not { } ocr)
        {
            Nested(xml, Short(repayment.Message ?? "", MessageLength), "RmtInf", "Ustrd");
            return;
        }

        xml.WriteStartElement("RmtInf");
        xml.WriteStartElement("Strd");
        xml.WriteStartElement("CdtrRefInf");
        Nested(xml, "SCOR", "Tp", "CdOrPrtry", "Cd");
        xml.WriteElementString("Ref", ocr.Digits);
        End(xml, 3);
    }

    private static void Sums(XmlWriter xml, RepaymentFigures figures)
    {
        xml.WriteElementString("NbOfTxs", figures.Repayments.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", Kronor(figures.Total));
    }

    private static void Party(XmlWriter xml, string element, string name, string id)
    {
        xml.WriteStartElement(element);
        xml.WriteElementString("Nm", Short(name, NameLength));
        xml.WriteStartElement("Id");
        xml.WriteStartElement("OrgId");
        xml.WriteStartElement("Othr");
        xml.WriteElementString("Id", id);
        Nested(xml, "BANK", "SchmeNm", "Cd");
        End(xml, 4);
    }

    private static void Account(XmlWriter xml, string? iban, BankgiroNumber? bankgiro)
    {
        if (bankgiro is not { } number)
        {
            Nested(xml, iban!, "Id", "IBAN");
            return;
        }

        xml.WriteStartElement("Id");
        xml.WriteStartElement("Othr");
        xml.WriteElementString("Id", number.Digits);
        Nested(xml, "BGNR", "SchmeNm", "Prtry");
        End(xml, 2);
    }

    private static void Check(RepaymentFigures figures)
    {
        Refuse(figures.Repayments.Count == 0, "Det finns inget att betala.");
        Refuse(figures.Id.Length is 0 or > 30, $"Filens id ”{figures.Id}” ska ha 1 till 30 tecken.");
        Refuse(figures.Bic.Length is not (8 or 11), $"Bankens BIC ”{figures.Bic}” ska ha 8 eller 11 tecken.");
        foreach (var repayment in figures.Repayments)
        {
            Refuse(
                repayment.Amount <= Money.Zero,
                $"{repayment.Name} skulle få {repayment.Amount}. Ta bort den som inte ska få något."
            );
            Refuse(repayment.Bankgiro.Digits == "", $"{repayment.Name} saknar bankgiro.");
            Refuse(
                repayment.Ocr is null && string.IsNullOrWhiteSpace(repayment.Message),
                $"{repayment.Name} saknar referens. Ange OCR-nummer eller meddelande."
            );
        }
    }

    private static void Refuse(bool when, string because)
    {
        if (when)
        {
            throw new InvalidProblem("repayments", because);
        }
    }

    private static void Nested(XmlWriter xml, string value, params ReadOnlySpan<string> elements)
    {
        foreach (var element in elements)
        {
            xml.WriteStartElement(element);
        }

        xml.WriteString(value);
        End(xml, elements.Length);
    }

    private static void End(XmlWriter xml, int elements)
    {
        for (; elements > 0; elements--)
        {
            xml.WriteEndElement();
        }
    }

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Kronor(Money amount) => amount.Kronor.ToString("0.00", CultureInfo.InvariantCulture);
}
