using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using IPNetwork = System.Net.IPNetwork;

namespace Sortiment.Platform.Http;

/// <summary>
/// TLS, the proxy in front, and how much and how long. Sections: "Https" (<c>Redirect</c>, <c>Port</c>) and "Proxy"
/// (<c>Trusted</c>: addresses or networks whose X-Forwarded-For and -Proto are believed; none by default).
/// </summary>
public static class Transport
{
    /// <summary>The largest request without files: 1 MiB. One with files may be <see cref="AcceptsFilesAttribute.MaxBytes"/>.</summary>
    public const long MaxBytes = 1024 * 1024;

    /// <summary>How long a request may take before it is given up.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Believes the trusted proxy, and sends everybody to TLS outside Development. Stands first.</summary>
    public static void UseTransport(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment() && app.Configuration.GetValue("Https:Redirect", true))
        {
            app.UseHsts();

            // the probes of an orchestrator come without TLS, from inside
            app.UseWhen(
                http => !http.Request.Path.StartsWithSegments("/health"),
                branch => branch.UseHttpsRedirection()
            );
        }
    }

    internal static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment() && !NamesHosts(configuration["AllowedHosts"]))
        {
            throw new SettingException(
                "AllowedHosts",
                "must name the hosts that Sortiment is reached by (\"sortiment.example.se\"; several with ; "
                    + "between): outside Development no others are answered."
            );
        }

        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            var trusted = configuration.GetSection("Proxy:Trusted").Get<string[]>() ?? [];
            foreach (var one in trusted)
            {
                options.KnownIPNetworks.Add(
                    IPNetwork.Parse(
                        one.Contains('/', StringComparison.Ordinal)
                            ? one
                            : one + (IPAddress.Parse(one).AddressFamily == AddressFamily.InterNetwork ? "/32" : "/128")
                    )
                );
            }

            // with nobody trusted the framework would believe everybody
            options.ForwardedHeaders =
                trusted.Length == 0
                    ? ForwardedHeaders.None
                    : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
        services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        services.AddHttpsRedirection(options =>
        {
            options.HttpsPort = configuration.GetValue("Https:Port", 443);
            options.RedirectStatusCode = StatusCodes.Status308PermanentRedirect;
        });
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBytes;
        });
        services.AddRequestTimeouts(options =>
            options.DefaultPolicy = new() { Timeout = Longest, TimeoutStatusCode = StatusCodes.Status504GatewayTimeout }
        );
    }

    private static bool NamesHosts(string? allowed) =>
        allowed?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } hosts
        && !hosts.Any(host => host is "*" or "[::]" or "0.0.0.0");
}

/// <summary>Lets an endpoint or a page take files: 25 MiB a request, or as said, instead of <see cref="Transport.MaxBytes"/>.</summary>
/// <param name="maxBytes">The largest request, in bytes.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AcceptsFilesAttribute(long maxBytes = AcceptsFilesAttribute.MaxBytes)
    : Attribute,
        IRequestSizeLimitMetadata,
        IFormOptionsMetadata
{
    /// <summary>The largest request, in bytes, where nothing else is said.</summary>
    public const long MaxBytes = 25 * 1024 * 1024;

    /// <inheritdoc />
    public long? MaxRequestBodySize => maxBytes;

    /// <inheritdoc />
    public long? MultipartBodyLengthLimit => maxBytes;

    bool? IFormOptionsMetadata.BufferBody => null;
    int? IFormOptionsMetadata.MemoryBufferThreshold => null;
    long? IFormOptionsMetadata.BufferBodyLengthLimit => null;
    int? IFormOptionsMetadata.ValueCountLimit => null;
    int? IFormOptionsMetadata.KeyLengthLimit => null;
    int? IFormOptionsMetadata.ValueLengthLimit => null;
    int? IFormOptionsMetadata.MultipartBoundaryLengthLimit => null;
    int? IFormOptionsMetadata.MultipartHeadersCountLimit => null;
    int? IFormOptionsMetadata.MultipartHeadersLengthLimit => null;
}
