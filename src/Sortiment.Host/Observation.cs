using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Npgsql;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Sortiment.Platform;

namespace Sortiment.Host;

/// <summary>
/// What the app tells about itself. Logs to the console: a line each in Development, JSON elsewhere. Traces and metrics by
/// OpenTelemetry when somebody wants them: to the console (<c>Telemetry:Console</c>) or to a collector
/// (<c>Telemetry:Otlp</c> or OTEL_EXPORTER_OTLP_ENDPOINT). None of it holds personal data: no names, no addresses, no
/// text that somebody searched for.
/// </summary>
internal static class Observation
{
    /// <summary>Logs, and the levels in appsettings.json.</summary>
    public static void AddLogs(WebApplicationBuilder builder)
    {
        // the app's own settings are the ground that all others stand on, from wherever it is started
        builder.Configuration.Sources.Insert(
            0,
            new JsonConfigurationSource
            {
                Path = "appsettings.json",
                FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            }
        );
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
        else
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
    }

    public static void AddTelemetry(WebApplicationBuilder builder)
    {
        var console = builder.Configuration.GetValue("Telemetry:Console", false);
        var collector = builder.Configuration["Telemetry:Otlp"] ?? builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (!console && string.IsNullOrEmpty(collector))
        {
            return;
        }

        builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("sortiment"))
            .WithTracing(traces =>
            {
                traces
                    .AddSource(Telemetry.Name)
                    .AddAspNetCoreInstrumentation(web =>
                        web.Filter = http => !http.Request.Path.StartsWithSegments("/health")
                    )
                    .AddNpgsql();
                _ = console ? traces.AddConsoleExporter() : traces;
                _ = string.IsNullOrEmpty(collector) ? traces : traces.AddOtlpExporter(To);
            })
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                _ = console ? metrics.AddConsoleExporter() : metrics;
                _ = string.IsNullOrEmpty(collector) ? metrics : metrics.AddOtlpExporter(To);
            });

        void To(OtlpExporterOptions options) => options.Endpoint = new Uri(collector!);
    }
}
