using Sortiment.Catalogue.Offers;
using Sortiment.Introduction.Assessment;

namespace Sortiment.Introduction.Tests.Assessment;

public class AgreementTreeTests
{
    // Answers in the order asked (y/n), and the form they lead to (DOMAIN section 4, questions 1-4).
    public static TheoryData<string, string> Paths =>
        new()
        {
            { "y", nameof(AgreementForm.CooperationAgreement) },
            { "nn", nameof(AgreementForm.CentralPurchasing) },
            { "nyn", nameof(AgreementForm.CentralPurchasing) },
            { "nyyy", nameof(AgreementForm.CooperationAgreement) },
            { "nyyn", nameof(AgreementForm.SupplementaryAgreement) },
        };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Answers_lead_to_the_form_and_the_path_is_kept(string answers, string form)
    {
        var path = AgreementTree.Walk(Answers(answers));

        Assert.Equal(form, path.Form.ToString());
        Assert.Null(path.Next);
        Assert.Equal(answers, string.Concat(path.Passed.Select(step => step.Answer ? 'y' : 'n')));
    }

    [Theory]
    [InlineData("", "in-assortment")]
    [InlineData("n", "health-care-use")]
    [InlineData("ny", "medical-device")]
    [InlineData("nyy", "covered-area")]
    public void Half_way_the_next_question_is_asked_and_done_is_refused(string answers, string next)
    {
        var path = AgreementTree.Walk(Answers(answers));

        Assert.Null(path.Form);
        Assert.Equal(next, path.Next?.Key);
        Refusals.NamesFields(() => Check(Answers(answers)), $"agreementForm.{next}");
    }

    [Fact]
    public void An_answer_beside_the_path_is_left_aside_and_an_unknown_question_is_refused()
    {
        var beside = new Dictionary<string, bool> { ["in-assortment"] = true, ["covered-area"] = false };
        Check(beside);
        Assert.Single(AgreementTree.Walk(beside).Passed);

        var unknown = new Dictionary<string, bool> { ["in-assortment"] = true, ["colour"] = true };
        Refusals.NamesFields(() => Check(unknown), "agreementForm.colour");
    }

    [Fact]
    public void Every_form_has_a_name_of_its_own() =>
        Assert.Equal(
            5,
            Enum.GetValues<AgreementForm>()
                .Select(AgreementFormNames.InSwedish)
                .Distinct(StringComparer.Ordinal)
                .Count()
        );

    private static Dictionary<string, bool> Answers(string answers) =>
        AgreementTree.Questions.Zip(answers).ToDictionary(pair => pair.First.Key, pair => pair.Second == 'y');

    private static void Check(Dictionary<string, bool> answers)
    {
        var errors = new FieldErrors();
        AgreementTree.Check(errors, "agreementForm", answers);
        errors.ThrowIfAny();
    }
}
