namespace Sortiment.Platform;

/// <summary>A setting that the app cannot start with. Its message is for whoever set it, who needs no trace of the code.</summary>
/// <param name="setting">The setting's name: <c>Sortiment:PublicAddress</c>.</param>
/// <param name="problem">What is wrong and what it is to be, as it goes on after the name: "must be …".</param>
/// <param name="inner">Why, where something else found it.</param>
public sealed class SettingException(string setting, string problem, Exception? inner = null)
    : Exception($"{setting} {problem}", inner);
