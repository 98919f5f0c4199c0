using System.Diagnostics;

namespace Sortiment.LocalPostgres.Tests;

/// <summary>This test program started once more, as another owner of a cluster (see <see cref="EntryPoint"/>).</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    private OtherProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it holds its cluster.</summary>
    public static async Task<OtherProcess> StartAsync(params string[] arguments)
    {
        var program = Path.Combine(
            AppContext.BaseDirectory,
            typeof(OtherProcess).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : "")
        );
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EntryPoint.Ready, line);
        return new OtherProcess(process);
    }

    /// <summary>kill -9: nothing of it runs any more, not even its clean-up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks it to terminate, as a shutdown or a CI runner does; on Windows, which has no such signal, it ends normally.</summary>
    public async Task TerminateAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        if (OperatingSystem.IsWindows())
        {
            await EndAsync();
            return;
        }
        await Tool.RunAsync("/bin/sh", ["-c", "kill -TERM $0", $"{Id}"], null, cancellation);
        await _process.WaitForExitAsync(cancellation);
    }

    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
