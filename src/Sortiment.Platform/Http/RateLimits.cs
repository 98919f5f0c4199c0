using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Platform.Http;

/// <summary>How often one address may try to sign in and one caller may call the API; section "RateLimits".</summary>
public sealed class RateLimits
{
    /// <summary>The policy for sign-in, by network address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy for the API and OData, by signed-in user, else by address.</summary>
    public const string Api = "api";

    /// <summary>Tries a minute.</summary>
    public int SignInPerMinute { get; set; } = 30;

    /// <summary>Calls a minute.</summary>
    public int ApiPerMinute { get; set; } = 1200;

    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection("RateLimits").Get<RateLimits>() ?? new RateLimits();
        services.AddRateLimiter(options =>
        {
            // the body is that of every 429: see ErrorAnswers
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                        .ToString(CultureInfo.InvariantCulture);
                }

                return ValueTask.CompletedTask;
            };
            options.AddPolicy(SignIn, http => PerMinute(Address(http), limits.SignInPerMinute));
            options.AddPolicy(Api, http => PerMinute(Caller(http), limits.ApiPerMinute));
        });
    }

    private static RateLimitPartition<string> PerMinute(string key, int permits) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) }
        );

    private static string Caller(HttpContext http) => http.User.FindFirstValue("sortiment:person") ?? Address(http);

    private static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
