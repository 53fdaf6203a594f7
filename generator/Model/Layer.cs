using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Model;

/// <summary>One layer of a network: what it is, what it reads, and, once inferred, its output's shape and its parameters.</summary>
internal sealed class Layer(int index, LayerSpec spec, LayerKind kind, string name, IReadOnlyList<Layer> inputs)
{
    private string? _partName,
        _weights;

    /// <summary>The index of its attribute.</summary>
    public int Index => index;

    public LayerSpec Spec => spec;

    public LayerKind Kind => kind;

    public bool IsInput => kind.IsInput;

    /// <summary>As the user or Keras names it; the name of its output tensor and the prefix of its parameters'.</summary>
    public string Name => name;

    /// <summary>The name of its weights, with which those of its parameters begin: its own, unless it shares those of others.</summary>
    public string Weights
    {
        get => _weights ?? name;
        init => _weights = value;
    }

    /// <summary>The user wrote the name.</summary>
    public bool IsNamed => spec.Name is not null;

    public IReadOnlyList<Layer> Inputs => inputs;

    /// <summary>Without the batch.</summary>
    public Shape Output { get; set; }

    /// <summary>The layer that has the output's channels before their places: this one, or one before it where nothing between them knows
    /// of places; null if none has.</summary>
    public Layer? ChannelsFirstOf { get; set; }

    public List<Parameter> Parameters { get; } = [];

    /// <summary>The same layer over whole sequences, where this one is given a single step of each.</summary>
    public Layer? Whole { get; set; }

    /// <summary>Steps of the sequence that the layer reads, or reads a step of.</summary>
    public int Steps => (Whole ?? this).Inputs[0].Output[0];

    /// <summary>Where an input's values begin in a sample; null for what a layer computes.</summary>
    public int? Start { get; set; }

    /// <summary>Its values are indices, whole numbers from 0 on, so many different ones at most; null where that is not known.</summary>
    public int? Indices { get; set; }

    /// <summary>The conditions on the network's input that the layer needs.</summary>
    public List<InputCheck> Checks { get; } = [];

    /// <summary>The memory that one sample needs inside the layer, in values: a padded input, its windows, a mask of the kernel.</summary>
    public double Scratch { get; set; }

    /// <summary>What inferring the layer has read of its arguments and lowering needs again, such as a formula; null for nothing.</summary>
    public object? Read { get; set; }

    /// <summary>The network inside, for a subnetwork.</summary>
    public NetworkGraph? Subnetwork { get; set; }

    /// <summary>The name of the property that a network inside has.</summary>
    public string PartName
    {
        get => _partName ?? Weights;
        set => _partName = value;
    }

    /// <summary>What users get beside the layer's part in the network; null for nothing.</summary>
    public Companion? Companion { get; set; }

    /// <summary>The layer inside, for a wrapper: what stands on the attribute below.</summary>
    public Layer? Wrapped { get; set; }

    /// <summary>The layers in a wrapper or in a network that is a layer, and those in these.</summary>
    public IEnumerable<Layer> Inside =>
        new[] { Wrapped }.OfType<Layer>().Concat(Subnetwork?.Layers ?? []).SelectMany(inner => inner.Inside.Prepend(inner));

    /// <summary>Training leaves it as it is.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Lets training leave it as it is, and what is in it. Moments of a reference batch are those under the weights of all layers
    /// before, and move with these.</summary>
    public void Freeze()
    {
        IsFrozen = true;
        for (int i = 0; i < Parameters.Count; i++)
            Parameters[i] = Parameters[i] with { IsFrozen = !Parameters[i].IsMoment };
        Wrapped?.Freeze();
    }

    /// <summary>As Keras counts: states are among them.</summary>
    public long ParameterCount => Parameters.Sum(p => p.Shape.Length);

    /// <summary>The same as a layer of a network that is a layer of another: its parameters' names begin with that one's.</summary>
    public Layer Within(Layer outer)
    {
        string weights = outer.Weights + ".";
        var layer = new Layer(Index, Spec, Kind, outer.Name + "." + Name, Inputs)
        {
            Weights = weights + Weights,
            Output = Output,
            Read = Read,
            Subnetwork = Subnetwork,
            Wrapped = Wrapped?.Within(outer),
            Whole = Whole,
        };
        layer.Parameters.AddRange(Parameters.Select(p => p with { Name = weights + p.Name }));
        if (IsFrozen || outer.IsFrozen)
            layer.Freeze();
        return layer;
    }
}
