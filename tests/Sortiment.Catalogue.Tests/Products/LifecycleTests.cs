using Sortiment.Catalogue.Products;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Catalogue.Tests.Products;

public sealed class LifecycleTests
{
    // From each stage, by each method: the stage it comes to, or null where the move is refused.
    [Theory]
    [InlineData(nameof(Lifecycle.Proposed), "introduce", nameof(Lifecycle.BeingIntroduced))]
    [InlineData(nameof(Lifecycle.Proposed), "place", null)]
    [InlineData(nameof(Lifecycle.Proposed), "phase out", null)]
    [InlineData(nameof(Lifecycle.Proposed), "withdraw", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.Proposed), "withdraw proposal", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.BeingIntroduced), "introduce", nameof(Lifecycle.BeingIntroduced))]
    [InlineData(nameof(Lifecycle.BeingIntroduced), "place", nameof(Lifecycle.InAssortment))]
    [InlineData(nameof(Lifecycle.BeingIntroduced), "phase out", null)]
    [InlineData(nameof(Lifecycle.BeingIntroduced), "withdraw", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.BeingIntroduced), "withdraw proposal", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.InAssortment), "introduce", null)]
    [InlineData(nameof(Lifecycle.InAssortment), "place", nameof(Lifecycle.InAssortment))]
    [InlineData(nameof(Lifecycle.InAssortment), "phase out", nameof(Lifecycle.BeingPhasedOut))]
    [InlineData(nameof(Lifecycle.InAssortment), "withdraw", null)]
    [InlineData(nameof(Lifecycle.InAssortment), "withdraw proposal", null)]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), "introduce", null)]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), "place", nameof(Lifecycle.InAssortment))]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), "phase out", nameof(Lifecycle.BeingPhasedOut))]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), "withdraw", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.BeingPhasedOut), "withdraw proposal", null)]
    [InlineData(nameof(Lifecycle.Withdrawn), "introduce", null)]
    [InlineData(nameof(Lifecycle.Withdrawn), "place", null)]
    [InlineData(nameof(Lifecycle.Withdrawn), "phase out", null)]
    [InlineData(nameof(Lifecycle.Withdrawn), "withdraw", nameof(Lifecycle.Withdrawn))]
    [InlineData(nameof(Lifecycle.Withdrawn), "withdraw proposal", nameof(Lifecycle.Withdrawn))]
    public void A_product_moves_only_as_allowed(string from, string move, string? to)
    {
        var stage = Enum.Parse<Lifecycle>(from);
        var product = Given.At(stage);

        var problem = Record.Exception(() => Do(move, product));

        if (to is null)
        {
            Assert.Equal("wrong-lifecycle", Assert.IsType<ConflictProblem>(problem).Type);
            Assert.Equal(stage, product.Lifecycle);
        }
        else
        {
            Assert.Null(problem);
            Assert.Equal(Enum.Parse<Lifecycle>(to), product.Lifecycle);
        }
    }

    [Fact]
    public void Phasing_out_closes_main_products_and_leaves_spare_parts()
    {
        var product = Given.At(Lifecycle.InAssortment);

        product.PhaseOut("Ersätts.", Given.Today);

        Assert.False(product.Find("TN-1")!.IsOrderable);
        Assert.True(product.Find("TN-1")!.IsPublished);
        Assert.True(product.Find("TN-2")!.IsOrderable);
    }

    [Fact]
    public void Withdrawing_closes_everything_and_keeps_it_readable()
    {
        var product = Given.At(Lifecycle.Withdrawn);

        Assert.All(product.Articles, article => Assert.True(article is { IsOrderable: false, IsPublished: true }));
        Assert.Equal("Ersatt.", product.LifecycleReason);
    }

    [Fact]
    public void A_withdrawn_proposal_is_not_shown()
    {
        var product = Given.At(Lifecycle.BeingIntroduced);
        Assert.All(product.Articles, article => Assert.True(article.IsPublished));

        product.WithdrawProposal("Återtaget.", Given.Today);

        Assert.All(product.Articles, article => Assert.False(article.IsPublished));
    }

    [Fact]
    public void An_article_of_a_product_being_introduced_cannot_be_opened()
    {
        var product = Given.At(Lifecycle.BeingIntroduced);

        var problem = Assert.Throws<ConflictProblem>(() => product.OpenForOrders(product.Articles[0]));

        Assert.Equal("wrong-lifecycle", problem.Type);
    }

    private static void Do(string move, ProductSeries product)
    {
        switch (move)
        {
            case "introduce":
                product.MarkBeingIntroduced(Given.Today);
                break;
            case "place":
                product.PlaceInAssortment(Given.Handbook(product), Given.Today);
                break;
            case "phase out":
                product.PhaseOut("Ersätts.", Given.Today);
                break;
            case "withdraw":
                product.Withdraw("Ersatt.", Given.Today);
                break;
            case "withdraw proposal":
                product.WithdrawProposal("Återtaget.", Given.Today);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(move), move, "Unknown move");
        }
    }
}
