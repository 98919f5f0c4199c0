using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform.Processes;

/// <summary>The port to processes over our own engine: instances are rows, changed in the caller's transaction.</summary>
internal sealed class StoredProcesses(
    PlatformDbContext context,
    ProcessDefinitions definitions,
    ITenantContext tenant,
    TimeProvider clock
) : IProcesses
{
    public async Task<ProcessState> StartAsync(string definitionId, string tenantId, CancellationToken ct)
    {
        var definition = definitions.Latest(definitionId);
        var instance = ProcessInstance.Start(
            definition,
            tenantId,
            Guid.CreateVersion7(),
            clock.GetUtcNow(),
            tenant.Actor?.IsJoint == true
        );
        await context.AddAsync(instance, ct);
        return ProcessState.Of(instance, definition);
    }

    public async Task<ProcessState> SignalAsync(
        Guid instanceId,
        string activityId,
        string outcome,
        CancellationToken ct
    )
    {
        var instance = await FindAsync(instanceId, ct);
        var definition = definitions.Get(instance.DefinitionId, instance.Version);
        instance.Signal(definition, activityId, outcome, clock.GetUtcNow());
        return ProcessState.Of(instance, definition);
    }

    public async Task CancelAsync(Guid instanceId, CancellationToken ct) =>
        (await FindAsync(instanceId, ct)).Cancel(clock.GetUtcNow());

    public async Task<ProcessState> StateOfAsync(Guid instanceId, CancellationToken ct)
    {
        var instance = await FindAsync(instanceId, ct);
        return ProcessState.Of(instance, definitions.Get(instance.DefinitionId, instance.Version));
    }

    private async Task<ProcessInstance> FindAsync(Guid id, CancellationToken ct) =>
        await context.Set<ProcessInstance>().SingleOrDefaultAsync(i => i.Id == id, ct)
        ?? throw new NotFoundProblem("Processen finns inte, eller så får du inte se den.");
}

internal sealed class ProcessMapping : IEntityTypeConfiguration<ProcessInstance>
{
    public void Configure(EntityTypeBuilder<ProcessInstance> builder)
    {
        builder.ToTable("process_instances");
        builder.HasKey(i => new { i.TenantId, i.Id });
        builder.HasIndex(i => i.Id).IsUnique();
        builder.Property(i => i.TenantId).HasMaxLength(4);
        builder.Property(i => i.DefinitionId).HasMaxLength(60);
        builder.Property(i => i.Revision).IsConcurrencyToken();

        // a handful each, read and written only with their instance
        builder.OwnsMany(i => i.Waits, waits => waits.ToJson("waits"));
        builder.OwnsMany(i => i.Arrivals, arrivals => arrivals.ToJson("arrivals"));

        // revision 1 is a draft that nobody has submitted yet
        builder.JointOrgansSee("revision > 1 OR started_jointly");
    }
}
