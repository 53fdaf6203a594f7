using System.Buffers;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What the layers of a network make of samples, in inference mode. The class is declared with
/// <see cref="NetworkAttribute.LayerOutputs"/>.</summary>
public static class LayerPrediction
{
    /// <summary>The most samples that go through at once.</summary>
    private const int Chunk = 64;

    /// <summary>Predicts n samples as far as a layer. Safe from any number of threads while nothing trains.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">n whole samples.</param>
    /// <param name="layer">The layer's name, as in <see cref="NetworkLayers"/>.</param>
    /// <returns>Its outputs, n times the product of its shape.</returns>
    /// <exception cref="ArgumentException">There is no such layer, a length does not fit, or an index is out of range.</exception>
    /// <exception cref="InvalidOperationException">The class is declared without LayerOutputs = true.</exception>
    public static T[] Predict<T>(this INetwork<T> network, ReadOnlySpan<T> input, string layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (_, int length) = Outputs(network).Find(layer);
        var output = new T[network.Engine.Checks.Count(input.Length, nameof(input)) * length];
        network.Predict(input, layer, output);
        return output;
    }

    /// <summary>The same into memory of the caller's; nothing is allocated but at the first call.</summary>
    /// <param name="network">The network.</param>
    /// <param name="input">n whole samples.</param>
    /// <param name="layer">The layer's name, as in <see cref="NetworkLayers"/>.</param>
    /// <param name="output">Its outputs, n times the product of its shape.</param>
    /// <exception cref="ArgumentException">There is no such layer, a length does not fit, or an index is out of range; nothing has been
    /// written.</exception>
    /// <exception cref="InvalidOperationException">The class is declared without LayerOutputs = true.</exception>
    public static void Predict<T>(this INetwork<T> network, ReadOnlySpan<T> input, string layer, Span<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LayerOutputs<T> all = Outputs(network);
        (int start, int length) = all.Find(layer);
        Engine<T> engine = network.Engine;
        int n = engine.Checks.Count(input.Length, nameof(input)),
            inputs = engine.Info.InputLength,
            outputs = all.Program.Info.OutputLength;
        if (output.Length != n * length)
            throw new ArgumentException(
                $"Layer {Show.Text(layer)} makes {length} values of each sample, {n * length} of these {n}; the output span holds "
                    + $"{output.Length}.",
                nameof(output)
            );
        engine.Checks.Inputs(input);
        T[] room = ArrayPool<T>.Shared.Rent(Math.Min(n, Chunk) * outputs);
        for (int first = 0; first < n; first += Chunk)
        {
            int count = Math.Min(Chunk, n - first);
            all.Program.Predict(input.Slice(first * inputs, count * inputs), room.AsSpan(0, count * outputs));
            for (int i = 0; i < count; i++)
                room.AsSpan(i * outputs + start, length).CopyTo(output[((first + i) * length)..]);
        }
        ArrayPool<T>.Shared.Return(room);
    }

    private static LayerOutputs<T> Outputs<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Engine.LayerOutputs
            ?? throw new InvalidOperationException(
                $"{network.Engine.Info.Name} computes the output of its last layer alone. Declare it with "
                    + $"[Network({nameof(NetworkAttribute.LayerOutputs)} = true)]."
            );
    }
}
