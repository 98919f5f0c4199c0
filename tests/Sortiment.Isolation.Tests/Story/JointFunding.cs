using Sortiment.Testing;
using Sortiment.Testing.Driver;

namespace Sortiment.Isolation.Tests.Story;

/// <summary>A joint funding from draft to its end, with both principals' contributions and the grants that each keeps to itself.</summary>
internal static class JointFunding
{
    private const int YearThatIsOver = 2025;

    public static async Task TellAsync(SortimentApp app)
    {
        var api = new ApiClient(app.As);
        var scheme = new SchemeDriver(api, "Utvärdering 2025", YearThatIsOver);
        await scheme.DraftAsync();
        await scheme.MoveAsync("offer");
        await scheme.CountAsync();
        await scheme.AcceptAsync();
        await SchemeDriver.GrantAsync(api, scheme.Id);
        await scheme.MoveAsync("start");
        await scheme.MoveAsync("close");
    }
}
