using Sortiment.Platform.Processes;
using Sortiment.Platform.Tenancy;
using Xunit;

namespace Sortiment.Introduction.Tests.Workflows;

/// <summary>The names in <c>workflows/introduction.v1.json</c> that the module's commands rely on.</summary>
public sealed class IntroductionDefinitionTests
{
    private readonly ProcessDefinition _definition = ProcessDefinitions.Load(Folder).Get("introduction", 1);

    [Fact]
    public void It_leads_where_the_investigation_says() =>
        Assert.Equal(
            """
            start Done step1
            step1 Submitted step2
            step2 Complete step3
            step2 Incomplete step1
            step2 AwaitNomination step2n
            step2n Resume step2
            step2n TakenOverNationally endRejected
            step3 GoOn fork4
            step3 Reject endRejected
            fork4 a step4a
            fork4 b step4b
            fork4 c step4c
            fork4 d step4d
            fork4 e step4e
            step4a Done join4
            step4b Done join4
            step4c Done join4
            step4d Done join4
            step4e Done join4
            join4 Done step5
            step5 Sent step6
            step6 RecommendRegion step7region
            step6 RecommendShared step7shared
            step6 SentBack fork4
            step6 NotRecommended endRejected
            step7region Approved step8
            step7region Rejected endRejected
            step7shared Approved step8
            step7shared Rejected endRejected
            step7shared Unlike step5
            step8 HandbookUpdated step9
            step9 AgreementStated step10
            step10 Informed endIntroduced
            """.ReplaceLineEndings("\n"),
            string.Join('\n', _definition.Connections.Select(c => $"{c.Source} {c.Port} {c.Target}"))
        );

    [Theory]
    [InlineData("step1", 1, null, Roles.Coordinator, Roles.ProductConsultant, Roles.CoordinationOffice)]
    [InlineData("step2", 2, null, Roles.CoordinationOffice)]
    [InlineData("step2n", 2, "n", Roles.CoordinationOffice)]
    [InlineData("step3", 3, null, Roles.CoordinationOffice)]
    [InlineData("step4a", 4, "a", Roles.CoordinationOffice)]
    [InlineData("step4b", 4, "b", Roles.PreparatoryGroup)]
    [InlineData("step4c", 4, "c", Roles.CoordinationOffice, Roles.ProductConsultant)]
    [InlineData("step4d", 4, "d", Roles.CoordinationOffice)]
    [InlineData("step4e", 4, "e", Roles.CoordinationOffice)]
    [InlineData("step5", 5, null, Roles.CoordinationOffice)]
    [InlineData("step6", 6, null, Roles.SteeringCouncil, Roles.CoordinationOffice)]
    [InlineData("step7region", 7, null, Roles.RegionalDirector)]
    [InlineData("step7shared", 7, null, Roles.RegionalDirector, Roles.VastKomBoard)]
    [InlineData("step8", 8, null, Roles.CoordinationOffice)]
    [InlineData("step9", 9, null, Roles.ProcurementOfficer, Roles.ProductConsultant)]
    [InlineData("step10", 10, null, Roles.CoordinationOffice)]
    public void Each_step_has_its_number_and_who_does_it(
        string id,
        int number,
        string? part,
        params string[] responsible
    )
    {
        Assert.True(_definition.TryGetStep(id, out var step));
        Assert.Equal((number, part), (step.Number, step.Part));
        Assert.Equal(responsible, step.Responsible);
    }

    [Fact]
    public void It_has_sixteen_steps_and_the_first_asks_for_all_three_parts_of_the_application()
    {
        Assert.Equal(16, _definition.Steps.Count());
        Assert.Equal(
            ["handbook-proposal", "product-description", "evidence"],
            _definition.Steps.First().RequiredEvidence
        );
    }

    [Fact]
    public void It_ends_introduced_or_rejected() =>
        Assert.Equal(
            ["introduced", "rejected"],
            _definition.Activities.OfType<EndActivity>().Select(end => end.Ending)
        );

    private static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("No Sortiment.sln above the tests.")
        : File.Exists(Path.Combine(folder.FullName, "Sortiment.sln")) ? Path.Combine(folder.FullName, "workflows")
        : Find(folder.Parent);
}
