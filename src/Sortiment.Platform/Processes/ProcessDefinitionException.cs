namespace Sortiment.Platform.Processes;

/// <summary>A definition file that must not run; the message, in English, names file, activity and fault.</summary>
public sealed class ProcessDefinitionException : Exception
{
    internal ProcessDefinitionException(string file, string? activityId, string fault, Exception? cause = null)
        : base(activityId is null ? $"{file}: {fault}" : $"{file}: activity \"{activityId}\": {fault}", cause)
    {
        File = file;
        ActivityId = activityId;
    }

    /// <summary>The file's name without its folder.</summary>
    public string File { get; }

    /// <summary>The activity at fault, when it is one activity's.</summary>
    public string? ActivityId { get; }
}
