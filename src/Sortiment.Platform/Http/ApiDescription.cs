using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Tenancy;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Sortiment.Platform.Http;

/// <summary>
/// Describes the API at <c>/openapi/v1.json</c>. Sign-in, problem answers and Idempotency-Key are the same everywhere and
/// are added here; an endpoint says only what it does, and gives examples.
/// </summary>
public static partial class ApiDescription
{
    private const string Bearer = "bearer";
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    private const string ProblemSchema = "Problem";
    private static readonly int[] OnlyOfBodies = [413, 415];

    private static readonly Dictionary<int, string> Problems = new()
    {
        [401] = "Anropet saknar en giltig åtkomstnyckel.",
        [403] = "Rollen får inte göra detta.",
        [404] = "Finns inte, eller syns inte för den huvudman som nyckeln agerar för.",
        [409] = "Fel steg, eller någon annan hann före.",
        [413] = "Det som skickades är för stort.",
        [415] = "Innehållet är varken JSON eller ett formulär, eller i en teckenuppsättning som inte är känd.",
        [422] = "Ett eller flera fält behöver rättas; `errors` namnger dem.",
        [429] = "För många anrop; `Retry-After` säger hur länge.",
    };

    /// <summary>Shows an example of what is sent to the endpoint.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder endpoint, object request)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ApiExample(request, Answer: false));

    /// <summary>Shows an example of what the endpoint answers when it goes well.</summary>
    public static TBuilder WithAnswerExample<TBuilder>(this TBuilder endpoint, object answer)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ApiExample(answer, Answer: true));

    /// <summary>Says that a form with a file in its field "file" is sent to the endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="fields">The other fields: what each is called and says, and whether it must be there.</param>
    public static TBuilder TakesFile<TBuilder>(
        this TBuilder endpoint,
        params (string Name, string Meaning, bool Required)[] fields
    )
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ApiForm(fields));

    internal static void AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            "v1",
            options =>
            {
                options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
                options.AddDocumentTransformer(DescribeAsync);
                options.AddOperationTransformer(DescribeAsync);
            }
        );

    private static Task DescribeAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Sortiment",
            Version = "v1",
            Description =
                "Från förslag till beställningsbar produkt för 49 kommuner och Västra Götalandsregionen. "
                + "Det som bara läses finns under /odata; dess modell är /odata/$metadata.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "Åtkomstnyckel från identitetsleverantören; i utvecklingsmiljön från POST /dev/token.",
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
        ];
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        operation.OperationId = IdOf(context.Description);
        ApiForm.Describe(operation, context);
        DescribeRoles(operation, context);
        if (context.Document!.Components?.Schemas?.ContainsKey(ProblemSchema) != true)
        {
            var answer = await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, cancellationToken);
            answer.AdditionalPropertiesAllowed = true; // some problems say more
            answer.AdditionalProperties = null;
            context.Document.AddComponent(ProblemSchema, answer);
        }

        var problem = new OpenApiSchemaReference(ProblemSchema, context.Document);
        operation.Responses ??= [];
        foreach (var (status, meaning) in Problems)
        {
            if (operation.RequestBody is null && OnlyOfBodies.Contains(status))
            {
                continue;
            }

            operation.Responses[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] =
                new OpenApiResponse
                {
                    Description = meaning,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        [ProblemJson] = new() { Schema = problem, Example = ExampleOf(status) },
                    },
                };
        }

        if (HttpMethods.IsPost(context.Description.HttpMethod ?? ""))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = Idempotency.Header,
                    In = ParameterLocation.Header,
                    Description =
                        "Samma nyckel ger samma svar och ingen andra verkan. Högst 200 tecken; minns i sju dagar.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                    Example = JsonValue.Create("0b0f7a52-2f0c-4f0e-9a58-6a2f5f3d1c11"),
                }
            );
        }

        ShowExamples(operation, context);
    }

    // a name for what is generated, by the address: "post_proposals_id_steps_4_parts_b"
    private static string IdOf(Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription api)
    {
        var address = (api.HttpMethod + "/" + api.RelativePath!["api/".Length..]).ToLowerInvariant();
        return Punctuation().Replace(Constraint().Replace(address, ""), "_").Trim('_');
    }

    [GeneratedRegex("(?<={[^}]*):[^}]*")]
    private static partial Regex Constraint();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Punctuation();

    private static void DescribeRoles(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var body = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().LastOrDefault();
        var allowed = body?.RequestType?.GetCustomAttribute<AllowedRolesAttribute>();
        if (allowed is { Roles.Count: > 0 } && operation.Description is null)
        {
            operation.Description = RolesText(allowed.Roles);
        }
    }

    /// <summary>Who does it, for an endpoint's description.</summary>
    public static string RolesText(IEnumerable<string> roles) =>
        $"Görs av: {string.Join(", ", roles.Select(role => $"{Roles.SwedishName(role)} ({role})"))}.";

    private static void ShowExamples(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        foreach (var example in context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiExample>())
        {
            var shown = JsonSerializer.SerializeToNode(example.Value, example.Value.GetType(), json);
            var content = example.Answer
                ? operation.Responses!.FirstOrDefault(r => r.Key.StartsWith('2')).Value?.Content
                : operation.RequestBody?.Content;
            if (content?.TryGetValue(Json, out var media) == true)
            {
                media.Example = shown;
            }
        }
    }

    private static JsonNode? ExampleOf(int status)
    {
        var details = ErrorAnswers.Details(
            status,
            status == StatusCodes.Status422UnprocessableEntity
                ? new InvalidProblem("title", "Skriv vad produkten heter.")
                : null
        );
        var example = new JsonObject
        {
            ["type"] = details.Type,
            ["title"] = details.Title,
            ["status"] = details.Status,
        };
        if (details.Detail is not null)
        {
            example["detail"] = details.Detail;
        }

        if (details.Extensions.TryGetValue("errors", out var errors))
        {
            example["errors"] = JsonSerializer.SerializeToNode(errors);
        }

        return example;
    }

    private sealed record ApiExample(object Value, bool Answer);

    /// <summary>RFC 9457, with the members that are the same everywhere.</summary>
    /// <param name="Errors">Of 422: the fields as the call spells them, with what is wrong.</param>
    private sealed record ProblemAnswer(
        string Type,
        string Title,
        int Status,
        string? Detail = null,
        string? TraceId = null,
        IReadOnlyDictionary<string, string[]>? Errors = null
    );
}
