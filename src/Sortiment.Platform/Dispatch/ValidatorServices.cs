using System.Reflection;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;

namespace Sortiment.Platform.Dispatch;

/// <summary>How a module adds the validators of its messages.</summary>
public static class ValidatorServices
{
    /// <summary>Adds every validator of the assembly, internal ones too.</summary>
    public static IServiceCollection AddValidators(this IServiceCollection services, Assembly assembly)
    {
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(assembly, includeInternalTypes: true))
        {
            services.AddScoped(found.InterfaceType, found.ValidatorType);
        }

        return services;
    }
}
