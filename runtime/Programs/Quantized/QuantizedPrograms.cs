using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>What generated code makes quantized networks with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QuantizedPrograms
{
    /// <summary>A copy of a network for inference.</summary>
    /// <typeparam name="P">The network's program over stored weights.</typeparam>
    public static QuantizedNetwork Of<P>(Engine<float> network, Quantization kind)
        where P : struct, IProgram<float> => new(network, new Engine<float, P>(network.Seed), kind, P.StoredWeights);
}
