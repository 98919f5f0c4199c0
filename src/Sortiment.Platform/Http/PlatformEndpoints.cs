using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Sortiment.Platform.Documents;

namespace Sortiment.Platform.Http;

internal static class PlatformEndpoints
{
    private const string Ready = "ready";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        // live: the process answers; ready: the database does too
        endpoints.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        endpoints
            .MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready) })
            .AllowAnonymous();
        endpoints.MapGet("/dokument/{id:guid}", Download);
    }

    public static IHealthChecksBuilder AddDatabase(this IHealthChecksBuilder checks) =>
        checks.AddCheck<DatabaseCheck>("database", tags: [Ready]);

    private static async Task<IResult> Download(Guid id, ISender sender, HttpResponse response, CancellationToken ct)
    {
        var file = await sender.Send(new DownloadDocument(id), ct);
        response.Headers.CacheControl = "private, no-store";

        // always a download: what somebody uploaded is never shown as a page of ours
        return Results.File(file.Bytes, file.MediaType, file.Name);
    }

    private sealed class DatabaseCheck(NpgsqlDataSource dataSource) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken ct)
        {
            try
            {
                await using var command = dataSource.CreateCommand("SELECT 1");
                await command.ExecuteScalarAsync(ct);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException exception)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", exception);
            }
        }
    }
}
