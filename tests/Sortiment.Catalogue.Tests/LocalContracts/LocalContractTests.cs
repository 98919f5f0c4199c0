using Sortiment.Catalogue.LocalContracts;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Tests.LocalContracts;

public sealed class LocalContractTests
{
    private static readonly LocalContractTerms Sound = new(
        "Lokalt Larm AB",
        "Avtal 7",
        new DateOnly(2025, 1, 1),
        new DateOnly(2027, 12, 31),
        ContractChoice.Both,
        new DateOnly(2026, 6, 30)
    );

    [Fact]
    public void Exclusivity_holds_to_its_last_day()
    {
        var contract = LocalContract.Register("1444", Given.Area, Sound);

        Assert.True(contract.IsExclusiveOn(new DateOnly(2026, 6, 30)));
        Assert.False(contract.IsExclusiveOn(new DateOnly(2026, 7, 1)));
        Assert.False(contract.IsExclusiveOn(new DateOnly(2024, 12, 31)));
    }

    [Fact]
    public void Days_must_agree()
    {
        AssertFault("validTo", Sound with { ValidTo = new DateOnly(2024, 1, 1), ExclusiveUntil = null });
        AssertFault("exclusiveUntil", Sound with { ExclusiveUntil = new DateOnly(2028, 1, 1) });
        AssertFault("exclusiveUntil", Sound with { ExclusiveUntil = new DateOnly(2024, 1, 1) });
        AssertFault("supplierName", Sound with { SupplierName = " " });
        AssertFault("reference", Sound with { Reference = "" });
    }

    private static void AssertFault(string field, LocalContractTerms terms) =>
        Assert.Equal(
            [field],
            Assert.Throws<InvalidProblem>(() => LocalContract.Register("1444", Given.Area, terms)).Errors.Keys
        );
}
