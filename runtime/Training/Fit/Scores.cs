using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Mean loss and metrics over batches.</summary>
internal sealed class Scores<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T> _trainer;
    private readonly T[] _outputs;
    private readonly string[] _keys;
    private readonly MonitorMode[] _directions;
    private readonly MetricAccumulator[] _metrics;
    private readonly bool[] _readsProbabilities;
    private readonly Link? _logitLink;
    private readonly T[] _probabilities;
    private double _loss;
    private long _count;

    /// <summary>Nothing yet; keys begin with <paramref name="prefix"/>.</summary>
    /// <exception cref="ArgumentException">A metric is there twice, or takes other targets than the loss.</exception>
    public Scores(Trainer<T> trainer, ProgramInfo info, IReadOnlyList<Metric> metrics, string prefix = "")
    {
        _trainer = trainer;
        _outputs = new T[trainer.BatchSize * info.OutputLength];
        _keys = ["loss", .. metrics.Select(metric => metric.Name)];
        if (_keys.Distinct().Count() < _keys.Length)
            throw new ArgumentException(
                $"Metrics must have names of their own besides loss: {string.Join(", ", _keys.Skip(1))}.",
                nameof(metrics)
            );
        foreach (Metric metric in metrics)
            if (info.TargetLength(metric, trainer.Loss) is int length && length != trainer.TargetLength)
                throw new ArgumentException(
                    $"{metric.Name} needs {length} target values for each sample, but {trainer.Loss.Name} takes {trainer.TargetLength}.",
                    nameof(metrics)
                );
        _directions = [MonitorMode.Min, .. metrics.Select(metric => metric.Direction)];
        _keys = Array.ConvertAll(_keys, key => prefix + key);
        _metrics = [.. metrics.Select(metric => metric.Start(info.OutputColumns))];
        _logitLink = trainer.Loss.LogitLink(info.OutputColumns);
        _readsProbabilities = [.. metrics.Select(metric => _logitLink is not null && metric.ReadsProbabilities)];
        _probabilities = new T[_readsProbabilities.Contains(true) ? _outputs.Length : 0];
    }

    /// <summary>The keys, and which way each number gets better.</summary>
    public IEnumerable<KeyValuePair<string, MonitorMode>> Keys => _keys.Zip(_directions, KeyValuePair.Create);

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        (_loss, _count) = (0, 0);
        foreach (MetricAccumulator metric in _metrics)
            metric.Reset();
    }

    /// <summary>Adds the step that the trainer has just made; its outputs are computed only if there is a metric.</summary>
    public void AddStep(int n, T loss)
    {
        Span<T> outputs = Outputs(n);
        if (_metrics.Length > 0)
            _trainer.Outputs(n, outputs);
        Add(n, loss, outputs);
    }

    /// <summary>Goes through all samples in inference mode, from each to the one that goes on from it with what recurrent layers
    /// carry.</summary>
    public void Evaluate(Batches<T> batches, CancellationToken cancellation = default)
    {
        Reset();
        using StreamedEvaluation<T>? streamed =
            batches.AnyFollows() && _trainer.Network is { } network && StepShape.Of(network, out _) is { } shape
                ? new(_trainer, shape)
                : null;
        for (int start = 0; start < batches.Count; start += _trainer.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            int n = batches.Read(start);
            Span<T> outputs = Outputs(n);
            Add(n, streamed is null ? _trainer.Evaluate(n, outputs) : streamed.Evaluate(batches, start, n, outputs), outputs);
        }
    }

    /// <summary>Writes the means under their keys.</summary>
    public void WriteTo(Dictionary<string, double> logs)
    {
        logs[_keys[0]] = _count == 0 ? 0 : _loss / _count;
        for (int i = 0; i < _metrics.Length; i++)
            logs[_keys[i + 1]] = _metrics[i].Result;
    }

    private Span<T> Outputs(int n) => _outputs.AsSpan(0, n * (_outputs.Length / _trainer.BatchSize));

    private void Add(int n, T loss, Span<T> outputs)
    {
        ReadOnlySpan<T> targets = _trainer.Targets(n);
        if (_trainer.ValidSteps is { } valid)
        {
            n = valid.Count;
            outputs = valid.Compact(outputs);
            targets = valid.Targets;
        }
        if (n == 0)
            return;
        _loss += n * double.CreateTruncating(loss);
        _count += n;
        Span<T> probabilities = _probabilities.AsSpan(0, Math.Min(_probabilities.Length, outputs.Length));
        if (probabilities.Length > 0)
            _logitLink!.Apply<T>(outputs, probabilities);
        for (int i = 0; i < _metrics.Length; i++)
            _metrics[i].AddBatch<T>(n, _readsProbabilities[i] ? probabilities : outputs, targets);
    }
}
