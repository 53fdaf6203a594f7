using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>From a class symbol to its spec.</summary>
internal static class NetworkParser
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    public static NetworkSpec Parse(INamedTypeSymbol type, CancellationToken cancellation) => Parse(type, [], cancellation);

    /// <summary>The layer attributes of a class in order. Diagnostics find their place by an index into this list.</summary>
    public static List<AttributeData> LayerAttributes(INamedTypeSymbol type) => type.GetAttributes().Where(a => IsLayer(a.AttributeClass)).ToList();

    private static NetworkSpec Parse(INamedTypeSymbol type, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        path = [.. path, type];
        List<AttributeData> layers = LayerAttributes(type);
        AttributeData? network = type.GetAttributes().FirstOrDefault(IsNetwork);
        AttributeData? output = type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == "NetGen.OutputAttribute");
        return new NetworkSpec
        {
            Name = type.Name,
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            Containers = Containers(type).Select(c => $"partial {Keyword(c)} {c.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}").ToEquatableArray(),
            Keyword = Keyword(type),
            IsDouble = network?.NamedArguments.Any(a => a.Key == "Precision" && a.Value.Value is 1) == true,
            Layers = layers.Select(a => new LayerSpec(Kind(a.AttributeClass!), Arguments(a, path, cancellation).ToEquatableArray())).ToEquatableArray(),
            Outputs = output is null ? default : Strings(output),
            Problems = DeclarationProblems(type, layers).ToEquatableArray(),
            IsBroken = type.GetAttributes().Any(a => IsLayer(a.AttributeClass) && (a.AttributeConstructor is null || AllArguments(a).Any(v => v.Kind == TypedConstantKind.Error))),
            FullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        };
    }

    private static bool IsNetwork(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() == NetworkAttribute;

    private static bool IsLayer(INamedTypeSymbol? type)
    {
        for (type = type?.BaseType; type is not null; type = type.BaseType)
            if (type.ToDisplayString() == "NetGen.LayerAttribute") return true;
        return false;
    }

    private static string Kind(INamedTypeSymbol attribute) =>
        attribute.Name.EndsWith("Attribute", StringComparison.Ordinal) ? attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length) : attribute.Name;

    private static IEnumerable<TypedConstant> AllArguments(AttributeData attribute) => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(a => a.Value));

    private static EquatableArray<string> Strings(AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(a => a.Kind == TypedConstantKind.Array && !a.IsNull ? a.Values : default).Select(v => v.Value as string ?? "").ToEquatableArray();

    private static IEnumerable<Argument> Arguments(AttributeData attribute, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is not { } constructor) yield break;
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
            yield return new Argument(constructor.Parameters[i].Name, Value(attribute.ConstructorArguments[i], path, cancellation));
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
            yield return new Argument(named.Key, Value(named.Value, path, cancellation));
    }

    private static object? Value(TypedConstant constant, List<INamedTypeSymbol> path, CancellationToken cancellation) => constant.Kind switch
    {
        TypedConstantKind.Array when !constant.IsNull => constant.Values.Select(v => Value(v, path, cancellation)!).ToEquatableArray(),
        TypedConstantKind.Enum => constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))?.Name ?? $"({constant.Value})",
        TypedConstantKind.Type => Subnetwork(constant.Value as INamedTypeSymbol, path, cancellation),
        TypedConstantKind.Primitive => constant.Value,
        _ => null,
    };

    private static SubnetworkSpec Subnetwork(INamedTypeSymbol? type, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        if (type is null) return new SubnetworkSpec("?", null, null);
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        int start = path.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, type));
        if (start >= 0) return new SubnetworkSpec(name, null, string.Join(" -> ", path.Skip(start).Append(type).Select(p => p.Name)));
        return new SubnetworkSpec(name, type.GetAttributes().Any(IsNetwork) ? Parse(type, path, cancellation) : null, null);
    }

    private static IEnumerable<Problem> DeclarationProblems(INamedTypeSymbol type, List<AttributeData> layers)
    {
        if (!IsPartial(type)) yield return new Problem(Descriptors.NotPartial, [type.Name]);
        if (type.IsStatic) yield return new Problem(Descriptors.IsStatic, [type.Name]);
        if (type.IsGenericType || Containers(type).Any(c => c.IsGenericType)) yield return new Problem(Descriptors.IsGeneric, [type.Name]);
        foreach (INamedTypeSymbol container in Containers(type).Where(c => !IsPartial(c)))
            yield return new Problem(Descriptors.ContainerNotPartial, [type.Name, container.Name]);
        if (type.IsAbstract && !type.IsStatic) yield return new Problem(Descriptors.IsAbstract, [type.Name]);
        int second = layers.FindIndex(a => a.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent != layers[0].ApplicationSyntaxReference?.GetSyntax().Parent?.Parent);
        if (second >= 0) yield return new Problem(Descriptors.TwoDeclarations, [type.Name], second);
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length == 0
        || type.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax d && d.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType) containers.Push(outer);
        return containers;
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };
}
