using System.Globalization;

namespace Sortiment.Funding.Tests.BankFiles;

/// <summary>
/// Writes camt messages. Each part is right by itself and in the schema's order; tests put them together rightly or
/// wrongly.
/// </summary>
/// <param name="Type">053 or 054.</param>
/// <param name="Version">2 or 8.</param>
internal sealed record CamtText(string Type, int Version)
{
    public static CamtText Statement2 { get; } = new("053", 2);

    public static CamtText Statement8 { get; } = new("053", 8);

    public static CamtText Notification2 { get; } = new("054", 2);

    public static CamtText Notification8 { get; } = new("054", 8);

    public static CamtText Of(string type, int version) => new(type, version);

    private string Body => Type == "053" ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";

    private string Element => Type == "053" ? "Stmt" : "Ntfctn";

    public string File(params string[] statements) =>
        $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{Type}.001.0{Version}"><{Body}><GrpHdr><MsgId>M1</MsgId><CreDtTm>2022-03-17T02:00:00+01:00</CreDtTm></GrpHdr>
            {string.Concat(statements)}</{Body}></Document>
            """;

    public string Statement(string id, params string[] parts) =>
        $"<{Element}><Id>{id}</Id>"
        + (Version == 2 ? "<ElctrncSeqNb>1</ElctrncSeqNb>" : "")
        + $"<CreDtTm>2022-03-17T02:00:00+01:00</CreDtTm>{string.Concat(parts)}</{Element}>\n";

    public static string Account(string iban = "SE4550000000058398257466", string? currency = "SEK") =>
        $"<Acct><Id><IBAN>{iban}</IBAN></Id>{(currency is null ? "" : $"<Ccy>{currency}</Ccy>")}</Acct>";

    public static string Balance(string code, decimal amount, string currency = "SEK") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{Amount(Math.Abs(amount), currency)}"
        + $"{Direction(amount)}<Dt><Dt>2022-03-16</Dt></Dt></Bal>";

    public static string Totals(int credits, decimal credited, int debits, decimal debited) =>
        $"<TxsSummry><TtlNtries><NbOfNtries>{credits + debits}</NbOfNtries><Sum>{Text(credited + debited)}</Sum></TtlNtries>"
        + $"<TtlCdtNtries><NbOfNtries>{credits}</NbOfNtries><Sum>{Text(credited)}</Sum></TtlCdtNtries>"
        + $"<TtlDbtNtries><NbOfNtries>{debits}</NbOfNtries><Sum>{Text(debited)}</Sum></TtlDbtNtries></TxsSummry>";

    public string Entry(
        decimal amount,
        string? details = null,
        string id = "E1",
        string status = "BOOK",
        string currency = "SEK",
        string text = ""
    ) =>
        $"<Ntry>{Amount(Math.Abs(amount), currency)}{Direction(amount)}"
        + (Version == 2 ? $"<Sts>{status}</Sts>" : $"<Sts><Cd>{status}</Cd></Sts>")
        + "<BookgDt><Dt>2022-03-16</Dt></BookgDt><ValDt><Dt>2022-03-16</Dt></ValDt>"
        + $"<AcctSvcrRef>{id}</AcctSvcrRef><BkTxCd/>"
        + (details is null ? "" : $"<NtryDtls>{details}</NtryDtls>")
        + (text.Length == 0 ? "" : $"<AddtlNtryInf>{text}</AddtlNtryInf>")
        + "</Ntry>\n";

    public static string Batch(int count) => $"<Btch><NbOfTxs>{count}</NbOfTxs></Btch>";

    /// <summary>One transaction, from a payer with name, organisation number and bankgiro.</summary>
    public string Details(decimal? amount, string id = "", string remittance = "", string currency = "SEK")
    {
        var nameAndId =
            "<Nm>Grästorps kommun</Nm><Id><OrgId><Othr><Id>2120001595</Id><SchmeNm><Cd>COID</Cd></SchmeNm></Othr></OrgId></Id>";
        var refs = id.Length == 0 ? "" : $"<AcctSvcrRef>{id}</AcctSvcrRef>";
        var money =
            amount is not { } value ? ""
            : Version == 2 ? $"<AmtDtls><TxAmt>{Amount(value, currency)}</TxAmt></AmtDtls>"
            : $"{Amount(value, currency)}<CdtDbtInd>CRDT</CdtDbtInd>";
        return $"<TxDtls><Refs>{refs}<EndToEndId>NOTPROVIDED</EndToEndId></Refs>{money}<RltdPties><Dbtr>"
            + (Version == 2 ? nameAndId : $"<Pty>{nameAndId}</Pty>")
            + $"</Dbtr><DbtrAcct>{Bankgiro("991-2346")}</DbtrAcct><CdtrAcct>{Bankgiro("51234567")}</CdtrAcct></RltdPties>"
            + (remittance.Length == 0 ? "" : $"<RmtInf>{remittance}</RmtInf>")
            + "</TxDtls>";
    }

    public static string Ocr(string reference) =>
        $"<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>{reference}</Ref></CdtrRefInf></Strd>";

    public static string Invoice(string number, decimal amount, string code = "CINV", string kind = "RmtdAmt") =>
        $"<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Nb>{number}</Nb></RfrdDocInf>"
        + $"<RfrdDocAmt><{kind} Ccy=\"SEK\">{Text(amount)}</{kind}></RfrdDocAmt></Strd>";

    /// <summary>100,00 + 1 500,00 + 250,50 − 40,00 = 1 810,50 between 1 000,00 and 2 810,50, in four payments.</summary>
    public string Usual()
    {
        var several =
            Details(1500m, "T1", Ocr("1234567897")) + Details(250.5m, "T2", "<Ustrd>Faktura 2022-0017</Ustrd>");
        string[] balances = Type == "053" ? [Balance("OPBD", 1000m), Balance("CLBD", 2810.5m)] : [];
        return File(
            Statement(
                "S1",
                [
                    Account(),
                    .. balances,
                    Totals(2, 1850.5m, 1, 40m),
                    Entry(100m, id: "E1", text: "Insättning"),
                    Entry(1750.5m, several, "E2"),
                    Entry(-40m, id: "E3"),
                ]
            )
        );
    }

    private static string Bankgiro(string number) =>
        $"<Id><Othr><Id>{number}</Id><SchmeNm><Prtry>BGNR</Prtry></SchmeNm></Othr></Id>";

    private static string Amount(decimal amount, string currency) => $"<Amt Ccy=\"{currency}\">{Text(amount)}</Amt>";

    private static string Direction(decimal amount) => $"<CdtDbtInd>{(amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd>";

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
