using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Sortiment.Architecture.Tests;

/// <summary>A type with what its code touches, its nested types' code included (closures and async bodies are nested).</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Types">Full names of the types that its members, parameters, variables and instructions name.</param>
/// <param name="Calls">The methods it calls: "System.DateTime.get_UtcNow".</param>
internal sealed record CompiledType(string Name, IReadOnlySet<string> Types, IReadOnlySet<string> Calls);

/// <summary>Reads compiled code, where nothing can be hidden behind a <c>using</c> or a <c>var</c>.</summary>
internal static class Compiled
{
    public static IReadOnlyDictionary<string, CompiledType> Read(params IEnumerable<Assembly> assemblies)
    {
        var all = new Dictionary<string, CompiledType>();
        foreach (var assembly in assemblies)
        {
            using var module = ModuleDefinition.ReadModule(assembly.Location);
            foreach (var type in module.Types)
            {
                var (types, calls) = (new HashSet<string>(), new HashSet<string>());
                Collect(type, types, calls);
                all[$"{type.FullName}, {assembly.GetName().Name}"] = new CompiledType(type.FullName, types, calls);
            }
        }

        return all;
    }

    /// <summary>What was read of a type.</summary>
    public static CompiledType Of(this IReadOnlyDictionary<string, CompiledType> all, Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return all[$"{type.FullName}, {type.Assembly.GetName().Name}"];
    }

    private static void Collect(TypeDefinition type, HashSet<string> types, HashSet<string> calls)
    {
        Add(type.BaseType, types);
        foreach (var field in type.Fields)
        {
            Add(field.FieldType, types);
        }

        foreach (var method in type.Methods)
        {
            Collect(method, types, calls);
        }

        foreach (var nested in type.NestedTypes)
        {
            Collect(nested, types, calls);
        }
    }

    private static void Collect(MethodDefinition method, HashSet<string> types, HashSet<string> calls)
    {
        Add(method.ReturnType, types);
        foreach (var parameter in method.Parameters)
        {
            Add(parameter.ParameterType, types);
        }

        if (!method.HasBody)
        {
            return;
        }

        foreach (var variable in method.Body.Variables)
        {
            Add(variable.VariableType, types);
        }

        foreach (var instruction in method.Body.Instructions)
        {
            Collect(instruction, types, calls);
        }
    }

    private static void Collect(Instruction instruction, HashSet<string> types, HashSet<string> calls)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(type, types);
                break;
            case FieldReference field:
                Add(field.DeclaringType, types);
                Add(field.FieldType, types);
                break;
            case MethodReference method:
                Add(method.DeclaringType, types);
                Add(method.ReturnType, types);
                calls.Add($"{method.DeclaringType.GetElementType().FullName}.{method.Name}");
                foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
                {
                    Add(argument, types);
                }

                break;
        }
    }

    private static void Add(TypeReference? type, HashSet<string> types)
    {
        if (type is null)
        {
            return;
        }

        foreach (var argument in (type as GenericInstanceType)?.GenericArguments ?? [])
        {
            Add(argument, types);
        }

        types.Add(type.GetElementType().FullName);
    }
}
