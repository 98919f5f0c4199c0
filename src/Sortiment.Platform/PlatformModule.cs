using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using FluentValidation;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Sortiment.Platform.Audit;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Documents;
using Sortiment.Platform.Http;
using Sortiment.Platform.Jobs;
using Sortiment.Platform.Mail;
using Sortiment.Platform.Outbox;
using Sortiment.Platform.Persistence;
using Sortiment.Platform.Processes;
using Sortiment.Platform.ReadApi;
using Sortiment.Platform.Tenancy;

namespace Sortiment.Platform;

/// <summary>What every module stands on.</summary>
public static class PlatformModule
{
    /// <summary>Adds the platform. Host has added the generated Mediator before it, so that this sender takes its place.</summary>
    public static IServiceCollection AddPlatform(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        ValidatorOptions.Global.LanguageManager.Culture = new("sv-SE");
        services.AddHttpContextAccessor();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IActorStrategy, AmbientActor>();
        services.AddSingleton<ITenantContext, TenantContext>();
        services.AddSingleton<Mediator.ISender, ScopedSender>();
        services.AddScoped<DbSession>();
        services.AddScoped<MessageContext>();
        services.AddScoped<Idempotency>();
        services.AddScoped<IAuditTrail, AuditTrail>();
        services.AddSingleton<OutboxBell>();
        services.AddScoped<IOutbox, Outbox.Outbox>();
        services.AddHostedService<OutboxDispatcher>();
        services.AddScoped<IDocuments, DocumentStore>();
        services.AddScoped<IDocumentContent, PostgresDocumentContent>();
        services.AddSingleton(_ => ProcessDefinitions.Load(Path.Combine(AppContext.BaseDirectory, "workflows")));
        services.AddScoped<IProcesses, StoredProcesses>();
        services.AddSingleton<SeededBuilds>();
        services.AddModuleDbContext<PlatformDbContext>(PlatformDbContext.SchemaName, JobServices.Tables);
        services.AddJobs(configuration);
        services.AddMail(configuration);
        services.AddPlatformTerms();
        services.AddValidators(typeof(PlatformModule).Assembly);
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddSingleton<IXmlRepository>(provider => new DataProtectionKeys(
            provider.GetRequiredService<NpgsqlDataSource>
        ));
        services.AddDataProtection().SetApplicationName("Sortiment");
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<IXmlRepository>((options, repository) => options.XmlRepository = repository);
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        ForgeryGuard.Add(services, environment);
        Transport.Add(services, configuration, environment);
        PublicAddress.Add(services, configuration, environment);
        RateLimits.Add(services, configuration);
        services.AddReadApi();
        services.AddApiDescription();
        services.AddHealthChecks().AddDatabase();
        return services;
    }

    // Swedish letters as they are, names instead of numbers for enums, and no field that nobody would read
    private static void Configure(JsonSerializerOptions json)
    {
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        json.TypeInfoResolver = json.TypeInfoResolver?.WithAddedModifier(RequireValues);
    }

    // A number or a word that is left out of a thing in a body would be 0 or the first of its kind, as if somebody had chosen it.
    // What may be left out is nullable or has a default, or is a yes or no, where silence is no. A message itself is checked after
    // its sender: who may not send it is not first told what is wrong with it.
    private static void RequireValues(JsonTypeInfo type)
    {
        foreach (var property in type.Type.IsAssignableTo(typeof(IMessage)) ? [] : type.Properties)
        {
            if (
                property
                    is { Set: not null, AssociatedParameter.HasDefaultValue: false, PropertyType.IsValueType: true }
                && Nullable.GetUnderlyingType(property.PropertyType) is null
                && property.PropertyType != typeof(bool)
            )
            {
                property.IsRequired = true;
            }
        }
    }

    /// <summary>Maps health, document downloads and the read API.</summary>
    public static void MapPlatform(this IEndpointRouteBuilder endpoints)
    {
        PlatformEndpoints.Map(endpoints);
        endpoints.MapOpenApi().AllowAnonymous();
        endpoints.MapReadApi();
    }
}
