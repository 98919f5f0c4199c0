using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Sortiment.Ui.Components;

/// <summary>
/// Draws its content after its elder siblings have come to life: a table's columns must have registered before its head
/// can be drawn.
/// </summary>
public sealed class Deferred : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public RenderFragment ChildContent { get; set; } = default!;

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, ChildContent);
}
