using Mediator;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Architecture.Tests
{
    // What must not be. Each breaks one rule, so that the tests know that the rule sees it.

    internal sealed record PlantedOpenMessage(Guid Id) : IQuery<int>;

    [AllowedRoles("king")]
    internal sealed record PlantedUnknownRole(Guid Id) : ICommand<int>;

    [AllowedRoles]
    internal sealed record PlantedNobody(Guid Id) : ICommand<int>;

    // calls the sender only inside an async body, where no constructor shows it
    [AllowSignedIn]
    internal sealed record PlantedMessage : IQuery<int>;

    internal sealed class PlantedHandler(IServiceProvider services) : IQueryHandler<PlantedMessage, int>
    {
        public async ValueTask<int> Handle(PlantedMessage query, CancellationToken cancellationToken) =>
            await services.GetRequiredService<ISender>().Send(new PlantedOpenMessage(Guid.Empty), cancellationToken);
    }

    internal sealed class PlantedPage : ComponentBase
    {
        [Inject]
        private IServiceProvider Services { get; set; } = null!;

        [SupplyParameterFromQuery]
        internal int? Number { get; set; }

        protected override async Task OnInitializedAsync() =>
            await Services.GetRequiredService<PlatformDbContext>().Audit.CountAsync();
    }

    internal sealed class PlantedClock
    {
        public Func<DateTimeOffset> Now { get; } = () => DateTimeOffset.UtcNow;
    }

    internal static class PlantedHelper;

    // a component may be public, and so must what its parameter is

    /// <summary>A form's text.</summary>
    public sealed class PlantedInput : PlantedInputBase;

    /// <summary>What forms have in common.</summary>
    public abstract class PlantedInputBase;

    /// <summary>A form.</summary>
    public sealed class PlantedForm : ComponentBase
    {
        /// <summary>What is typed.</summary>
        [Parameter]
        public PlantedInput? Input { get; set; }
    }

    internal sealed class PlantedRow
    {
        public int Id { get; set; }
        public string TenantId { get; set; } = "";
    }

    /// <summary>A context whose model nobody has written a migration for, with a tenant's row that does not say so.</summary>
    internal sealed class PlantedContext()
        : DbContext(new DbContextOptionsBuilder<PlantedContext>().UseNpgsql("Host=localhost").Options)
    {
        public DbSet<PlantedRow> Rows => Set<PlantedRow>();
    }
}

namespace Sortiment.Elsewhere
{
    internal sealed class PlantedStray;
}
