using Mediator;
using Microsoft.EntityFrameworkCore;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Principals.SignIn;

/// <summary>Ends a sign-in: no copy of its cookie is good for anything from now on. May be repeated.</summary>
[AllowedRoles(Roles.System)]
internal sealed record EndSession(Guid Id) : ICommand;

internal sealed class EndSessionHandler(PlatformDbContext context, TimeProvider clock) : ICommandHandler<EndSession>
{
    public async ValueTask<Unit> Handle(EndSession command, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform.ended_sessions (id, ended_at) VALUES ({command.Id}, {clock.GetUtcNow()})
            ON CONFLICT (id) DO NOTHING
            """,
            cancellationToken
        );
        return Unit.Value;
    }
}
