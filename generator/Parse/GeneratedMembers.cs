using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Attributes;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>The names that the generated part of a class uses, which the user's part must leave free.</summary>
internal static class GeneratedMembers
{
    private static readonly string[] s_values =
    [
        "InputLength",
        "OutputLength",
        "ParameterCount",
        "InputShape",
        "OutputShape",
        "Summary",
        "_engine",
        "Compiled",
        "Broken",
    ];

    private static readonly string[] s_methods =
    [
        "GetWeights",
        "SetWeights",
        "CopyParametersTo",
        "SetParameters",
        "Save",
        "Load",
        "Predict",
        "PredictClass",
        "MixtureOf",
        "LossAndGradient",
        "CreateStream",
    ];

    // Of a network that asks for them.
    private static readonly string[] s_products = ["GaussNewtonProduct", "HessianVectorProduct"];

    private static readonly string[] s_quantized = ["Quantize"];

    /// <summary>Whether a property of the generated part would stand in the way of another member.</summary>
    public static bool Contains(string name) =>
        s_values.Contains(name) || s_methods.Contains(name) || s_products.Contains(name) || s_quantized.Contains(name);

    /// <summary>The property of a subnetwork: "my_encoder" is MyEncoder.</summary>
    public static string Property(string layer)
    {
        string name = string.Concat(layer.Split('_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p.Substring(1)));
        return name.Length == 0 || char.IsDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>The property of the subnetwork at an index.</summary>
    public static PartProperty PropertyOf(EquatableArray<LayerSpec> layers, int index)
    {
        bool isWrapped = index > 0 && Catalogue.Find(layers[index - 1].Kind) is { IsWrapper: true };
        bool Says(string argument, int at) => layers[at].Says(argument);
        string argument =
            Says(nameof(LayerAttribute.Share), index) || (isWrapped && Says(nameof(LayerAttribute.Share), index - 1))
                ? nameof(LayerAttribute.Share)
                : nameof(LayerAttribute.Name);
        int at = isWrapped && !Says(argument, index) ? index - 1 : index;
        string? given = argument == nameof(LayerAttribute.Share) ? layers[at].Share : layers[at].Name;
        string property = Property(given ?? Catalogue.Find(layers[index].Kind)!.NameOf(layers[index]));
        return new PartProperty(property, given, given is null ? index : at, argument);
    }

    /// <summary>The property of what a layer can do besides: "rbm" is Rbm, or RbmLayer in a class that has this name itself.</summary>
    public static string CompanionOf(string layer, string type) => Property(layer) is var name && name == type ? name + "Layer" : name;

    /// <summary>These properties, with the index of each one's attribute and its type.</summary>
    public static IEnumerable<(int Index, string Property, string Type)> Companions(EquatableArray<LayerSpec> layers, string type)
    {
        var unnamed = new Dictionary<LayerKind, int>();
        for (int i = 0; i < layers.Count; i++)
        {
            if (Catalogue.Find(layers[i].Kind) is not { Companion: { } companion } kind)
                continue;
            int number = layers[i].Name is null ? unnamed[kind] = unnamed.TryGetValue(kind, out int before) ? before + 1 : 0 : 0;
            yield return (
                i,
                CompanionOf(layers[i].Name ?? kind.Prefix + (number == 0 ? "" : "_" + number.ToString(CultureInfo.InvariantCulture)), type),
                companion
            );
        }
    }

    /// <summary>The user's members that the generated ones would repeat.</summary>
    public static IEnumerable<string> TakenBy(INamedTypeSymbol type, string number, bool hasCurvature, bool isQuantized)
    {
        string[] methods = [.. s_methods, .. hasCurvature ? s_products : [], .. isQuantized ? s_quantized : []];
        if (Contains(type.Name))
            yield return type.Name;
        foreach (ISymbol member in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && m.CanBeReferencedByName))
            if (
                s_values.Contains(member.Name)
                || (methods.Contains(member.Name) && member is not IMethodSymbol { MethodKind: MethodKind.Ordinary })
                || (
                    member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
                    && methods.Contains(method.Name)
                    && IsGenerated(method, number)
                )
            )
                yield return member.Name;
        if (
            type.InstanceConstructors.Any(c =>
                !c.IsImplicitlyDeclared
                && Types(c) == "int"
                && c.DeclaringSyntaxReferences.All(r => r.GetSyntax() is ConstructorDeclarationSyntax)
            )
        )
            yield return type.Name + "(int seed = 0)";
    }

    private static bool IsGenerated(IMethodSymbol method, string number) =>
        method.Arity == 0
        && (method.Name, Types(method).Replace(number, "T").Replace("NetGen.", ""))
            is
                ("GetWeights", "")
                or
                ("SetWeights", "System.Collections.Generic.IReadOnlyList<NamedTensor<T>>")
                or
                ("CopyParametersTo", "System.Span<T>")
                or
                ("SetParameters", "System.ReadOnlySpan<T>")
                or
                ("Save" or "Load", "string" or "System.IO.Stream")
                or
                ("Predict", "System.ReadOnlySpan<T>, System.Span<T>")
                or
                ("PredictClass" or "CreateStream", "System.ReadOnlySpan<T>")
                or
                ("MixtureOf", "System.ReadOnlySpan<T>, int")
                or
                ("CreateStream" or "Quantize", "")
                or
                (
                    "GaussNewtonProduct"
                        or "HessianVectorProduct",
                    "System.ReadOnlySpan<T>, System.ReadOnlySpan<T>, Loss, System.ReadOnlySpan<T>, System.Span<T>, long"
                )
                or
                ("LossAndGradient", "System.ReadOnlySpan<T>, System.ReadOnlySpan<T>, Loss, System.Span<T>, long");

    /// <summary>The property of a subnetwork.</summary>
    /// <param name="Property">Its name.</param>
    /// <param name="Given">What the user says of it; null for nothing.</param>
    /// <param name="At">The index of the attribute where that stands, which may be the wrapper's above.</param>
    /// <param name="Argument">The argument that says it.</param>
    public sealed record PartProperty(string Property, string? Given, int At, string Argument);

    private static string Types(IMethodSymbol method) => string.Join(", ", method.Parameters.Select(p => p.Type.ToDisplayString()));
}
