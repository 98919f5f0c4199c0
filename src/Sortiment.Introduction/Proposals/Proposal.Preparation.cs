namespace Sortiment.Introduction.Proposals;

// Steps 2 to 4: receipt, screening and the five parts of the preparation.
internal sealed partial class Proposal
{
    /// <summary>Step 2: complete, incomplete (back to the proposer) or waiting for a national nomination.</summary>
    public string Receive(StepAct act, ReceiptDetails details)
    {
        var step = Acting(act, Activities.Receive);
        Check(details.Check);
        return Complete(step, act, details.Result.ToString(), details);
    }

    /// <summary>Step 2, waiting: the nomination has been settled.</summary>
    public string EndNominationWait(StepAct act, NominationDetails details)
    {
        var step = Acting(act, Activities.AwaitNomination);
        Check(details.Check);
        return Complete(step, act, details.Result.ToString(), details);
    }

    /// <summary>Step 3: on, or rejected with reasons.</summary>
    public string Screen(StepAct act, ScreeningDetails details)
    {
        var step = Acting(act, Activities.Screen);
        Check(details.Check);
        return Complete(step, act, details.Result.ToString(), details);
    }

    /// <summary>Step 4 a.</summary>
    public string ReviewGuideline(StepAct act, GuidelineDetails details)
    {
        var step = Acting(act, Activities.Guideline);
        Check(details.Check);
        return Complete(step, act, Outcomes.Done, details);
    }

    /// <summary>Step 4 b.</summary>
    public string Assess(StepAct act, AssessmentDetails details)
    {
        var step = Acting(act, Activities.Assess);
        Check(details.Check);
        return Complete(step, act, Outcomes.Done, details);
    }

    /// <summary>Step 4 c.</summary>
    public string PrepareSupply(StepAct act, SupplyDetails details)
    {
        var step = Acting(act, Activities.Supply);
        Check(details.Check);
        return Complete(step, act, Outcomes.Done, details);
    }

    /// <summary>Step 4 d.</summary>
    public string ConsiderNomination(StepAct act, NominationNeedDetails details)
    {
        var step = Acting(act, Activities.NominationNeed);
        Check(details.Check);
        return Complete(step, act, Outcomes.Done, details);
    }

    /// <summary>Step 4 e.</summary>
    public string AnalyseImpact(StepAct act, ImpactDetails details)
    {
        var step = Acting(act, Activities.Impact);
        Check(details.Check);
        return Complete(step, act, Outcomes.Done, details.WithPath());
    }
}
