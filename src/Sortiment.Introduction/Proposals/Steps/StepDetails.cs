using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sortiment.Introduction.Proposals;

/// <summary>
/// What a step was about, each step with its own fields. Stored as JSON with <see cref="Json"/>; the discriminators and the
/// field names are therefore fixed, like the API's.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SubmissionDetails), "submission")]
[JsonDerivedType(typeof(ReceiptDetails), "receipt")]
[JsonDerivedType(typeof(NominationDetails), "nomination")]
[JsonDerivedType(typeof(ScreeningDetails), "screening")]
[JsonDerivedType(typeof(GuidelineDetails), "guideline")]
[JsonDerivedType(typeof(AssessmentDetails), "assessment")]
[JsonDerivedType(typeof(SupplyDetails), "supply")]
[JsonDerivedType(typeof(NominationNeedDetails), "nomination-need")]
[JsonDerivedType(typeof(ImpactDetails), "impact")]
[JsonDerivedType(typeof(SendDetails), "send")]
[JsonDerivedType(typeof(RecommendationDetails), "recommendation")]
[JsonDerivedType(typeof(DecisionDetails), "decision")]
[JsonDerivedType(typeof(HandbookDetails), "handbook")]
[JsonDerivedType(typeof(AgreementDetails), "agreement")]
[JsonDerivedType(typeof(InformationDetails), "information")]
internal abstract record StepDetails
{
    /// <summary>How details, contents and other snapshots are stored: camelCase, enums as text.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // jsonb keeps no order of keys, so the discriminator may come anywhere
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}
