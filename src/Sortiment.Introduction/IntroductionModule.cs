using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Introduction.Council;
using Sortiment.Introduction.Data;
using Sortiment.Introduction.Proposals;
using Sortiment.Introduction.Read;
using Sortiment.Introduction.Reminders;
using Sortiment.Platform.Jobs;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;
using Sortiment.Ui;

namespace Sortiment.Introduction;

/// <summary>Proposals, the ten-step introduction process, assessment, and the steering council's meetings.</summary>
public static class IntroductionModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddIntroduction(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDbContext<IntroductionDbContext>(IntroductionDbContext.SchemaName);
        services.AddSingleton(configuration.GetSection("Council").Get<CouncilSettings>() ?? new CouncilSettings());
        services.AddScoped<ProposalStore>();
        services.AddScoped<ProposalDocuments>();
        services.AddScoped<StepActs>();
        services.AddScoped<ResponsiblePeople>();
        services.AddScoped<TurnMail>();
        services.AddScoped<MeetingStore>();
        services.AddScoped<Agendas>();
        services.AddScoped<MeetingMail>();
        services.Configure<JsonOptions>(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false))
        );
        services.AddJob<SendReminders>(JobSchedule.At("0 0/15 7-16 ? * MON-FRI"));
        services.AddJob<SendLateDigest>(JobSchedule.At("0 5 7 ? * MON-FRI"));
        services.AddReadSet(
            "Proposals",
            (ProposalEntry row) => row.Id,
            p => ProposalEntry.All(p.GetRequiredService<IntroductionDbContext>(), p.GetRequiredService<TimeProvider>())
        );
        services.AddReadSet(
            "ProposalSteps",
            (ProposalStepEntry row) => row.Id,
            p =>
                ProposalStepEntry.All(
                    p.GetRequiredService<IntroductionDbContext>(),
                    p.GetRequiredService<TimeProvider>()
                )
        );
        services.AddAuditTerms();
        services.AddPages(typeof(IntroductionModule).Assembly);
        services.AddNavigation(
            new NavigationItem("Mina uppgifter", "", 10),
            new NavigationItem("Förslag", "forslag", 15, Roles.AtPrincipalOrJoint),
            new NavigationItem("Ledningsrådet", "ledningsradet", 40, Roles.Joint)
        );
        return services;
    }

    /// <summary>Maps its API.</summary>
    public static void MapIntroduction(this IEndpointRouteBuilder endpoints) => IntroductionApi.Map(endpoints);
}
