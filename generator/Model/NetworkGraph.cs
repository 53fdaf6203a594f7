using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>A network whose every name and shape is known.</summary>
internal sealed class NetworkGraph(NetworkSpec spec, IReadOnlyList<Layer> layers, IReadOnlyList<Layer> outputs)
{
    public NetworkSpec Spec => spec;

    public Purpose Purpose { get; init; }

    public IReadOnlyList<Layer> Layers => layers;

    public IReadOnlyList<Layer> Inputs { get; } = layers.Where(l => l.IsInput).ToList();

    /// <summary>Of a network that is given a single step: the layers, inputs among them, that a stream computes when it begins, since they
    /// depend on nothing that it hears.</summary>
    public ISet<Layer> BeforeStream { get; init; } = new HashSet<Layer>();

    /// <summary>Of such a network, the layers that no output depends on.</summary>
    public ISet<Layer> Unread { get; init; } = new HashSet<Layer>();

    /// <summary>What a stream is given when it begins.</summary>
    public Shape SourceShape => Joined([.. Inputs.Where(BeforeStream.Contains)]);

    /// <summary>What the network is given otherwise: at every step of a stream, or a sample.</summary>
    public Shape StepInputShape => Joined([.. Inputs.Where(input => !BeforeStream.Contains(input))]);

    /// <summary>The layers that are networks themselves.</summary>
    public IEnumerable<Layer> Parts => Owners.Select(l => l.Wrapped ?? l).Where(l => l.Subnetwork is not null);

    /// <summary>The layers that users also get as objects of their own, each with the programs of its object.</summary>
    public IEnumerable<(Layer Layer, Companion Companion)> Companions =>
        Owners.Where(l => l.Companion is not null).Select(l => (l, l.Companion!));

    /// <summary>The layers whose tensors, one after another, are the network's output.</summary>
    public IReadOnlyList<Layer> Outputs => outputs;

    /// <summary>Every weight tensor, in users' order.</summary>
    public IEnumerable<Parameter> Parameters => Owners.SelectMany(l => l.Parameters);

    /// <summary>The layers without those that share the weights of one before.</summary>
    public IEnumerable<Layer> Owners => layers.Where((l, i) => !layers.Take(i).Any(before => before.Weights == l.Weights));

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

    /// <summary>Whether any gradient is asked of its programs.</summary>
    public bool IsTrained => Purpose is not (Purpose.Draw or Purpose.Noise or Purpose.LayerOutputs);

    /// <summary>The network with the outputs of all layers for its own; null where nobody asks for them.</summary>
    public NetworkGraph? ToLayerOutputs() =>
        Purpose == Purpose.Network && spec.HasLayerOutputs
            ? new NetworkGraph(spec, layers, [.. layers.Where(l => !l.IsInput)]) { Purpose = Purpose.LayerOutputs }
            : null;

    /// <summary>The network with its noise on and everything else as in inference, where that is not what the forward pass of training is
    /// anyway: layers differ between the two whose states training moves.</summary>
    public NetworkGraph? ToNoise() =>
        Purpose == Purpose.Network && Parameters.Any(p => p is { IsState: true, IsFrozen: false })
            ? new NetworkGraph(spec, layers, outputs) { Purpose = Purpose.Noise }
            : null;

    private static Shape Joined(IReadOnlyList<Layer> layers) =>
        layers.Count == 1 ? layers[0].Output : new Shape((int)layers.Sum(l => l.Output.Length));
}
