using Sortiment.Host;
using Sortiment.LocalPostgres;

var builder = WebApplication.CreateBuilder(args);
Observation.AddLogs(builder);
try
{
    await using var database = await LocalDatabase.OpenAsync(builder, CancellationToken.None);
    await using var app = Composition.Build(builder, database.App);
    await Composition.PrepareAsync(app, database.Owner, CancellationToken.None);
    await app.StartAsync();
    Welcome.Print(app);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (LocalClusterException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

/// <summary>Composition only; partial so that tests can start it.</summary>
public partial class Program;
