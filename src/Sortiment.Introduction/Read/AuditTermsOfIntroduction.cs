using Microsoft.Extensions.DependencyInjection;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Platform.Audit;
using static Sortiment.Platform.Audit.AuditField;
using Fields = Sortiment.Introduction.Read.AuditFieldsOfIntroduction;

namespace Sortiment.Introduction.Read;

/// <summary>What the module's things, fields and use cases are called in the trail.</summary>
internal static class AuditTermsOfIntroduction
{
    public static void AddAuditTerms(this IServiceCollection services)
    {
        AddProposal(services);
        AddCouncil(services);
        AddMessages(services);
        services.AddAuditNames(
            nameof(Proposal),
            (IntroductionDbContext context, Guid[] ids) =>
                context
                    .Overviews.Where(o => ids.Contains(o.Id))
                    .Select(o => new AuditThing(o.Id.ToString(), $"{o.Reference} {o.Title}", StepPath.Of(o.Id)))
        );
        services.AddAuditNames(
            nameof(StepRecord),
            (IntroductionDbContext context, Guid[] ids) =>
                context
                    .StepOverviews.Where(s => ids.Contains(s.Id))
                    .Select(s => new AuditThing(
                        s.Id.ToString(),
                        $"{s.Reference}, steg {Names.Step(s.Number, s.Part)}",
                        StepPath.Of(s.ProposalId)
                    ))
        );
        services.AddAuditNames(
            nameof(PrincipalDecision),
            (IntroductionDbContext context, Guid[] ids) =>
                from decision in context.Decisions
                join proposal in context.Overviews on decision.ProposalId equals proposal.Id
                where ids.Contains(decision.Id)
                select new AuditThing(decision.Id.ToString(), proposal.Reference, StepPath.Of(proposal.Id))
        );
        services.AddAuditNames(
            nameof(FrozenProposal),
            (IntroductionDbContext context, Guid[] ids) =>
                from frozen in context.Set<FrozenProposal>()
                join proposal in context.Overviews on frozen.ProposalId equals proposal.Id
                where ids.Contains(frozen.Id)
                select new AuditThing(
                    frozen.Id.ToString(),
                    $"{proposal.Reference}, version {frozen.Number}",
                    StepPath.Of(proposal.Id)
                )
        );
        services.AddAuditNames(
            nameof(Meeting),
            (IntroductionDbContext context, Guid[] ids) =>
                context
                    .Meetings.Where(m => ids.Contains(m.Id))
                    .Select(m => new AuditThing(
                        m.Id.ToString(),
                        m.Date.ToString("yyyy-MM-dd", null),
                        $"/ledningsradet/{m.Id}"
                    ))
        );
        services.AddAuditNames(
            nameof(AgendaItem),
            (IntroductionDbContext context, Guid[] ids) =>
                context
                    .AgendaItems.Where(i => ids.Contains(i.Id))
                    .Select(i => new AuditThing(
                        i.Id.ToString(),
                        $"{i.Reference} {i.Title}",
                        StepPath.Of(i.ProposalId) // the item itself is the council's to see
                    ))
        );
    }

    private static void AddProposal(IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(Proposal),
            "Förslag",
            [
                ("reference", "Referens"),
                ("status", Of<ProposalStatus>("Läge", ProposalStatusNames.InSwedish)),
                .. Under("content", null, Fields.Application),
                ("createdAt", "Påbörjat"),
                ("submittedAt", "Inlämnat"),
                ("endedAt", "Avslutat"),
                ("processId", Hidden),
                ("processVersion", "Processens version"),
                ("costBearer", Of<CostBearer>("Kostnad", Names.InSwedish)),
                ("withdrawalReason", "Skäl till återtagandet"),
                ("productId", To("Produkt", "ProductSeries")),
            ]
        );
        services.AddAuditTerm(
            nameof(StepRecord),
            "Steg",
            [
                ("proposalId", To("Förslag", nameof(Proposal))),
                ("activityId", Hidden),
                ("number", "Steg"),
                ("part", "Del"),
                ("title", "Uppgift"),
                ("responsible", Role("Ansvar")),
                ("round", "Omgång"),
                ("enteredAt", "Kom till steget"),
                ("deadline", "Sista dag"),
                ("freshFrom", Hidden),
                ("completedAt", "Slutfört"),
                ("completedBy.personId", Hidden),
                ("completedBy.name", "Slutfört av"),
                ("completedBy.role", Role("Slutfört som")),
                ("completedBy.onBehalfOf", "Slutfört för"),
                ("outcome", new AuditField("Utfall", outcome => Names.Outcome(outcome) ?? "Klart")),
                ("note", "Anteckning"),
                .. Under("details", null, Fields.Details),
            ]
        );
        services.AddAuditTerm(
            nameof(PrincipalDecision),
            "Beslut i steg 7",
            ("proposalId", To("Förslag", nameof(Proposal))),
            ("stepId", Hidden),
            ("role", Role("Beslutsfattare")),
            ("approved", "Bifall"),
            ("date", "Beslutsdag"),
            ("reference", "Diarienummer"),
            ("note", "Anteckning"),
            ("recordedAt", "Registrerat")
        );
        services.AddAuditTerm(
            nameof(FrozenProposal),
            "Underlag till Ledningsrådet",
            [
                ("proposalId", To("Förslag", nameof(Proposal))),
                ("number", "Version"),
                ("proposalText", "Förslag till beslut"),
                .. Under("content", "Ansökan", Fields.Application),
                .. Under("impact", null, Fields.Impact),
                .. Under("assessment", "Bedömning", Fields.Assessment),
                ("frozenAt", "Skickat"),
            ]
        );
    }

    private static void AddCouncil(IServiceCollection services)
    {
        services.AddAuditTerm(
            nameof(Meeting),
            "Möte i Ledningsrådet",
            [
                ("date", "Dag"),
                ("place", "Plats"),
                ("status", Of<MeetingStatus>("Läge", CouncilNames.InSwedish)),
                ("quorum.moreThanShareOfEachSide", "Beslutsfört med mer än denna andel av varje sida"),
                ("openedAt", "Öppnat"),
                .. Under("minutes", "Protokoll", Fields.Minutes),
                ("minutesDocumentId", To("Protokollets dokument", "SharedDocument")),
            ]
        );
        services.AddAuditTerm(
            nameof(AgendaItem),
            "Punkt på dagordningen",
            [
                ("meetingId", To("Möte", nameof(Meeting))),
                ("proposalId", To("Förslag", nameof(Proposal))),
                ("reference", "Referens"),
                ("title", "Rubrik"),
                ("number", "Punkt"),
                .. Under("decision", null, Fields.Recommendation),
            ]
        );
    }

    private static void AddMessages(IServiceCollection services) =>
        services.AddAuditMessages(
            (nameof(CreateProposal), "Förslag påbörjat"),
            (nameof(ChangeProposal), "Ansökan ändrad"),
            (nameof(AttachDocument), "Dokument bifogat"),
            (nameof(SubmitProposal), "Ansökan inlämnad"),
            (nameof(WithdrawProposal), "Förslag återtaget"),
            (nameof(ReceiveProposal), "Ansökan mottagen"),
            (nameof(EndNomination), "Nationell nominering avgjord"),
            (nameof(ScreenProposal), "Fortsättning prövad"),
            (nameof(ReviewGuideline), "Riktlinje och samsyn utredda"),
            (nameof(AssessProduct), "Produkt bedömd"),
            (nameof(AgreeSupply), "Försörjning utredd"),
            (nameof(JudgeNomination), "Nationell nominering prövad"),
            (nameof(AnalyseImpact), "Konsekvenser utredda"),
            (nameof(SendToCouncil), "Förslag skickat till Ledningsrådet"),
            (nameof(PlanMeeting), "Möte kallat"),
            (nameof(MoveMeeting), "Möte flyttat"),
            (nameof(SetAgenda), "Dagordning satt"),
            (nameof(OpenMeeting), "Möte öppnat"),
            (nameof(RecordDecision), "Ledningsrådets beslut registrerat"),
            (nameof(CloseMeeting), "Möte avslutat"),
            (nameof(DecideProposal), "Beslut registrerat"),
            (nameof(UpdateHandbook), "Produktanvisning beslutad"),
            (nameof(StateAgreement), "Avtal och priser angivna"),
            (nameof(InformPrescribers), "Information skickad"),
            (nameof(SaveStepDraft), "Utkast sparat"),
            (nameof(Reminders.SendReminders), "Påminnelser skickade"),
            (nameof(Reminders.SendLateDigest), "Försenade steg sammanställda")
        );
}
