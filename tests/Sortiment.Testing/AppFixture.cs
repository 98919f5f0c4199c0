using Xunit;

namespace Sortiment.Testing;

/// <summary>
/// One app for all the tests of a class: <c>class XTests(AppFixture fixture) : IClassFixture&lt;AppFixture&gt;</c>. Tests that share it
/// must not mind each other's rows.
/// </summary>
public sealed class AppFixture : IAsyncLifetime
{
    private SortimentApp? _app;

    /// <summary>The app.</summary>
    public SortimentApp App => _app ?? throw new InvalidOperationException("The fixture has not started.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _app = await SortimentApp.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;
}
