using Mediator;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Ui.Forms;

/// <summary>
/// A page with a form that sends one command: on success it leads on (and the browser's reload does nothing twice); when a
/// field is wrong or somebody else was first, it is shown again with what was typed, and <see cref="FormProblem"/> answers 422 or 409.
/// </summary>
public abstract class FormPage : ComponentBase
{
    /// <summary>Sends queries and commands.</summary>
    [Inject]
    protected ISender Sender { get; set; } = default!;

    /// <summary>Leads on.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>Who acts.</summary>
    [Inject]
    protected ITenantContext Tenant { get; set; } = default!;

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    /// <summary>What was wrong, for <see cref="FormProblem"/>; null while nothing was.</summary>
    protected Problem? Problem { get; private set; }

    /// <summary>Sends the command and leads on.</summary>
    /// <param name="command">The command.</param>
    /// <param name="next">Where to go, from the command's answer.</param>
    protected async Task SendAsync<T>(ICommand<T> command, Func<T, string> next)
    {
        T answer;
        try
        {
            answer = await Sender.Send(command, Http?.RequestAborted ?? default);
        }
        catch (Problem problem) when (problem.Status is 409 or 422)
        {
            Problem = problem;
            return;
        }

        Navigation.NavigateTo(next(answer));
    }

    /// <summary>Refuses the page to other roles, where no query does it.</summary>
    /// <exception cref="ForbiddenProblem">The acting role is none of these.</exception>
    protected void Demand(params ReadOnlySpan<string> roles)
    {
        if (Tenant.Actor?.Is(roles) != true)
        {
            throw new ForbiddenProblem("Sidan ingår inte i den roll du agerar i. Byt roll om du har en annan.");
        }
    }
}
