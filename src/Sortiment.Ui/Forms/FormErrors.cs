using System.Text;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Ui.Forms;

/// <summary>
/// What is wrong with a form, shared with every field inside <see cref="FormProblem"/>: a field finds its own messages by its
/// name, so that a page says only once what the problem was.
/// </summary>
/// <param name="problem">What the command answered; null when nothing is wrong.</param>
/// <param name="model">The name of the form's model, which stands first in the fields' names: "Input" in "Input.Title".</param>
/// <param name="form">Tells two forms on one page apart; becomes part of the fields' ids.</param>
public sealed class FormErrors(Problem? problem, string model, string form)
{
    /// <summary>The problem itself.</summary>
    public Problem? Problem { get; } = problem;

    /// <summary>Every message with the id of the field it is about; null when it is about the whole.</summary>
    public IReadOnlyList<(string? FieldId, string Message)> All { get; } =
        problem switch
        {
            null => [],
            InvalidProblem invalid =>
            [
                .. invalid.Errors.SelectMany(field =>
                    field.Value.Select(message => (field.Key == "" ? null : Id(form, model, field.Key), message))
                ),
            ],
            _ => [(null, problem.Message)],
        };

    /// <summary>The id of the field with this name.</summary>
    public string IdOf(string name) => Id(form, model, name);

    /// <summary>The messages about the field with this name ("Input.Title" and "title" are the same field).</summary>
    public IReadOnlyList<string> For(string name)
    {
        var id = IdOf(name);
        return [.. All.Where(error => error.FieldId == id).Select(error => error.Message)];
    }

    /// <summary>
    /// An id that is the same whether the name comes from the form or from the problem: "Input.Answers[safety]" and
    /// "answers.safety" too.
    /// </summary>
    internal static string Id(string form, string model, string name)
    {
        var own = name.StartsWith(model + ".", StringComparison.OrdinalIgnoreCase) ? name[(model.Length + 1)..] : name;
        var id = new StringBuilder(form).Append('-');
        foreach (var letter in own.ToLowerInvariant())
        {
            id.Append(char.IsLetterOrDigit(letter) ? letter : '-');
        }

        return id.ToString().TrimEnd('-');
    }
}
