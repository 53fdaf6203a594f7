using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What layers learn from data before training.</summary>
public static class NetworkAdaptation
{
    // Samples that are read at a time.
    private const int AtATime = 256;

    /// <summary>Lets all layers that learn from data before training, such as [Normalization] without Mean and Variance, learn from the
    /// inputs of a data set: the training set, and no other. What they have learned before is forgotten. Keras' adapt, for the whole
    /// network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The set; its targets do not matter.</param>
    /// <exception cref="ArgumentException">No layer learns from data; the set is empty or its samples have another length; or a value is
    /// NaN, infinite, or so large that what is learned is no finite number. Nothing has changed.</exception>
    public static void Adapt<T>(this INetwork<T> network, IDataSource data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        Engine<T> engine = network.Engine;
        ProgramInfo info = engine.Info;
        AdaptedCheck[] layers = [.. info.Checks.OfType<AdaptedCheck>()];
        if (layers.Length == 0)
            throw new ArgumentException(
                $"{info.Name} has no layer that learns from data before training, such as [Normalization] without Mean and Variance.",
                nameof(network)
            );
        if (data.Count < 1)
            throw new ArgumentException("The data has no samples.", nameof(data));
        if (data.InputLength != info.InputLength)
            throw new ArgumentException(
                $"Samples of the data have {data.InputLength} values, but {info.Name} takes {info.InputLength}.",
                nameof(data)
            );
        IAdaptation[] learned = Array.ConvertAll(layers, layer => layer.Begin());
        See(data, layers, learned);
        (ParameterSpec Spec, T[] Values)[] states =
        [
            .. layers.Zip(learned).SelectMany(layer => States<T>(info, layer.First, layer.Second, data)),
        ];
        foreach ((ParameterSpec spec, T[] values) in states)
            Layout.FromUser(spec, values, engine.RegionOf(spec));
    }

    private static void See(IDataSource data, AdaptedCheck[] layers, IAdaptation[] learned)
    {
        int length = data.InputLength;
        int[] samples = new int[Math.Min(AtATime, data.Count)];
        double[] inputs = new double[samples.Length * length],
            targets = new double[samples.Length * data.TargetLength];
        for (int start = 0; start < data.Count; start += AtATime)
        {
            int n = Math.Min(AtATime, data.Count - start);
            for (int i = 0; i < n; i++)
                samples[i] = start + i;
            data.Read(samples.AsSpan(0, n), inputs.AsSpan(0, n * length), targets.AsSpan(0, n * data.TargetLength));
            for (int i = 0; i < n; i++)
            for (int k = 0; k < layers.Length; k++)
            {
                ReadOnlySpan<double> values = inputs.AsSpan(i * length + layers[k].Start, layers[k].Length);
                for (int j = 0; j < values.Length; j++)
                    if (!double.IsFinite(values[j]))
                        throw new ArgumentException(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"Sample {start + i} has {values[j]} at position {j} of input '{layers[k].Input}', from which layer "
                                    + $"'{layers[k].Layer}' is to learn."
                            ),
                            nameof(data)
                        );
                learned[k].Add(values);
            }
        }
    }

    private static IEnumerable<(ParameterSpec, T[])> States<T>(ProgramInfo info, AdaptedCheck layer, IAdaptation learned, IDataSource data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string name, double[] values) in learned.States().Append((AdaptedCheck.Count, [data.Count])))
        {
            ParameterSpec spec = Array.Find(info.Parameters, p => p.Name == $"{layer.Weights}.{name}")!;
            T[] converted = Array.ConvertAll(values, T.CreateSaturating);
            if (Array.Find(converted, v => !T.IsFinite(v)) is var value && !T.IsFinite(value))
                throw new ArgumentException(
                    $"The {name} of layer '{layer.Layer}' would be {value}: values of the data are too large.",
                    nameof(data)
                );
            yield return (spec, converted);
        }
    }
}
