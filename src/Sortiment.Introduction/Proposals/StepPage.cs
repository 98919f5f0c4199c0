using System.Text.Json;
using Mediator;
using Microsoft.AspNetCore.Components;
using Sortiment.Introduction.Read;
using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// What the pages of the steps have in common, as <see cref="StepFrame"/> draws it: whose step it is, what there is to
/// judge, and a form that is shown again with all that was typed whenever something stops it.
/// </summary>
public abstract class StepPage : ComponentBase
{
    /// <summary>The button that saves the form without completing the step.</summary>
    internal const string SaveAction = "spara";

    [Inject]
    private protected ISender Sender { get; set; } = default!;

    [Inject]
    private protected ITenantContext Tenant { get; set; } = default!;

    [Inject]
    private protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private protected ProcessDefinitions Definitions { get; set; } = default!;

    /// <summary>The proposal.</summary>
    [Parameter]
    public Guid Id { get; set; }

    /// <summary>"ja" when the draft has just been saved.</summary>
    [SupplyParameterFromQuery(Name = "sparat")]
    public string? SavedText { get; set; }

    /// <summary>The step's number and part, as in the process file.</summary>
    internal abstract (int Number, string? Part) Step { get; }

    internal abstract StepForm Form { get; }

    internal bool IsPosted { get; private protected set; }
    internal ProposalView? View { get; private set; }
    internal IReadOnlyDictionary<Guid, DocumentRow> Documents { get; private set; } = null!;
    internal Problem? Problem { get; private protected set; }

    /// <summary>What was saved without completing the step; null when nothing was.</summary>
    internal StepDraft? Draft { get; private set; }

    /// <summary>The draft was saved by a form that has changed since, and cannot be shown.</summary>
    internal bool IsDraftUnreadable { get; private protected set; }

    internal bool IsSaved => SavedText == "ja" && Draft is not null && !IsPosted;

    /// <summary>"4b": in the address, and in the key of what the browser keeps.</summary>
    internal string Key => $"{Step.Number}{Step.Part}";

    internal string Label => Names.Step(Step.Number, Step.Part);

    /// <summary>What the button that sends the form says.</summary>
    internal virtual string ButtonText => $"Slutför steg {Label}";

    /// <summary>The time at the step that waits now; null when none does.</summary>
    internal StepView? Open => View!.History.FirstOrDefault(step => IsThis(step) && step.CompletedAt is null);

    /// <summary>The latest time at the step that is over.</summary>
    internal StepView? Latest => View!.History.LastOrDefault(step => IsThis(step) && step.CompletedAt is not null);

    internal IReadOnlyList<string> Responsible =>
        View!.CurrentSteps.FirstOrDefault(step => (step.Step, step.Part) == Step)?.Responsible
        ??
        [
            .. Definition
                .Steps.Where(step => (step.Number, step.Part) == Step)
                .SelectMany(step => step.Responsible)
                .Distinct(),
        ];

    internal string Title =>
        (Open ?? Latest)?.Title ?? Definition.Steps.First(step => (step.Number, step.Part) == Step).Title;

    /// <summary>
    /// A form that was sent is always shown again, whatever the proposal's state: what is typed in it must never be lost.
    /// </summary>
    internal bool ShowsForm => IsPosted || (View!.Whole is not null && Open is not null && IsResponsible && !HasActed);

    internal bool IsResponsible => Responsible.Contains(Tenant.Actor!.Role);

    /// <summary>In step 7: whether the actor's side has decided already, and the other is awaited.</summary>
    internal bool HasActed =>
        View!.Whole is { } proposal
        && proposal.OpenSteps.Any(step =>
            (step.Number, step.Part) == Step
            && proposal.Decisions.Any(d => d.StepId == step.Id && d.Role == Tenant.Actor!.Role)
        );

    private ProcessDefinition Definition =>
        View!.Whole?.ProcessVersion is { } version
            ? Definitions.Get(ProposalStore.Workflow, version)
            : Definitions.Latest(ProposalStore.Workflow);

    /// <summary>Completes the step, or shows the form again as its button says.</summary>
    internal async Task SubmitAsync()
    {
        if (!string.IsNullOrEmpty(Form.Action) && Form.Action != SaveAction)
        {
            Act(Form.Action);
            return;
        }

        try
        {
            if (Form.Action == SaveAction)
            {
                var form = JsonSerializer.Serialize(Form, Form.GetType());
                await Sender.Send(new SaveStepDraft(Id, Step.Number, Step.Part, form, Form.DraftVersion, Form.Version));
                Navigation.NavigateTo($"{StepPath.Of(Id, Step.Number, Step.Part)}?sparat=ja");
                return;
            }

            if (Draft is { } newer && newer.Version != Form.DraftVersion)
            {
                throw new ConflictProblem(
                    ConflictProblem.StaleVersion,
                    $"{newer.SavedBy} har sparat ett utkast av steget sedan du öppnade sidan. Slutför du steget nu gäller din text."
                );
            }

            await Sender.Send(Command());
            Navigation.NavigateTo($"{StepPath.Of(Id)}?klart={Key}");
        }
        catch (InvalidProblem problem)
        {
            var fields = problem.Errors.GroupBy(error => FieldOf(error.Key), error => error.Value);
            Problem = new InvalidProblem(
                fields.ToDictionary(f => f.Key, f => f.SelectMany(e => e).Distinct().ToArray())
            );
        }
        catch (Problem problem)
        {
            Problem = problem;
            await LoadAsync();

            // having been told that something has happened, the user may send the same again
            Form.Version = View!.Version ?? Form.Version;
            Form.DraftVersion = Draft?.Version ?? 0;
        }
    }

    private protected async Task LoadAsync()
    {
        var view = await Sender.Send(new ShowProposal(Id));
        var attached = view.Content?.Attachments.Select(a => a.DocumentId) ?? [];
        Documents = await Sender.Send(new ListDocuments([.. attached]));
        var waiting = view.Whole?.OpenSteps.FirstOrDefault(step => (step.Number, step.Part) == Step);
        Draft = waiting is null ? null : await Sender.Send(new ShowStepDraft(waiting.Id));

        // last: a slow answer lets the page be drawn in between, and what it draws needs both
        View = view;
    }

    /// <summary>The command that the form makes.</summary>
    /// <exception cref="InvalidProblem">Something typed cannot be read.</exception>
    private protected abstract ICommand<ProposalPosition> Command();

    /// <summary>What stands in the form from the start.</summary>
    private protected virtual void Prefill(Proposal proposal) { }

    /// <summary>Does what a button that shows the form again says.</summary>
    private protected virtual void Act(string action) { }

    /// <summary>The form's name of a field that the command has another name for.</summary>
    private protected virtual string FieldOf(string field) => field;

    private bool IsThis(StepView step) => (step.Step, step.Part) == Step;
}

/// <summary>A step's page with its form.</summary>
public abstract class StepPage<TForm> : StepPage
    where TForm : StepForm, new()
{
    /// <summary>What is typed.</summary>
    [SupplyParameterFromForm(FormName = "step")]
    public TForm Input { get; set; } = default!;

    internal override StepForm Form => Input;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        IsPosted = Input is not null;
        Input ??= new TForm();
        await LoadAsync();
        if (!IsPosted && View!.Whole is { } proposal)
        {
            Prefill(proposal);
            if (Draft is { } draft)
            {
                Continue(draft);
            }

            Input.Version = proposal.Version;
        }
    }

    private void Continue(StepDraft draft)
    {
        try
        {
            Input = JsonSerializer.Deserialize<TForm>(draft.Form)!;
            Input.Action = null;
        }
        catch (JsonException)
        {
            IsDraftUnreadable = true;
        }

        Input.DraftVersion = draft.Version;
    }
}
