namespace Sortiment.Introduction.Proposals;

/// <summary>The activities of the process file <c>workflows/introduction.v1.json</c>, which the aggregate has a method for.</summary>
internal static class Activities
{
    public const string Submit = "step1";
    public const string Receive = "step2";
    public const string AwaitNomination = "step2n";
    public const string Screen = "step3";
    public const string Guideline = "step4a";
    public const string Assess = "step4b";
    public const string Supply = "step4c";
    public const string NominationNeed = "step4d";
    public const string Impact = "step4e";
    public const string Send = "step5";
    public const string Recommend = "step6";
    public const string DecideRegion = "step7region";
    public const string DecideShared = "step7shared";
    public const string Handbook = "step8";
    public const string Agreement = "step9";
    public const string Inform = "step10";
}

/// <summary>The outcomes that are not simply the name of a result: what a step's method returns and a signal carries.</summary>
internal static class Outcomes
{
    public const string Submitted = "Submitted";
    public const string Done = "Done";
    public const string Sent = "Sent";
    public const string RecommendRegion = "RecommendRegion";
    public const string RecommendShared = "RecommendShared";
    public const string SentBack = "SentBack";
    public const string NotRecommended = "NotRecommended";
    public const string Approved = "Approved";
    public const string Rejected = "Rejected";
    public const string Unlike = "Unlike";
    public const string HandbookUpdated = "HandbookUpdated";
    public const string AgreementStated = "AgreementStated";
    public const string Informed = "Informed";

    /// <summary>Never signalled: how a step that was open ends when the proposer withdraws.</summary>
    public const string Withdrawn = "Withdrawn";
}
