using System.Text.RegularExpressions;

namespace Sortiment.Introduction.Council;

/// <summary>The fields of the API as the pages' forms have them.</summary>
internal static partial class FieldNames
{
    /// <summary>"proposals[2]" as "proposals": a group of check boxes is one field.</summary>
    public static Problem WithoutIndexes(this Problem problem) => problem.Renamed(field => Index().Replace(field, ""));

    /// <summary>The same problem with its fields under other names; fields that come to share a name share messages.</summary>
    public static Problem Renamed(this Problem problem, Func<string, string> name) =>
        problem is InvalidProblem invalid
            ? new InvalidProblem(
                invalid
                    .Errors.GroupBy(error => name(error.Key))
                    .ToDictionary(field => field.Key, field => field.SelectMany(e => e.Value).Distinct().ToArray())
            )
            : problem;

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
