using Npgsql;

namespace Sortiment.Platform.Persistence;

/// <summary>
/// Makes the modules' models while the app listens already: Entity Framework would make each for the first request that needs
/// it, which would wait, and keeps them for the life of the process. No database is asked.
/// </summary>
public static class ModuleModels
{
    /// <summary>Makes them on another thread, in the order given.</summary>
    /// <returns>Fails with what is wrong with a model, which whoever asks for it is told too.</returns>
    public static Task MakeAsync(IEnumerable<ModuleSchema> modules) => Task.Run(() => modules.ToList().ForEach(Make));

    private static void Make(ModuleSchema module)
    {
        using var connection = new NpgsqlConnection();
        using var context = module.Create(connection);
        _ = context.Model;
    }
}
