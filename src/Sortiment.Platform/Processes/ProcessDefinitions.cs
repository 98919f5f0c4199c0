namespace Sortiment.Platform.Processes;

/// <summary>Every version of every process: running processes stay on theirs, new ones begin on the latest.</summary>
public sealed class ProcessDefinitions
{
    private readonly ILookup<string, ProcessDefinition> _versions;

    internal ProcessDefinitions(IReadOnlyCollection<ProcessDefinition> all)
    {
        All = all;
        _versions = all.OrderBy(definition => definition.Version).ToLookup(definition => definition.DefinitionId);
    }

    /// <summary>Loads all <c>*.json</c> in a folder.</summary>
    /// <param name="folder">The folder, usually <c>workflows/</c>.</param>
    /// <exception cref="ProcessDefinitionException">One of the files is faulty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ProcessDefinitions Load(string folder) =>
        new([
            .. Directory
                .EnumerateFiles(folder, "*.json")
                .Order(StringComparer.Ordinal)
                .Select(ProcessDefinitionLoader.Load),
        ]);

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<ProcessDefinition> All { get; }

    /// <summary>The version that new processes begin on.</summary>
    /// <exception cref="KeyNotFoundException">There is no such process.</exception>
    public ProcessDefinition Latest(string definitionId) =>
        _versions[definitionId].LastOrDefault() ?? throw Missing($"{definitionId}.v*.json");

    /// <summary>The version that a running process is pinned to.</summary>
    /// <exception cref="KeyNotFoundException">There is no such version: its file was removed too early.</exception>
    public ProcessDefinition Get(string definitionId, int version) =>
        _versions[definitionId].SingleOrDefault(definition => definition.Version == version)
        ?? throw Missing(ProcessDefinitionLoader.FileName(definitionId, version));

    private static KeyNotFoundException Missing(string file) => new($"There is no process definition {file}.");
}
