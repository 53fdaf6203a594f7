using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Metrics over batches of an output.</summary>
internal sealed class MetricScores<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly MetricAccumulator[] _metrics;
    private readonly WeightedAccumulator?[] _weighted;
    private readonly ReportedMetrics _reported;
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
    /// <exception cref="ArgumentException">A metric cannot judge the output, takes other targets than the loss, or is to know of weights
    /// and cannot.</exception>
    public MetricScores(ProgramInfo info, Loss loss, int targetLength, ReportedMetrics metrics, string prefix)
    {
        _reported = metrics;
        Metric[] all = [.. metrics.All, .. metrics.Weighted];
        foreach (Metric metric in all)
            if (info.TargetLength(metric, loss) is int length && length != targetLength)
                throw new ArgumentException(
                    $"{metric.Name} needs {length} target values for each sample, but {loss.Name} takes {targetLength}.",
                    nameof(metrics)
                );
        // Keras' names: both kinds have the metric's, unless it is there in both.
        _keys =
        [
            .. metrics.All.Select(metric => prefix + metric.Name),
            .. metrics.Weighted.Select(metric =>
                prefix + (metrics.All.Any(other => other.Name == metric.Name) ? "weighted_" : "") + metric.Name
            ),
        ];
        Keys = [.. all.Select((metric, i) => KeyValuePair.Create(_keys[i], metric.Direction))];
        _metrics = [.. all.Select(metric => metric.Start(info.OutputColumns))];
        _weighted = [.. _metrics.Select((metric, i) => i < metrics.All.Count ? null : WeightedOf(metric, all[i]))];
        _logitLink = loss.LogitLink(info.OutputColumns);
        _readsProbabilities = [.. all.Select(metric => _logitLink is not null && metric.ReadsProbabilities)];
    }

    /// <summary>The keys, and which way each number gets better.</summary>
    public IReadOnlyList<KeyValuePair<string, MonitorMode>> Keys { get; }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        foreach (MetricAccumulator metric in _metrics)
            metric.Reset();
    }

    /// <summary>Throws if rows of samples have weights, and a metric that is to know of them takes whole samples.</summary>
    /// <param name="areOfOutputs">Whether the weights are those of several outputs, and the metrics of all together.</param>
    /// <exception cref="ArgumentException">One does; the message names it.</exception>
    public void CheckRowWeights(bool areOfOutputs = false)
    {
        if (areOfOutputs && _reported.Weighted is [var ofAll, ..])
            throw new ArgumentException(
                $"{ofAll.Name} judges all outputs together, but each has weights of its own. Ask for it in "
                    + $"{nameof(FitOptions.WeightedMetricsOf)} under the name of an output, or in {nameof(FitOptions.Metrics)}."
            );
        if (_reported.Weighted.FirstOrDefault(metric => !metric.IsOfRows) is { } metric)
            throw new ArgumentException(
                $"{metric.Name} judges a sample as a whole, but each of its rows has a weight. Give each sample one weight, or ask for "
                    + $"{metric.Name} in {nameof(FitOptions.Metrics)} instead of {nameof(FitOptions.WeightedMetrics)}."
            );
    }

    /// <summary>Adds samples that lie one after another.</summary>
    /// <param name="n">How many they are.</param>
    /// <param name="outputs">Their outputs.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="weights">A weight for each, or for each of its rows; empty where all are 1.</param>
    public void Add(int n, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
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
        {
            ReadOnlySpan<T> own = _readsProbabilities[i] ? probabilities : outputs;
            if (!weights.IsEmpty && _weighted[i] is { } weighted)
                weighted.AddBatch(own, targets, weights);
            else
                _metrics[i].AddBatch(n, own, targets);
        }
    }

    /// <summary>Writes the metrics under their keys.</summary>
    public void WriteTo(Dictionary<string, double> logs)
    {
        for (int i = 0; i < _metrics.Length; i++)
            logs[_keys[i]] = _metrics[i].Result;
    }

    private static WeightedAccumulator WeightedOf(MetricAccumulator accumulator, Metric metric) =>
        accumulator as WeightedAccumulator
        ?? throw new ArgumentException(
            $"{metric.Name} knows of no weights: it is collected by {accumulator.GetType().Name}. Derive that from "
                + $"{nameof(WeightedAccumulator)}, or the metric from {nameof(MeanMetric)}, or ask for it in {nameof(FitOptions.Metrics)} "
                + $"instead of {nameof(FitOptions.WeightedMetrics)}."
        );
}
