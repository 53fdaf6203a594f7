using NetGen.Generator.Parse;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Graph;

/// <summary>A network whose every name and shape is known.</summary>
internal sealed class NetworkGraph(NetworkSpec spec, IReadOnlyList<Layer> layers, IReadOnlyList<Layer> outputs)
{
    private IReadOnlyList<(Layer, Companion)>? _companions;

    public NetworkSpec Spec => spec;

    public Purpose Purpose { get; init; }

    public IReadOnlyList<Layer> Layers => layers;

    public IReadOnlyList<Layer> Inputs { get; } = layers.Where(l => l.Kind is Generator.Layers.Input).ToList();

    /// <summary>The layers that are networks themselves.</summary>
    public IEnumerable<Layer> Parts => layers.Select(l => l.Wrapped ?? l).Where(l => l.Subnetwork is not null);

    /// <summary>The layers that users also get as objects of their own, each with the programs of its object.</summary>
    public IReadOnlyList<(Layer Layer, Companion Companion)> Companions =>
        _companions ??= [.. layers.Select(l => (l, l.Kind.CompanionOf(l, spec)!)).Where(l => l.Item2 is not null)];

    /// <summary>The layers whose tensors, one after another, are the network's output.</summary>
    public IReadOnlyList<Layer> Outputs => outputs;

    /// <summary>Every weight tensor, in users' order.</summary>
    public IEnumerable<Parameter> Parameters => layers.SelectMany(l => l.Parameters);

    /// <summary>The number of trainable values.</summary>
    public long ParameterCount => Parameters.Where(p => !p.IsState).Sum(p => p.Shape.Length);

    /// <summary>What the layers ask of a sample.</summary>
    public IEnumerable<InputCheck> Checks => layers.SelectMany(l => l.Checks);

    /// <summary>One sample's input: the shape itself for one input, the values one after another for several.</summary>
    public Shape InputShape => Joined(Inputs);

    public Shape OutputShape => Purpose == Purpose.Moments ? new Shape((int)Moments.Sum(m => m.Shape.Length)) : Joined(outputs);

    /// <summary>The moments of a reference batch that layers normalise by.</summary>
    public IEnumerable<Parameter> Moments => Parameters.Where(p => p.IsMoment);

    /// <summary>What computes them, over the same parameters; null where there are none.</summary>
    public NetworkGraph? ToMoments() =>
        Purpose == Purpose.Network && Moments.Any() ? new NetworkGraph(spec, layers, outputs) { Purpose = Purpose.Moments } : null;

    private static Shape Joined(IReadOnlyList<Layer> layers) =>
        layers.Count == 1 ? layers[0].Output : new Shape((int)layers.Sum(l => l.Output.Length));
}
