using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Metrics over batches of an output.</summary>
internal sealed class MetricScores<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MetricAccumulator[] _metrics;
    private readonly bool[] _readsProbabilities;
    private readonly Link? _logitLink;
    private readonly string[] _keys;
    private T[] _probabilities = [];

    /// <summary>Nothing yet.</summary>
    /// <param name="info">A network with this output.</param>
    /// <param name="loss">The loss beside which they are.</param>
    /// <param name="targetLength">Target values that it takes.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="prefix">What their keys begin with.</param>
    /// <exception cref="ArgumentException">A metric cannot judge the output, or takes other targets than the loss.</exception>
    public MetricScores(ProgramInfo info, Loss loss, int targetLength, IReadOnlyList<Metric> metrics, string prefix)
    {
        foreach (Metric metric in metrics)
            if (info.TargetLength(metric, loss) is int length && length != targetLength)
                throw new ArgumentException(
                    $"{metric.Name} needs {length} target values for each sample, but {loss.Name} takes {targetLength}.",
                    nameof(metrics)
                );
        _keys = [.. metrics.Select(metric => prefix + metric.Name)];
        Keys = [.. metrics.Select((metric, i) => KeyValuePair.Create(_keys[i], metric.Direction))];
        _metrics = [.. metrics.Select(metric => metric.Start(info.OutputColumns))];
        _logitLink = loss.LogitLink(info.OutputColumns);
        _readsProbabilities = [.. metrics.Select(metric => _logitLink is not null && metric.ReadsProbabilities)];
    }

    /// <summary>The keys, and which way each number gets better.</summary>
    public IReadOnlyList<KeyValuePair<string, MonitorMode>> Keys { get; }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        foreach (MetricAccumulator metric in _metrics)
            metric.Reset();
    }

    /// <summary>Adds samples that lie one after another.</summary>
    public void Add(int n, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
    {
        ReadOnlySpan<T> probabilities = default;
        if (_readsProbabilities.AsSpan().Contains(true))
        {
            if (_probabilities.Length < outputs.Length)
                _probabilities = new T[outputs.Length];
            _logitLink!.Apply(outputs, _probabilities.AsSpan(0, outputs.Length));
            probabilities = _probabilities.AsSpan(0, outputs.Length);
        }
        for (int i = 0; i < _metrics.Length; i++)
            _metrics[i].AddBatch(n, _readsProbabilities[i] ? probabilities : outputs, targets);
    }

    /// <summary>Writes the metrics under their keys.</summary>
    public void WriteTo(Dictionary<string, double> logs)
    {
        for (int i = 0; i < _metrics.Length; i++)
            logs[_keys[i]] = _metrics[i].Result;
    }
}
