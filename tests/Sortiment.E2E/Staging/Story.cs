using Sortiment.E2E.Browsing;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedBrowser))]
[assembly: TestCollectionOrderer(typeof(Sortiment.E2E.Staging.LongestFirst))]

namespace Sortiment.E2E.Staging;

/// <summary>What every story has: a stage, pictures of everybody's window when it fails, and an app that logs no error.</summary>
public abstract class Story(SharedBrowser browser) : IAsyncLifetime
{
    private Stage? _stage;

    private protected Stage Stage => _stage!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _stage = await Stage.OpenAsync(browser);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_stage is null)
        {
            return;
        }

        await using (_stage)
        {
            var errors = _stage
                .App.Log.Errors.Select(line => $"{line.Category}: {line.Text} {line.Exception}")
                .ToList();
            if (TestContext.Current.TestState?.Result == TestResult.Failed)
            {
                var name = $"{GetType().Name}.{TestContext.Current.TestMethod?.MethodName}";
                var kept = await _stage.KeepPicturesAsync(name);
                Console.WriteLine(
                    $"{name} failed. What everybody saw last, and .html beside:\n{string.Join('\n', kept.Concat(errors))}"
                );
            }
            else
            {
                Assert.Empty(errors);
            }
        }

        GC.SuppressFinalize(this);
    }
}
