using Microsoft.AspNetCore.Connections;
using Sortiment.Host;
using Sortiment.LocalPostgres;
using Sortiment.Platform;
using Sortiment.Platform.Persistence;

var builder = WebApplication.CreateBuilder(args);
Observation.AddLogs(builder);
try
{
    // Most of a start is code being compiled, and two cores do it in less time than one: PostgreSQL starts and the tables are
    // seen to while the services are put together and the pages get their addresses.
    await using var database = LocalDatabase.Open(builder);
    Composition.AddServices(builder);
    await using var app = Composition.Build(builder, () => database.Connections.GetAwaiter().GetResult().App);
    var prepared = Task.Run(async () =>
    {
        var (_, owner) = await database.Connections;
        await Composition.PrepareAsync(app, owner, CancellationToken.None);
    });
    try
    {
        Composition.Map(app);
    }
    catch
    {
        // whatever happens: a migration is not stopped halfway by what is disposed of here
        await prepared.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw;
    }

    await prepared;
    await app.StartAsync();
    Welcome.Print(app);
    var models = ModuleModels.MakeAsync(app.Services.GetServices<ModuleSchema>());
    await app.WaitForShutdownAsync();
    await models;
    return 0;
}
catch (Exception problem) when (problem is LocalClusterException or SettingException)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
catch (IOException problem) when (problem.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"{problem.Message} Stop what is there, or set ASPNETCORE_URLS to another address.");
    return 1;
}

/// <summary>Composition only; partial so that tests can start it.</summary>
public partial class Program;
