using Microsoft.AspNetCore.Components;

namespace Sortiment.Ui.Forms;

/// <summary>
/// What every field has: name, label, hint and errors, tied together for assistive technology. A field is bound to nothing
/// but its name and value, so that it works with any <c>[SupplyParameterFromForm]</c> model and in GET forms.
/// </summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The form's errors, inside <see cref="FormProblem"/>.</summary>
    [CascadingParameter]
    public FormErrors? Errors { get; set; }

    /// <summary>The name the form sends: "Input.Title" for the property Title of the parameter Input.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What the field is called, in Swedish. Always visible.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>A sentence of help between label and field.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>A message of the page's own; the ones in <see cref="FormErrors"/> come by themselves.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>The field must be filled in. In a form, the label of every other field says "(frivilligt)".</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>The field must be filled in in some cases, which its hint tells: the label then says nothing.</summary>
    [Parameter]
    public bool Conditional { get; set; }

    /// <summary>Anything else for the control itself: maxlength, autocomplete, inputmode.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>The control's id, from its name.</summary>
    public string Id => Errors?.IdOf(Name) ?? FormErrors.Id("f", "Input", Name);

    /// <summary>The messages that stand by the field.</summary>
    public IReadOnlyList<string> Messages => [.. Error is null ? [] : new[] { Error }, .. Errors?.For(Name) ?? []];

    /// <summary>Whether to say that the field may be left empty.</summary>
    public bool SaysOptional => !Required && !Conditional && Errors is not null;

    /// <summary>aria-describedby: the hint and the messages, where there are any.</summary>
    public string? DescribedBy
    {
        get
        {
            string?[] ids = [Hint is null ? null : Id + "-hint", Messages.Count == 0 ? null : Id + "-error"];
            var present = string.Join(' ', ids.Where(id => id is not null));
            return present.Length == 0 ? null : present;
        }
    }

    /// <summary>aria-invalid.</summary>
    public string? Invalid => Messages.Count == 0 ? null : "true";

    /// <summary>aria-required.</summary>
    public string? AriaRequired => Required ? "true" : null;
}
