using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Kernel;
using Sortiment.Platform.Persistence;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.Persistence;

public sealed class SeededBuildsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly SortimentApp _app = fixture.App;
    private int _seeded;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_seeds_once()
    {
        Assembly[] seeds = [typeof(SeededBuildsTests).Assembly];
        await OnceAsync(seeds);
        await OnceAsync(seeds);
        Assert.Equal(1, _seeded);
    }

    [Fact]
    public async Task Nodes_that_start_together_seed_once()
    {
        Assembly[] seeds = [typeof(Money).Assembly];
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => OnceAsync(seeds, seed: SlowlyAsync)));
        Assert.Equal(1, _seeded);

        async Task SlowlyAsync()
        {
            await Task.Delay(50, Ct);
            _seeded++;
        }
    }

    [Fact]
    public async Task Another_build_seeds_again_and_so_does_the_same_with_examples()
    {
        Assembly[] seeds = [typeof(SortimentApp).Assembly];
        await OnceAsync(seeds);
        await OnceAsync([.. seeds, typeof(Money).Assembly]);
        await OnceAsync(seeds, examples: true);
        Assert.Equal(3, _seeded);
    }

    [Fact]
    public async Task What_failed_is_tried_again()
    {
        Assembly[] seeds = [typeof(FactAttribute).Assembly];
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            OnceAsync(seeds, seed: () => throw new InvalidOperationException())
        );
        await OnceAsync(seeds);
        Assert.Equal(1, _seeded);
    }

    [Fact]
    public async Task The_app_cannot_take_a_mark_away()
    {
        const string Rights =
            "SELECT has_table_privilege('sortiment_app', 'platform.seeded_builds', $$UPDATE, DELETE$$)";
        Assert.False(await _app.AskAsOwnerAsync<bool>(Rights));
    }

    [Fact]
    public async Task The_template_of_all_tests_was_seeded_by_this_build()
    {
        var builds = await _app.AskAsOwnerAsync<string>(
            "SELECT string_agg(build, ',') FROM platform.seeded_builds WHERE build LIKE '%with examples'"
        );
        Assert.Contains(typeof(PlatformModule).Assembly.ManifestModule.ModuleVersionId.ToString("N"), builds);
    }

    private Task OnceAsync(IReadOnlyList<Assembly> seeds, bool examples = false, Func<Task>? seed = null) =>
        _app.Services.GetRequiredService<SeededBuilds>().OnceAsync(seeds, examples, seed ?? CountAsync, Ct);

    private Task CountAsync()
    {
        _seeded++;
        return Task.CompletedTask;
    }
}
