using System.Text.Json;
using FluentValidation;
using Mediator;

namespace Sortiment.Platform.Dispatch;

/// <summary>Checks the fields of a message before anything is opened, and names every field that is wrong.</summary>
public sealed class ValidationBehavior<TMessage, TResponse>(IEnumerable<IValidator<TMessage>> validators)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    /// <inheritdoc />
    public async ValueTask<TResponse> Handle(
        TMessage message,
        MessageHandlerDelegate<TMessage, TResponse> next,
        CancellationToken cancellationToken
    )
    {
        var errors = new Dictionary<string, List<string>>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(message, cancellationToken);
            foreach (var failure in result.Errors)
            {
                var field = CamelCasePath(failure.PropertyName);
                (errors.TryGetValue(field, out var list) ? list : errors[field] = []).Add(failure.ErrorMessage);
            }
        }

        if (errors.Count > 0)
        {
            throw new InvalidProblem(errors.ToDictionary(e => e.Key, e => e.Value.Distinct().ToArray()));
        }

        return await next(message, cancellationToken);
    }

    private static string CamelCasePath(string path) =>
        string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
