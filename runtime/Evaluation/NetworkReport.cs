using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Reports on networks.</summary>
public static class NetworkReport
{
    private const int Together = 64;

    /// <summary>Predicts every sample, in inference mode, and compares with its target.</summary>
    /// <param name="network">A network with one output for each class, or with one output for two classes.</param>
    /// <param name="data">Samples whose targets are labels, of the shape [1], or one-hot rows.</param>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <param name="threshold">For one output, above what it means class 1; null for 0.5 if it is a probability, as behind a sigmoid, and
    /// 0 if it is a logit.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, has no samples, or a target is no class; the network gives
    /// rows for steps; or an output is NaN.</exception>
    public static ClassificationReport Report<T>(
        this INetwork<T> network,
        IDataSource data,
        IReadOnlyList<string>? names = null,
        float? threshold = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        CompilerServices.ProgramInfo info = network.Engine.Info;
        int outputs = info.OutputLength,
            classes = Math.Max(2, outputs);
        if (info.OutputColumns != outputs)
            throw new ArgumentException(
                $"{info.Name} gives {outputs / info.OutputColumns} rows of {info.OutputColumns} values for a sample; a report needs one "
                    + $"class for each. {nameof(ClassificationReport)}.{nameof(ClassificationReport.Of)} takes labels and scores of "
                    + $"any kind.",
                nameof(network)
            );
        if (data.Count < 1 || data.InputLength != info.InputLength || (data.TargetLength != 1 && data.TargetLength != outputs))
            throw new ArgumentException(
                $"{info.Name} takes {info.InputLength} inputs and tells {classes} classes apart; the data has {data.Count} samples of "
                    + $"{data.InputLength} inputs, with {data.TargetLength} target values, where 1"
                    + $"{(outputs > 1 ? $" (a label) or {outputs} (one-hot)" : " (a label)")} and at least one sample are needed.",
                nameof(data)
            );
        var labels = new int[data.Count];
        var scores = new float[data.Count * outputs];
        T[] inputs = new T[Together * info.InputLength],
            targets = new T[Together * data.TargetLength],
            predicted = new T[Together * outputs];
        for (int start = 0; start < data.Count; start += Together)
        {
            int n = Math.Min(Together, data.Count - start);
            int[] samples = [.. Enumerable.Range(start, n)];
            Read(data, samples, inputs.AsSpan(0, n * info.InputLength), targets.AsSpan(0, n * data.TargetLength));
            network.Predict(inputs.AsSpan(0, n * info.InputLength), predicted.AsSpan(0, n * outputs));
            for (int i = 0; i < n; i++)
                labels[start + i] = ClassLabel.Of<T>(targets.AsSpan(i * data.TargetLength, data.TargetLength), classes, start + i);
            Conversion.Copy<T, float>(predicted.AsSpan(0, n * outputs), scores.AsSpan(start * outputs));
        }
        return outputs > 1
            ? ClassificationReport.Of(labels, scores, classes, names)
            : ClassificationReport.OfBinary(labels, scores, threshold ?? (info.Outputs.AreProbabilities ? 0.5f : 0), names);
    }

    private static void Read<T>(IDataSource data, int[] samples, Span<T> inputs, Span<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            data.Read(samples, MemoryMarshal.Cast<T, float>(inputs), MemoryMarshal.Cast<T, float>(targets));
        else
            data.Read(samples, MemoryMarshal.Cast<T, double>(inputs), MemoryMarshal.Cast<T, double>(targets));
    }
}
