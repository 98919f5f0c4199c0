namespace Sortiment.Funding.Tests.InvoiceFiles;

/// <summary>The rules of EN 16931 for what is outside VAT (O) and at standard rate (S).</summary>
internal static class VatRules
{
    private const string VatNumbers =
        "cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID"
        + "|cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID";

    private const string Lines = "//cac:ClassifiedTaxCategory";

    public static IReadOnlyList<UblRule> All { get; } =
    [
        new("BR-O-01", d => !(d.Has($"{Lines}[cbc:ID='O']")) || Groups(d, "O").Count == 1),
        new("BR-O-02", d => !d.Has($"{Lines}[cbc:ID='O']") || !d.Has(VatNumbers)),
        new("BR-O-05", d => d.All($"{Lines}[cbc:ID='O']").All(c => !c.Has("cbc:Percent"))),
        new("BR-O-08", d => Groups(d, "O").All(g => g.Number("cbc:TaxableAmount") == Taxable(d, "O", null))),
        new("BR-O-09", d => Groups(d, "O").All(g => g.Number("cbc:TaxAmount") == 0)),
        new("BR-O-10", d => Groups(d, "O").All(HasReason)),
        new("BR-O-11", d => Groups(d, "O").Count == 0 || d.All("cac:TaxTotal/cac:TaxSubtotal").Count == 1),
        new("BR-O-12", d => Groups(d, "O").Count == 0 || !d.Has($"{Lines}[cbc:ID!='O']")),
        new("BR-S-01", d => !d.Has($"{Lines}[cbc:ID='S']") || Groups(d, "S").Count > 0),
        new(
            "BR-S-02",
            d =>
                !d.Has($"{Lines}[cbc:ID='S']")
                || d.Has("cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID")
        ),
        new("BR-S-05", d => d.All($"{Lines}[cbc:ID='S']").All(c => c.Number("cbc:Percent") > 0)),
        new(
            "BR-S-08",
            d =>
                Groups(d, "S")
                    .All(g => g.Number("cbc:TaxableAmount") == Taxable(d, "S", g.Number("cac:TaxCategory/cbc:Percent")))
        ),
        new(
            "BR-S-09",
            d =>
                Groups(d, "S")
                    .All(g =>
                        g.Number("cbc:TaxAmount")
                        == UblRules.Rounded(
                            (g.Number("cbc:TaxableAmount") ?? 0) * (g.Number("cac:TaxCategory/cbc:Percent") ?? 0) / 100
                        )
                    )
        ),
        new("BR-S-10", d => Groups(d, "S").All(g => !HasReason(g))),
    ];

    private static IReadOnlyList<UblPart> Groups(UblDocument d, string category) =>
        d.All($"cac:TaxTotal/cac:TaxSubtotal[cac:TaxCategory/cbc:ID='{category}']");

    private static bool HasReason(UblPart group) =>
        group.Has("cac:TaxCategory/cbc:TaxExemptionReason|cac:TaxCategory/cbc:TaxExemptionReasonCode");

    /// <summary>Lines and charges less allowances of one category and rate.</summary>
    private static decimal Taxable(UblDocument d, string category, decimal? rate)
    {
        var lines = d.Lines.Where(line => IsOf(line, "cac:Item/cac:ClassifiedTaxCategory"));
        var changes = d.All("cac:AllowanceCharge").Where(change => IsOf(change, "cac:TaxCategory"));
        return lines.Sum(line => line.Number("cbc:LineExtensionAmount") ?? 0)
            + changes.Sum(change =>
                (change.Text("cbc:ChargeIndicator") == "true" ? 1 : -1) * (change.Number("cbc:Amount") ?? 0)
            );

        bool IsOf(UblPart part, string path) =>
            part.Text(path + "/cbc:ID") == category && (rate is null || part.Number(path + "/cbc:Percent") == rate);
    }
}
