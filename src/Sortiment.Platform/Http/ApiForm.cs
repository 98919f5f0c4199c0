using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Sortiment.Platform.Http;

/// <summary>A form with a file, as the API's description shows it: what is made of the parameters leaves out their names.</summary>
/// <param name="Fields">Beside the file: what they are called and what they say.</param>
internal sealed record ApiForm(IReadOnlyList<(string Name, string Meaning, bool Required)> Fields)
{
    private const string Multipart = "multipart/form-data";

    internal static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var form = context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiForm>().SingleOrDefault();
        if (form is null)
        {
            return;
        }

        var properties = new Dictionary<string, IOpenApiSchema>
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        };
        foreach (var (name, meaning, _) in form.Fields)
        {
            properties[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = meaning };
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Multipart] = new()
                {
                    Schema = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Properties = properties,
                        Required = new HashSet<string>([
                            "file",
                            .. form.Fields.Where(f => f.Required).Select(f => f.Name),
                        ]),
                    },
                },
            },
        };
    }
}
