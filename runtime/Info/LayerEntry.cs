using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>A layer as the compiler lists it for <see cref="LayerInfo"/>.</summary>
/// <param name="name">Its name.</param>
/// <param name="kind">What it is.</param>
/// <param name="shape">The shape of a sample's output.</param>
/// <param name="inputs">The layers that it reads.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayerEntry(string name, string kind, int[] shape, string[] inputs)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it is.</summary>
    public string Kind => kind;

    /// <summary>The shape of a sample's output.</summary>
    public int[] Shape => shape;

    /// <summary>The layers that it reads.</summary>
    public string[] Inputs => inputs;

    /// <summary>The name that its weight tensors begin with: its own, or that of the weights which it shares.</summary>
    public string Weights
    {
        get => field ?? name;
        init;
    }

    /// <summary>Which output of the network it is, counted from 1; 0 for none.</summary>
    public int Output { get; init; }
}
