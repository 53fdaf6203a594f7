using System.Globalization;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A layer of a network, as it is when it is asked for.</summary>
public sealed class LayerInfo
{
    internal LayerInfo(LayerEntry entry, ParameterSpec[] weights, Predicate<ParameterSpec> isFrozen)
    {
        (Name, Kind, Shape, Inputs) = (entry.Name, entry.Kind, Array.AsReadOnly(entry.Shape), Array.AsReadOnly(entry.Inputs));
        Weights = entry.Weights;
        foreach (ParameterSpec spec in weights)
        {
            ParameterCount += spec.Length;
            TrainableParameterCount += spec.IsState || isFrozen(spec) ? 0 : spec.Length;
        }
    }

    /// <summary>The layer's name. Those of its tensors begin with it, as dense.kernel does, unless it has them in common with
    /// others.</summary>
    public string Name { get; }

    /// <summary>The name of its attribute, such as Dense or Input; of a network that is a layer, that of the class.</summary>
    public string Kind { get; }

    /// <summary>The shape of one sample's output.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The names of the layers that it reads; none for an input.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The name that its tensors begin with: <see cref="Name"/>, or that of the weights that it shares.</summary>
    public string Weights { get; }

    /// <summary>Values of its weights, in each of several layers that share them. As in Keras' summary those that are no parameters, such
    /// as moving averages, are among them.</summary>
    public int ParameterCount { get; }

    /// <summary>Those of them that training moves along a gradient, so that what is frozen is not among them.</summary>
    public int TrainableParameterCount { get; }

    /// <summary>Whether training moves any of them.</summary>
    public bool IsTrainable => TrainableParameterCount > 0;

    /// <summary>The line of a table.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} ({Kind}): {Show.Shape([.. Shape])}, {ParameterCount:N0} parameter{(ParameterCount == 1 ? "" : "s")}"
                + $"{(ParameterCount > 0 && !IsTrainable ? ", frozen" : "")}"
        );
}
