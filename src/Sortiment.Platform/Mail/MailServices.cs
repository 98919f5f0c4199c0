using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sortiment.Platform.Outbox;

namespace Sortiment.Platform.Mail;

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(options);
        services.AddSingleton(new PickupFolder(options));
        if (options.Host is null && options.Pickup is not null)
        {
            services.AddSingleton<IMailDelivery>(provider => provider.GetRequiredService<PickupFolder>());
        }
        else
        {
            services.AddSingleton<IMailDelivery, SmtpDelivery>();
        }

        services.AddScoped<IOutboxHandler, MailHandler>();
    }
}
