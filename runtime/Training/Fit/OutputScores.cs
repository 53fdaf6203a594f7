using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Loss and metrics of one of several outputs.</summary>
internal sealed class OutputScores<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OutputSlice _slice;
    private readonly MetricScores<T> _metrics;
    private readonly OutputLosses? _losses;
    private readonly int _number;
    private T[] _outputs = [],
        _targets = [],
        _weights = [];

    /// <summary>Nothing yet.</summary>
    /// <param name="output">The network as one with this output alone.</param>
    /// <param name="slice">Where it lies.</param>
    /// <param name="number">Its number among the outputs.</param>
    /// <param name="loss">What all outputs are judged by.</param>
    /// <param name="metrics">Its metrics.</param>
    /// <param name="prefix">What their keys begin with.</param>
    public OutputScores(ProgramInfo output, OutputSlice slice, int number, Loss loss, ReportedMetrics metrics, string prefix)
    {
        (_slice, _number, _losses) = (slice, number, loss as OutputLosses);
        _metrics = new(output, _losses?[number] ?? loss, slice.TargetLength, metrics, prefix);
    }

    /// <summary>The metrics' keys, and which way each number gets better.</summary>
    public IReadOnlyList<KeyValuePair<string, MonitorMode>> Keys => _metrics.Keys;

    /// <summary>Forgets everything.</summary>
    public void Reset() => _metrics.Reset();

    /// <summary>Throws if rows of samples have weights, and a metric that is to know of them takes whole samples.</summary>
    /// <param name="length">Weights of one sample, of all outputs.</param>
    public void CheckRowWeights(int length)
    {
        if (Place(length).Count > 1)
            _metrics.CheckRowWeights();
    }

    /// <summary>Adds whole samples.</summary>
    public void Add(int n, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
    {
        if (Keys.Count > 0)
            _metrics.Add(
                n,
                Own(ref _outputs, n, outputs, _slice.Start, _slice.Length),
                Own(ref _targets, n, targets, _slice.TargetStart, _slice.TargetLength),
                weights.Length > n
                    ? Own(ref _weights, n, weights, Place(weights.Length / n).Start, Place(weights.Length / n).Count)
                    : weights
            );
    }

    /// <summary>Writes the metrics under their keys.</summary>
    public void WriteTo(Dictionary<string, double> logs) => _metrics.WriteTo(logs);

    // Which of a sample's weights are those of this output.
    private (int Start, int Count) Place(int length) => _losses?.WeightsOf(_number, length) ?? (0, length);

    private static ReadOnlySpan<T> Own(ref T[] room, int n, ReadOnlySpan<T> all, int start, int length)
    {
        if (room.Length < n * length)
            room = new T[n * length];
        for (int i = 0; i < n; i++)
            all.Slice(i * (all.Length / n) + start, length).CopyTo(room.AsSpan(i * length));
        return room.AsSpan(0, n * length);
    }
}
