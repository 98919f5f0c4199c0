using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sortiment.Platform.Http;

/// <summary>
/// Where people reach Sortiment, for links in mail: never the host that a request happens to name, and the same for a job,
/// which has no request. The setting "Sortiment:PublicAddress"; in Development by default the address that is served.
/// </summary>
public sealed class PublicAddress
{
    private const string Setting = "Sortiment:PublicAddress";
    private readonly Lazy<string> _root;

    private PublicAddress(Func<string> root) => _root = new Lazy<string>(root);

    /// <summary>The whole address of a page.</summary>
    /// <param name="path">The page's path: "/forslag/…".</param>
    public string Of(string path) => _root.Value + path;

    internal static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var setting = configuration[Setting];
        if (string.IsNullOrWhiteSpace(setting) && environment.IsDevelopment())
        {
            services.AddSingleton(provider => new PublicAddress(() => Served(provider.GetRequiredService<IServer>())));
            return;
        }

        if (
            !Uri.TryCreate(setting, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.GetComponents(
                UriComponents.UserInfo | UriComponents.Query | UriComponents.Fragment,
                UriFormat.UriEscaped
            )
                is not ""
        )
        {
            throw new SettingException(
                Setting,
                "must be the address that people reach Sortiment by, for links in mail "
                    + "(\"https://sortiment.example.se\"): http or https, and nothing after the path."
            );
        }

        var root = address.AbsoluteUri.TrimEnd('/');
        services.AddSingleton(new PublicAddress(() => root));
    }

    // known once the server listens, which it does before anything is mailed
    private static string Served(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var served = BindingAddress.Parse(
            addresses.FirstOrDefault()
                ?? throw new InvalidOperationException($"The server has no address: set {Setting}.")
        );
        var host = served.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : served.Host;
        return $"{served.Scheme}://{host}:{served.Port}";
    }
}
