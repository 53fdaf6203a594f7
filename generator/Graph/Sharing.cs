using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>Layers that have one set of weights between them.</summary>
internal static class Sharing
{
    /// <summary>Why a layer cannot have the weights that its attribute says; null where it can.</summary>
    public static Problem? Objection(Layer layer, IEnumerable<Layer> before) =>
        Fault(layer, before) is { } range ? Problem(layer, range) : null;

    /// <summary>What is wrong with a whole network: a name of weights that nobody else has, and a network that stands twice, each with
    /// weights of its own.</summary>
    public static IEnumerable<Problem> Problems(IReadOnlyList<Layer> layers)
    {
        foreach (Layer layer in layers.Where(l => l.Spec.Share is not null && layers.Count(other => other.Weights == l.Weights) == 1))
            yield return Problem(layer, "the name of another layer, or said by another layer as well");
        foreach (
            IGrouping<string, Layer> same in layers
                .Where(l => l.Spec.Share is null)
                .Select(l => l.Wrapped ?? l)
                .Where(l => l.Subnetwork is not null)
                .GroupBy(l => l.Subnetwork!.Spec.FullName)
        )
        foreach (Layer again in same.Skip(1).Where(l => !l.Spec.IsRepetition))
            yield return new Problem(
                Descriptors.SameNetworkTwice,
                [again.Subnetwork!.Spec.Name, same.First().PartName, again.PartName],
                again.Index,
                again.Spec.ArgumentOf(nameof(SubnetworkAttribute.Network))
            );
    }

    private static Problem Problem(Layer layer, string range) =>
        new(
            Descriptors.OutOfRange,
            [nameof(LayerAttribute.Share), layer.Spec.Kind, layer.Weights, range],
            layer.Spec.Wrapped?.Share is null ? layer.Index : layer.Index + 1,
            nameof(LayerAttribute.Share)
        );

    // What the name must be instead.
    private static string? Fault(Layer layer, IEnumerable<Layer> before)
    {
        if (layer.Spec.Share is not null && layer.Parameters.Count == 0)
            return "left out, since the layer has no weights";
        if (before.FirstOrDefault(l => l.Weights == layer.Weights) is not { } other)
            return null;
        if (layer.Parameters.Any(p => p.IsMoment))
            return "left out, since the layer normalises by moments of its own input";
        string owner = $"that of layers whose weights are those of '{other.Name}', ";
        if (Inside(layer)?.Spec.FullName != Inside(other)?.Spec.FullName)
            return owner + $"which is {Class(other)}";
        if (layer.Parameters.Count != other.Parameters.Count)
            return owner + $"which has {Tensors(other)}; this one has {Tensors(layer)}";
        (Parameter own, Parameter first) = layer
            .Parameters.Zip(other.Parameters, (a, b) => (a, b))
            .FirstOrDefault(pair => !pair.a.Equals(pair.b));
        return own is null ? null
            : (own.Name, own.Seen).Equals((first.Name, first.Seen))
                ? owner + $"of whose {own.Name} it says something else: how it starts, what it is held to, or whether it is trained"
            : owner + $"where {first.Name} is {first.Seen}; here {own.Name} is {own.Seen}";
    }

    private static NetworkGraph? Inside(Layer layer) => (layer.Wrapped ?? layer).Subnetwork;

    private static string Class(Layer layer) => Inside(layer) is { } inner ? $"the network {inner.Spec.Name}" : $"[{layer.Spec.Kind}]";

    private static string Tensors(Layer layer) =>
        layer.Parameters.Count == 0 ? "none" : string.Join(", ", layer.Parameters.Select(p => $"{p.Name} {p.Seen}"));
}
