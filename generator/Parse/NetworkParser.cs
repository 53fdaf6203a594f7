using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>From a class symbol to its spec.</summary>
internal static class NetworkParser
{
    public const string NetworkAttribute = "NetGen.NetworkAttribute";

    public static NetworkSpec Parse(INamedTypeSymbol type, CancellationToken cancellation) => Parse(type, [], cancellation);

    /// <summary>The layer attributes of a class in order, repeated ones as often as they stand. Diagnostics find their place by an index
    /// into this list.</summary>
    public static List<AttributeData> LayerAttributes(INamedTypeSymbol type) =>
        Repetition.Of(type).Attributes.Where(a => IsLayer(a.AttributeClass)).ToList();

    /// <summary>[Output], if it is there.</summary>
    public static IEnumerable<AttributeData> OutputAttributes(INamedTypeSymbol type) =>
        type.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == "NetGen.OutputAttribute").Take(1);

    /// <summary>[Network], which users may by mistake have written twice.</summary>
    public static AttributeData? Network(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == NetworkAttribute);

    private static NetworkSpec Parse(INamedTypeSymbol type, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        path = [.. path, type];
        List<AttributeData> layers = LayerAttributes(type);
        IReadOnlyList<(AttributeData Attribute, int Layer)> refinements = RefinementAttributes.Of(type);
        object? precision = Argument(type, nameof(Attributes.NetworkAttribute.Precision));
        bool isDouble = precision is (int)Precision.Double,
            hasCurvature = Argument(type, nameof(Attributes.NetworkAttribute.Curvature)) is true;
        Quantization quantization = Argument(type, nameof(Attributes.NetworkAttribute.Quantization)) is int kind
            ? (Quantization)kind
            : Quantization.None;
        AttributeData? output = OutputAttributes(type).FirstOrDefault();
        EquatableArray<LayerSpec> layerSpecs = layers
            .Select(
                (a, i) =>
                    new LayerSpec(
                        Kind(a.AttributeClass!),
                        Arguments(a, path, cancellation).ToEquatableArray(),
                        refinements: refinements
                            .Where(r => r.Layer == i)
                            .Select(r => Refinement(r.Attribute, path, cancellation))
                            .ToEquatableArray(),
                        isRepetition: layers.IndexOf(a) < i
                    )
            )
            .ToEquatableArray();
        return Declaration(type) with
        {
            IsDouble = isDouble,
            HasCurvature = hasCurvature,
            HasGradientPenalty = Argument(type, nameof(Attributes.NetworkAttribute.GradientPenalty)) is true,
            HasLayerOutputs = Argument(type, nameof(Attributes.NetworkAttribute.LayerOutputs)) is true,
            IsBatchInvariant = Argument(type, nameof(Attributes.NetworkAttribute.BatchInvariant)) is true,
            Quantization = quantization,
            Layers = layerSpecs,
            Outputs = output is null ? default : Strings(output),
            Problems = DeclarationProblems(type, layers, precision, quantization)
                .Concat(NameProblems.Of(type, layerSpecs, isDouble, hasCurvature, quantization != Quantization.None))
                .Concat(RefinementAttributes.Problems(refinements, layers))
                .Concat(Repetition.Of(type).Problems)
                .ToEquatableArray(),
            IsBroken = type.GetAttributes()
                .Any(a =>
                    a.AttributeClass is null or { TypeKind: TypeKind.Error }
                    || a.AttributeConstructor is null
                    || AllArguments(a).Any(IsError)
                ),
        };
    }

    /// <summary>The class without its layers.</summary>
    public static NetworkSpec Declaration(INamedTypeSymbol type) =>
        new()
        {
            Name = type.Name,
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            Containers = Containers(type)
                .Select(c => $"partial {Keyword(c)} {c.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}")
                .ToEquatableArray(),
            Keyword = Keyword(type),
            HasBase = HasBase(type),
            HasRequired = type.GetMembers().Any(m => m is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }),
            IsClsCompliant = ClsCompliance.IsPromised(type),
            FullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        };

    private static object? Argument(INamedTypeSymbol type, string name) =>
        Network(type)?.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    /// <summary>Whether it is a layer attribute.</summary>
    public static bool IsLayer(INamedTypeSymbol? type) => DerivesFrom(type, "NetGen.LayerAttribute");

    public static bool DerivesFrom(INamedTypeSymbol? type, string name)
    {
        for (type = type?.BaseType; type is not null; type = type.BaseType)
            if (type.ToDisplayString() == name)
                return true;
        return false;
    }

    private static Refinement Refinement(AttributeData attribute, List<INamedTypeSymbol> path, CancellationToken cancellation) =>
        new(
            RefinementAttributes.Subject(attribute.AttributeClass!),
            RefinementAttributes.Kind(attribute.AttributeClass!),
            Arguments(attribute, path, cancellation).ToEquatableArray()
        );

    /// <summary>The part of a class that an attribute stands on.</summary>
    public static SyntaxNode? Declaration(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent;

    // A user's own attribute is no layer of ours, even under the same name.
    private static string Kind(INamedTypeSymbol attribute)
    {
        bool isOurs = attribute.ContainingNamespace.ToDisplayString() == "NetGen" && attribute.ContainingType is null;
        string name = isOurs ? attribute.Name : attribute.ToDisplayString();
        string kind = name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
        return !isOurs && AttributeBinder.Knows(kind) ? name : kind;
    }

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsError));

    private static IEnumerable<TypedConstant> AllArguments(AttributeData attribute) =>
        attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(a => a.Value));

    private static EquatableArray<string> Strings(AttributeData attribute) =>
        attribute
            .ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Array && !a.IsNull)
            .SelectMany(a => a.Values)
            .Select(v => v.Value as string ?? "")
            .ToEquatableArray();

    private static IEnumerable<Argument> Arguments(AttributeData attribute, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        if (attribute.AttributeConstructor is not { } constructor)
            yield break;
        for (int i = 0; i < attribute.ConstructorArguments.Length; i++)
            yield return new Argument(constructor.Parameters[i].Name, Value(attribute.ConstructorArguments[i], path, cancellation));
        foreach (KeyValuePair<string, TypedConstant> named in attribute.NamedArguments)
            yield return new Argument(named.Key, Value(named.Value, path, cancellation));
    }

    private static object? Value(TypedConstant constant, List<INamedTypeSymbol> path, CancellationToken cancellation) =>
        constant.Kind switch
        {
            TypedConstantKind.Array when !constant.IsNull => constant.Values.Select(v => Value(v, path, cancellation)!).ToEquatableArray(),
            TypedConstantKind.Enum => constant
                .Type!.GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(f => Equals(f.ConstantValue, constant.Value))
                is { } member
                ? member.Name
                : new NoMember(constant.Type.Name, Convert.ToString(constant.Value, CultureInfo.InvariantCulture)),
            TypedConstantKind.Type => Subnetwork(constant.Value as ITypeSymbol, path, cancellation),
            TypedConstantKind.Primitive => constant.Value,
            _ => null,
        };

    private static SubnetworkSpec Subnetwork(ITypeSymbol? type, List<INamedTypeSymbol> path, CancellationToken cancellation)
    {
        string name = type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "null";
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class } network)
            return new SubnetworkSpec(name, null, null);
        int start = path.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, type));
        if (start >= 0)
            return new SubnetworkSpec(name, null, string.Join(" -> ", path.Skip(start).Append(type).Select(p => p.Name)));
        return new SubnetworkSpec(name, Network(network) is null ? null : Parse(network, path, cancellation), null, Access(network));
    }

    // The most that a property of this type may have.
    private static string Access(INamedTypeSymbol type)
    {
        Accessibility[] all = [.. Containers(type).Append(type).Select(t => t.DeclaredAccessibility)];
        return all.All(a => a == Accessibility.Public) ? "public"
            : all.All(a => a is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal) ? "internal"
            : "private";
    }

    private static IEnumerable<Problem> DeclarationProblems(
        INamedTypeSymbol type,
        List<AttributeData> layers,
        object? precision,
        Quantization quantization
    )
    {
        if (precision is not (null or (int)Precision.Single or (int)Precision.Double))
            yield return new Problem(
                Descriptors.OutOfRange,
                [nameof(Attributes.NetworkAttribute.Precision), "Network", precision, $"a member of {nameof(Precision)}"]
            );
        if (!Enum.IsDefined(typeof(Quantization), quantization))
            yield return new Problem(
                Descriptors.OutOfRange,
                [nameof(Attributes.NetworkAttribute.Quantization), "Network", (int)quantization, $"a member of {nameof(Quantization)}"]
            );
        if (quantization != Quantization.None && precision is (int)Precision.Double)
            yield return new Problem(Descriptors.NoQuantization, [type.Name, quantization.ToString(), "its values are double"]);
        if (!IsPartial(type))
            yield return new Problem(Descriptors.NotPartial, [type.Name]);
        if (type.IsStatic)
            yield return new Problem(Descriptors.IsStatic, [type.Name]);
        if (type.IsGenericType || Containers(type).Any(c => c.IsGenericType))
            yield return new Problem(Descriptors.IsGeneric, [type.Name]);
        foreach (INamedTypeSymbol container in Containers(type).Where(c => !IsPartial(c)))
            yield return new Problem(Descriptors.ContainerNotPartial, [type.Name, container.Name]);
        if (type.IsAbstract && !type.IsStatic)
            yield return new Problem(Descriptors.IsAbstract, [type.Name]);
        if (Containers(type).Append(type).Any(t => t.IsFileLocal))
            yield return new Problem(Descriptors.IsFileLocal, [type.Name]);
        if (Declarations(type).Any(d => d.ParameterList is not null))
            yield return new Problem(Descriptors.PrimaryConstructor, [type.Name]);
        if (type.IsRecord)
            yield return new Problem(Descriptors.IsRecord, [type.Name]);
        if (BaseProblem(type) is { } problem)
            yield return new Problem(Descriptors.BaseClass, [type.Name, type.BaseType!.Name, problem]);
        int second = layers.FindIndex(a => Declaration(a) != Declaration(layers[0]));
        if (second >= 0)
            yield return new Problem(Descriptors.TwoDeclarations, [type.Name], second);
    }

    private static bool HasBase(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error };

    private static string? BaseProblem(INamedTypeSymbol type)
    {
        if (!HasBase(type))
            return null;
        for (INamedTypeSymbol? t = type.BaseType; t is not null; t = t.BaseType)
            if (Network(t) is not null)
                return "which is a network itself";
        return type.BaseType!.InstanceConstructors.Any(c =>
            c.DeclaredAccessibility != Accessibility.Private && c.Parameters.All(p => p.IsOptional || p.IsParams)
        )
            ? null
            : "which has no constructor without parameters";
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length == 0 || Declarations(type).Any(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The types around a class, from the outermost on.</summary>
    public static IEnumerable<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new Stack<INamedTypeSymbol>();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            containers.Push(outer);
        return containers;
    }

    private static string Keyword(INamedTypeSymbol type) =>
        type switch
        {
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            { TypeKind: TypeKind.Interface } => "interface",
            _ => "class",
        };
}
