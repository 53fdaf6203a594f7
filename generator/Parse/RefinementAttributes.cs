using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parse;

/// <summary>The attributes behind those of layers that say more of these.</summary>
internal static class RefinementAttributes
{
    /// <summary>Those of a class, each with the number of its layer: the nearest above it, or -1 where there is none.</summary>
    public static IReadOnlyList<(AttributeData Attribute, int Layer)> Of(INamedTypeSymbol type)
    {
        var found = new List<(AttributeData, int)>();
        int layer = -1;
        foreach (AttributeData attribute in Repetition.Of(type).Attributes)
            if (NetworkParser.IsLayer(attribute.AttributeClass))
                layer++;
            else if (NetworkParser.DerivesFrom(attribute.AttributeClass, "NetGen.RefinementAttribute"))
                found.Add((attribute, layer));
        return found;
    }

    /// <summary>What it says: KernelInitializer; the whole name of one that stands in no other class.</summary>
    public static string Subject(INamedTypeSymbol attribute) =>
        attribute.ContainingType is { TypeArguments.Length: 1 } of
            ? of.TypeArguments[0].Name
            : attribute.ContainingType?.Name ?? Kind(attribute);

    /// <summary>Which: RandomNormal.</summary>
    public static string Kind(INamedTypeSymbol attribute) => attribute.Name.Substring(0, attribute.Name.Length - nameof(Attribute).Length);

    /// <summary>What refines a layer stands behind it, on the same declaration.</summary>
    public static IEnumerable<Problem> Problems(IReadOnlyList<(AttributeData Attribute, int Layer)> refinements, List<AttributeData> layers)
    {
        foreach ((AttributeData attribute, int layer) in refinements)
            if (layer < 0 || NetworkParser.Declaration(attribute) != NetworkParser.Declaration(layers[layer]))
                yield return new Problem(
                    Descriptors.RefinesNothing,
                    [Subject(attribute.AttributeClass!), Kind(attribute.AttributeClass!)],
                    layer,
                    Subject(attribute.AttributeClass!)
                );
    }
}
