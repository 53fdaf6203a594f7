using Microsoft.CodeAnalysis;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Parse;

/// <summary>What stands in the way of the generated part of a class: members of the user's, and layers of one name.</summary>
internal static class NameProblems
{
    /// <summary>The names of members, and of the properties of layers, that are taken.</summary>
    public static IEnumerable<Problem> Of(
        INamedTypeSymbol type,
        EquatableArray<LayerSpec> layers,
        bool isDouble,
        bool hasCurvature,
        bool isQuantized
    )
    {
        foreach (string name in GeneratedMembers.TakenBy(type, isDouble ? "double" : "float", hasCurvature, isQuantized))
            yield return new Problem(Descriptors.NameTaken, [type.Name, name]);
        var properties = new HashSet<string>();
        var given = new HashSet<string?>();
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Network is null)
                continue;
            GeneratedMembers.PartProperty part = GeneratedMembers.PropertyOf(layers, i);
            // Layers that share weights have one property between them.
            bool isNew = given.Add(part.Given) || part.Argument == nameof(LayerAttribute.Name);
            if (
                (isNew && !properties.Add(part.Property) && part.Given is not null)
                || GeneratedMembers.Contains(part.Property)
                || part.Property == type.Name
                || type.GetMembers(part.Property).Length > 0
            )
                yield return new Problem(Descriptors.NameTaken, [type.Name, part.Property], part.At, part.Argument);
        }
        foreach ((int index, string property, _) in GeneratedMembers.Companions(layers, type.Name))
        foreach (string name in new[] { property, "Compiled" + property })
            if ((name == property && !properties.Add(name)) || GeneratedMembers.Contains(name) || type.GetMembers(name).Length > 0)
                yield return new Problem(Descriptors.NameTaken, [type.Name, name], index, nameof(LayerAttribute.Name));
    }
}
