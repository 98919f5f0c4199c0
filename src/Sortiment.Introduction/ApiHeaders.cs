using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Sortiment.Introduction;

/// <summary>Describes the headers that an endpoint takes and gives.</summary>
internal static class ApiHeaders
{
    /// <summary>The endpoint takes the version that is changed.</summary>
    public static RouteHandlerBuilder TakesIfMatch(this RouteHandlerBuilder endpoint) =>
        endpoint.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(
                    new OpenApiParameter
                    {
                        Name = HeaderNames.IfMatch,
                        In = ParameterLocation.Header,
                        Required = true,
                        Description = "Versionen som ändras: ärendets ETag när det lästes.",
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                        Example = JsonValue.Create("\"3\""),
                    }
                );
                return Task.CompletedTask;
            }
        );

    /// <summary>The answer has the version, for If-Match.</summary>
    public static RouteHandlerBuilder GivesETag(this RouteHandlerBuilder endpoint) =>
        endpoint.Gives(HeaderNames.ETag, "Ärendets version, att skicka i If-Match.", "\"3\"");

    /// <summary>The answer says where the new thing is.</summary>
    public static RouteHandlerBuilder GivesLocation(this RouteHandlerBuilder endpoint, string example) =>
        endpoint.Gives(HeaderNames.Location, "Adressen till det som skapades.", example);

    private static RouteHandlerBuilder Gives(
        this RouteHandlerBuilder endpoint,
        string name,
        string description,
        string example
    ) =>
        endpoint.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                var answers = operation.Responses?.Where(answer => answer.Key.StartsWith('2')) ?? [];
                foreach (var answer in answers.Select(answer => answer.Value).OfType<OpenApiResponse>())
                {
                    answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                    answer.Headers[name] = new OpenApiHeader
                    {
                        Description = description,
                        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                        Example = JsonValue.Create(example),
                    };
                }

                return Task.CompletedTask;
            }
        );
}
