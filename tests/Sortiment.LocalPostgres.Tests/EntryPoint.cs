using Xunit.MicrosoftTestingPlatform;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>
/// Runs the tests, unless told to be what a test needs beside itself: a process that owns a cluster until it is killed.
/// </summary>
internal static class EntryPoint
{
    public const string HoldDurable = "hold-durable";
    public const string HoldTestCluster = "hold-test-cluster";
    public const string Ready = "ready";

    public static async Task<int> Main(string[] args) =>
        args switch
        {
            [HoldDurable, var home] => await HoldAsync(
                LocalCluster.StartAsync(new LocalClusterOptions { Home = home })
            ),
            [HoldTestCluster] => await HoldAsync(Testing.Cluster.TestCluster.SharedAsync()),
            _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        };

    /// <summary>Owns it until standard input is closed (a normal end) or the process is killed.</summary>
    private static async Task<int> HoldAsync(Task starting)
    {
        await starting;
        Console.WriteLine(Ready);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
