using Microsoft.CodeAnalysis;
using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Graph;

/// <summary>Connects the layers by name and order and infers every shape, top to bottom. Null when something is wrong; the problems say
/// what.</summary>
internal sealed class GraphBuilder(NetworkSpec spec, List<Problem> problems, NetworkGraph? whole = null) : IGraphBuilder
{
    private readonly List<Layer> _layers = [];
    private readonly Dictionary<string, Layer> _byName = [];
    private readonly HashSet<Layer> _read = [];
    private readonly HashSet<string> _parts = [];
    private readonly SizeLimits _limits = new();

    /// <param name="spec">The network.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="whole">The network over whole sequences, where this one is given a single step of each.</param>
    public static NetworkGraph? Build(NetworkSpec spec, List<Problem> problems, NetworkGraph? whole = null)
    {
        int before = problems.Count;
        problems.AddRange(spec.Problems);
        NetworkGraph? graph =
            spec.IsBroken || problems.Skip(before).Any(p => p.IsError) ? null : new GraphBuilder(spec, problems, whole).Build();
        return problems.Skip(before).Any(p => p.IsError) ? null : graph;
    }

    LayerKind? IGraphBuilder.KindOf(LayerSpec layer) => Catalogue.Find(layer.Kind);

    NetworkGraph? IGraphBuilder.Build(NetworkSpec network) => Build(network, []);

    private NetworkGraph? Build()
    {
        if (!InputsComeFirst())
            return null;
        for (int i = 0; i < spec.Layers.Count; )
            if (!Add(ref i))
                return null;
        if (Outputs() is not { } outputs || !HasSecondDerivatives())
            return null;
        foreach (Layer layer in _layers.Where(l => !_read.Contains(l) && !outputs.Contains(l) && !spec.HasLayerOutputs))
            Report(Descriptors.NeverRead, layer.Index, null, layer.Name);
        problems.AddRange(Sharing.Problems(_layers));
        foreach (Layer layer in outputs.Where(l => l.Kind.Values == ValueBehaviour.Disturbs))
            Report(Descriptors.LastDropout, layer.Index, null, layer.Spec.Kind);
        return new NetworkGraph(spec, _layers, outputs);
    }

    private bool HasSecondDerivatives()
    {
        string? asking =
            spec.HasCurvature ? nameof(NetworkAttribute.Curvature)
            : spec.HasGradientPenalty ? nameof(NetworkAttribute.GradientPenalty)
            : null;
        if (asking is null)
            return true;
        foreach (Layer layer in _layers)
            if (
                layer.Inside.Prepend(layer).Select(l => (Layer: l, No: l.Kind.NoCurvature(l.Spec))).FirstOrDefault(l => l.No is not null) is
                { No: { } no } found
            )
                return Report(
                    Descriptors.NoCurvature,
                    layer.Index,
                    null,
                    found.Layer.Kind.Attribute,
                    no.Reason,
                    spec.Name,
                    no.Remedy,
                    asking
                );
        return true;
    }

    private bool InputsComeFirst()
    {
        int inputs = spec.Layers.Count(IsInput),
            first = spec.Layers.ToList().FindIndex(l => !IsInput(l));
        if (inputs == 0)
            return Report(Descriptors.NoInput, -1, null, spec.Name);
        if (first < 0)
            return Report(Descriptors.NoLayers, -1, null, spec.Name);
        return first == inputs || Report(Descriptors.LayerBeforeInput, first, null, spec.Layers[first].Kind);
    }

    // The layer of an attribute, or of two: what wraps another takes the one below.
    private bool Add(ref int next)
    {
        int index = next++;
        if (KindOf(index) is not { } kind)
            return false;
        LayerSpec? layerSpec = kind.IsWrapper ? Wrapping(index, next++) : spec.Layers[index];
        if (layerSpec is null || NameOf(index, layerSpec, kind) is not { } name || InputsOf(index, layerSpec, kind) is not { } inputs)
            return false;
        var layer = new Layer(index, layerSpec, kind, name, inputs)
        {
            Weights = layerSpec.Share ?? name,
            Whole = whole?.Layers.FirstOrDefault(l => l.Index == index),
        };
        if (kind.Infer(new ShapeContext(layer, spec, problems, this)) is not { } shape)
            return false;
        layer.Output = shape;
        layer.ChannelsFirstOf = kind.ChannelsFirstOf(layer);
        if (!layerSpec.Attribute.Trainable || layerSpec.Wrapped is { Attribute.Trainable: false })
            layer.Freeze();
        if (Sharing.Objection(layer, _layers) is { } objection)
        {
            problems.Add(objection);
            return false;
        }
        if (kind.IsInput)
            layer.Start = (int)_layers.Sum(l => l.Output.Length);
        if (_limits.Add(layer) is { } excess)
            return Report(Descriptors.TooLarge, index, null, spec.Name, Grouped(excess.Count), excess.What, Grouped(excess.Limit));
        Layer inner = layer.Wrapped ?? layer;
        if (!CanBeSparse(layer, layer) || (inner != layer && !CanBeSparse(layer, inner)))
            return false;
        if (inner.Kind.SpatialAxes > 0 && inner.Kind.Steps(inner.Spec) != StepBehaviour.EachAlone)
            Report(
                Descriptors.Resized,
                inner.Index,
                null,
                inner.Spec.Kind,
                inner.Inputs[0].Output.ToString(),
                inner.Output.ToString(),
                Parameters(inner.ParameterCount)
            );
        if (inner != layer && inner.Subnetwork is not null)
            _parts.Add(inner.PartName = layerSpec.Share ?? (layer.IsNamed ? name : Unique(inner.Kind.NameOf(inner.Spec))));
        _read.UnionWith(inputs);
        _byName[name] = layer;
        _layers.Add(layer);
        return true;
    }

    // What a penalty asks of the outputs of a layer, or of the one in its wrapper, which says it.
    private bool CanBeSparse(Layer layer, Layer said) =>
        SparsityPenalty.Objection(layer, said.Spec) is not { } range
        || Report(Descriptors.OutOfRange, said.Index, SparsityPenalty.Subject, SparsityPenalty.Subject, said.Spec.Kind, "Sparsity", range);

    // What kind of layer an attribute is, if every enum argument is a member of its enum.
    private LayerKind? KindOf(int index)
    {
        LayerSpec layer = spec.Layers[index];
        LayerKind? kind = Catalogue.Find(layer.Kind);
        if (kind is null)
            Report(Descriptors.UnknownLayer, index, null, layer.Kind);
        if (kind is null || layer.Arguments.FirstOrDefault(a => a.Value is NoMember) is not { Value: NoMember value } argument)
            return kind;
        Report(Descriptors.OutOfRange, index, argument.Name, argument.Name, layer.Kind, value.Value, $"a member of {value.Enum}");
        return null;
    }

    // A wrapper with the attribute below. How the layer is called, and what it reads, may stand on either of the two.
    private LayerSpec? Wrapping(int index, int below)
    {
        LayerSpec wrapper = spec.Layers[index];
        if (below == spec.Layers.Count)
            Report(Descriptors.NothingToWrap, index, null, wrapper.Kind);
        if (below == spec.Layers.Count || KindOf(below) is null)
            return null;
        LayerSpec wrapped = spec.Layers[below];
        LayerSpec both = wrapper.Around(wrapped);
        foreach (
            (string argument, string? own, string? said) in new[]
            {
                (nameof(LayerAttribute.Name), wrapped.Name, wrapper.Name),
                (nameof(LayerAttribute.From), wrapped.From, wrapper.From),
                (nameof(LayerAttribute.Share), wrapped.Share, wrapper.Share),
            }
        )
        {
            if (own is not null && said is not null && own != said)
            {
                Report(
                    Descriptors.OutOfRange,
                    below,
                    argument,
                    argument,
                    wrapped.Kind,
                    own,
                    $"{said}, which [{wrapper.Kind}] says already"
                );
                return null;
            }
            if (own is not null)
                both = both.With(argument, own);
        }
        return both;
    }

    private string? NameOf(int index, LayerSpec layer, LayerKind kind)
    {
        foreach (
            (string argument, string? said, string? inside) in new[]
            {
                (nameof(layer.Name), layer.Name, layer.Wrapped?.Name),
                (nameof(layer.Share), layer.Share, layer.Wrapped?.Share),
            }
        )
            if (said is not null && (!Identifier.IsName(said) || (argument == nameof(layer.Name) && _byName.ContainsKey(said))))
            {
                Report(
                    Identifier.IsName(said) ? Descriptors.DuplicateName : Descriptors.BadName,
                    inside is null ? index : index + 1,
                    argument,
                    said
                );
                return null;
            }
        if (layer.Name is { } name)
            return name;
        return Unique(kind.NameOf(layer));
    }

    private string Unique(string prefix)
    {
        string unique = prefix;
        for (int i = 1; _byName.ContainsKey(unique) || _parts.Contains(unique) || spec.Layers.Any(l => l.Name == unique); i++)
            unique = prefix + "_" + Show.Of(i);
        return unique;
    }

    // From, or the layer above; then the tensors that a joining layer names.
    private List<Layer>? InputsOf(int index, LayerSpec layer, LayerKind kind)
    {
        if (kind.IsInput)
            return [];
        Layer? first = layer.From is { } from
            ? Find(from, layer.Wrapped?.From is null ? index : index + 1, nameof(layer.From))
            : _layers[_layers.Count - 1];
        (string property, IReadOnlyList<string> others) = kind.Others(layer);
        List<Layer?> inputs = [first, .. others.Select((name, i) => Find(name, index, layer.ArgumentOf(property), i))];
        return inputs.Contains(null) ? null : [.. inputs.OfType<Layer>()];
    }

    private List<Layer>? Outputs()
    {
        if (spec.Outputs.Count == 0)
            return [_layers[_layers.Count - 1]];
        var outputs = new List<Layer?>();
        foreach (string name in spec.Outputs)
        {
            Layer? output = Find(name, spec.Layers.Count, "names", outputs.Count);
            if (output is not null && outputs.Contains(output))
                Report(Descriptors.DuplicateName, spec.Layers.Count, "names", outputs.Count, name);
            outputs.Add(output);
        }
        return outputs.Contains(null) ? null : [.. outputs.OfType<Layer>()];
    }

    private Layer? Find(string name, int index, string argument, int element = 0)
    {
        if (_byName.TryGetValue(name, out Layer? layer))
            return layer;
        string names = string.Join(", ", _layers.Select(l => l.Name));
        Report(Descriptors.UnknownName, index, argument, element, name, names.Length == 0 ? "" : $" (there are: {names})");
        return null;
    }

    private static string Parameters(long count) =>
        count == 0 ? "no parameters"
        : count == 1 ? "1 parameter"
        : Show.Grouped(count) + " parameters";

    private static string Grouped(double value) => value < long.MaxValue / 2 ? Show.Grouped((long)value) : "more than 10^18";

    private static bool IsInput(LayerSpec layer) => Catalogue.Find(layer.Kind) is { IsInput: true };

    private bool Report(DiagnosticDescriptor descriptor, int layer, string? argument, params object[] values) =>
        Report(descriptor, layer, argument, 0, values);

    /// <summary>Always false, so that a check can return it.</summary>
    private bool Report(DiagnosticDescriptor descriptor, int layer, string? argument, int element, params object[] values)
    {
        problems.Add(new Problem(descriptor, values, layer, argument, element));
        return false;
    }
}
