using System.Reflection;
using Mediator;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Dispatch;

/// <summary>Refuses a message that the acting role may not send. Runs first: whoever may not act learns nothing else.</summary>
public sealed class AuthorizationBehavior<TMessage, TResponse>(ITenantContext tenant)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    private static readonly IReadOnlyList<string>? Allowed = typeof(TMessage)
        .GetCustomAttribute<AllowedRolesAttribute>()
        ?.Roles;

    private static readonly bool SignedIn = typeof(TMessage).IsDefined(typeof(AllowSignedInAttribute));

    /// <inheritdoc />
    public ValueTask<TResponse> Handle(
        TMessage message,
        MessageHandlerDelegate<TMessage, TResponse> next,
        CancellationToken cancellationToken
    )
    {
        var allowed =
            tenant.Actor is { } actor && (SignedIn || actor.Is(Roles.System) || Allowed?.Contains(actor.Role) == true);
        if (!allowed)
        {
            throw new ForbiddenProblem(
                tenant.Actor is null
                    ? "Du behöver logga in."
                    : $"Rollen {Roles.SwedishName(tenant.Actor.Role)} får inte göra detta. Byt roll om du har en annan."
            );
        }

        return next(message, cancellationToken);
    }
}
