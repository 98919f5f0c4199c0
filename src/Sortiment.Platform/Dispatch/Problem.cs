using System.Collections.ObjectModel;

namespace Sortiment.Platform.Dispatch;

/// <summary>
/// A request that cannot be carried out for a reason the user can understand. The API answers it as RFC 9457 problem
/// details with <see cref="Type"/> as the last part of the type address; a page shows <see cref="Exception.Message"/>
/// (Swedish, plain) and keeps what was typed.
/// </summary>
/// <param name="type">Stable code in kebab-case: "stale-version".</param>
/// <param name="message">What is wrong and what to do, in Swedish.</param>
public abstract class Problem(string type, string message) : Exception(message)
{
    /// <summary>Stable code in kebab-case.</summary>
    public string Type { get; } = type;

    /// <summary>The HTTP status that answers it.</summary>
    public abstract int Status { get; }

    /// <summary>What a program can read beside the message: members of the problem details, in camelCase.</summary>
    public virtual IReadOnlyDictionary<string, object?> Members => ReadOnlyDictionary<string, object?>.Empty;
}

/// <summary>The acting role may not do this: 403.</summary>
public sealed class ForbiddenProblem(string message) : Problem("forbidden", message)
{
    /// <inheritdoc />
    public override int Status => 403;
}

/// <summary>There is no such thing, or this principal may not see it; the two look the same from outside: 404.</summary>
public sealed class NotFoundProblem(string message) : Problem("not-found", message)
{
    /// <inheritdoc />
    public override int Status => 404;
}

/// <summary>The thing is not in the state this needs (wrong step), or somebody else changed it first: 409.</summary>
public sealed class ConflictProblem(string type, string message) : Problem(type, message)
{
    /// <summary>The type when somebody else changed the thing since it was read.</summary>
    public const string StaleVersion = "stale-version";

    /// <summary>The type when the process is not at the step this acts on.</summary>
    public const string WrongStep = "wrong-step";

    /// <summary>The answer when somebody else changed the same thing first.</summary>
    public static ConflictProblem Stale() =>
        new(
            StaleVersion,
            "Någon annan hann före och ändrade samma sak. Ladda om sidan för att se det nya läget. Det du skrev finns kvar."
        );

    /// <inheritdoc />
    public override int Status => 409;
}

/// <summary>One or more fields are not as they must be: 422, each field named with its messages.</summary>
public sealed class InvalidProblem(IReadOnlyDictionary<string, string[]> errors)
    : Problem("invalid-fields", string.Join(" ", errors.Values.SelectMany(e => e)))
{
    /// <summary>One field that is not as it must be.</summary>
    /// <param name="field">The field's name as the API spells it (camelCase; "" for the whole).</param>
    /// <param name="message">What is wrong, in Swedish.</param>
    public InvalidProblem(string field, string message)
        : this(new Dictionary<string, string[]> { [field] = [message] }) { }

    /// <summary>Messages in Swedish by field name (camelCase, paths with dots and indexes: "risks[0].probability").</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, object?> Members =>
        new Dictionary<string, object?> { ["errors"] = Errors };

    /// <inheritdoc />
    public override int Status => 422;
}
