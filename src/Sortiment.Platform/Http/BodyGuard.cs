using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Sortiment.Platform.Dispatch;

namespace Sortiment.Platform.Http;

/// <summary>
/// Refuses in a JSON body what every type lets through and nothing can be done with: null as an item of a list, and
/// U+0000, which PostgreSQL keeps in no text. Each field is named as the caller spelled it. A filter for groups of the API.
/// </summary>
public sealed class BodyGuard(IOptions<JsonOptions> json) : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var type = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        if (context.Arguments.FirstOrDefault(argument => argument?.GetType() == type) is { } body)
        {
            var errors = new FieldErrors();
            Check(body, "", json.Value.SerializerOptions, errors);
            errors.ThrowIfAny();
        }

        return next(context);
    }

    private static void Check(object? value, string path, JsonSerializerOptions options, FieldErrors errors)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                errors.Unless(
                    !text.Contains('\0', StringComparison.Ordinal),
                    path,
                    "Texten innehåller ett tecken som inte kan sparas. Ta bort det och försök igen."
                );
                return;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                {
                    Check(entry.Value, $"{path}.{entry.Key}", options, errors);
                }

                return;
            case IEnumerable items:
                CheckItems(items, path, options, errors);
                return;
        }

        var type = options.GetTypeInfo(value.GetType());
        foreach (var property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            Check(
                property.Get?.Invoke(value),
                path.Length == 0 ? property.Name : $"{path}.{property.Name}",
                options,
                errors
            );
        }
    }

    private static void CheckItems(IEnumerable items, string path, JsonSerializerOptions options, FieldErrors errors)
    {
        var index = 0;
        foreach (var item in items)
        {
            var at = $"{path}[{index++}]";
            errors.Unless(item is not null, at, "Listan får inte innehålla ett tomt värde (null).");
            Check(item, at, options, errors);
        }
    }
}
