using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Sortiment.Testing;
using Xunit;

namespace Sortiment.Platform.Tests.ReadApi;

/// <summary>
/// What Excel and Power BI have built on does not change by accident: the model is kept in <c>edm.xml</c> beside this file. A
/// change that is meant is written there by running this test with UPDATE_GOLDEN=1.
/// </summary>
public sealed class EdmTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_model_is_the_one_that_clients_know()
    {
        var golden = Path.Combine(Path.GetDirectoryName(Here())!, "edm.xml");
        var served = await fixture
            .App.As("hsd")
            .GetStringAsync("/odata/$metadata", TestContext.Current.CancellationToken);
        var model = XDocument.Parse(served).ToString().ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, model, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken), model);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
