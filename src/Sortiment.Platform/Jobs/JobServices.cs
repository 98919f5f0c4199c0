using Mediator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Sortiment.Platform.Jobs;

/// <summary>How a module lets the clock send a command.</summary>
public static class JobServices
{
    private const string TablePrefix = "platform.qrtz_";
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    /// <summary>
    /// Sends a command by the clock, as the system, on one of the nodes. The command looks at how things stand when it
    /// runs; it may run late, and twice when a node dies.
    /// </summary>
    public static IServiceCollection AddJob<TCommand>(this IServiceCollection services, JobSchedule schedule)
        where TCommand : IBaseCommand, new() =>
        services.AddSingleton(new ScheduledCommand(typeof(TCommand).Name, schedule, () => new TCommand()));

    /// <summary>
    /// The scheduler's tables, as this very version of Quartz wants them; creates only what is missing. For the owner: the
    /// app may read and write them, no more.
    /// </summary>
    internal static string Tables()
    {
        using var stream =
            typeof(IScheduler).Assembly.GetManifestResourceStream(Script)
            ?? throw new InvalidOperationException($"Quartz no longer brings its tables in {Script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("{0}", TablePrefix).Replace("{1}", TablePrefix.Split('.')[1]);
    }

    internal static void AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddJob<CleanUp>(JobSchedule.At("0 30 3 * * ?"));
        if (!configuration.GetValue("Jobs:Enabled", true))
        {
            return;
        }

        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "sortiment";
                scheduler.GenerateInstanceId = true;
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(10);
            });
            quartz.UseDefaultThreadPool(maxConcurrency: 2);
            quartz.AddTriggerListener<MisfireLog>();
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source =>
                    source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>()
                );
                store.UseSystemTextJsonSerializer();
                store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(10));
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = TablePrefix;
                    options.StoreJobDataAsStrings = true;
                });
            });
        });
        services.AddHostedService<JobPlan>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
