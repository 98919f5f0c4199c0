using Sortiment.Kernel;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>Somebody acting on a step: who, when, having seen what.</summary>
/// <param name="Version">
/// The proposal's version that the person had on the screen, or null when it is not stated. What others have done beside
/// the step since it was entered, such as another part of step 4, does not make a version stale.
/// </param>
/// <param name="Note">A free note, kept with the step.</param>
internal sealed record StepAct(Actor Actor, DateTimeOffset At, int? Version = null, string? Note = null)
{
    /// <summary>The date in Sweden.</summary>
    public DateOnly Today => SwedishCalendar.DateOf(At);
}

/// <summary>
/// Who did something, as it was then. The same person may act in several roles on one proposal; that is allowed, and seen
/// here.
/// </summary>
/// <param name="OnBehalfOf">What the person acted for, in Swedish: "Grästorp", "Ledningsrådet".</param>
internal sealed record Who(Guid PersonId, string Name, string Role, string OnBehalfOf)
{
    public static Who Of(Actor actor) => new(actor.PersonId, actor.PersonName, actor.Role, actor.OnBehalfOf);
}
