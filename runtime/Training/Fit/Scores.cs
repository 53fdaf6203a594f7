using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Mean loss and metrics over batches.</summary>
internal sealed class Scores<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Trainer<T> _trainer;
    private readonly T[] _outputs;
    private readonly string _prefix;
    private readonly MetricScores<T> _metrics;
    private readonly OutputScores<T>[] _perOutput;
    private readonly OutputLosses? _losses;
    private readonly string[] _lossKeys;
    private readonly double[] _sums,
        _last;
    private double _loss;
    private long _count;

    /// <summary>Nothing yet; keys begin with <paramref name="prefix"/>.</summary>
    /// <exception cref="ArgumentException">A metric is there twice, takes other targets than the loss, is of an output that there is
    /// not, or is to know of weights and cannot.</exception>
    public Scores(Trainer<T> trainer, ProgramInfo info, ReportedMetrics metrics, string prefix = "")
    {
        (_trainer, _prefix, _losses) = (trainer, prefix, trainer.Loss as OutputLosses);
        _outputs = new T[trainer.BatchSize * info.OutputLength];
        OutputNames.Check(info, metrics.AllOf.Keys, nameof(FitOptions.MetricsOf));
        OutputNames.Check(info, metrics.WeightedOf.Keys, nameof(FitOptions.WeightedMetricsOf));
        _metrics = new MetricScores<T>(info, trainer.Loss, trainer.TargetLength, metrics, prefix);
        _perOutput = [.. metrics.Outputs.Select(name => OutputOf(trainer, info, name, metrics.Of(name), prefix))];
        _lossKeys = _losses is null ? [] : [.. info.Ends.Select(end => $"{prefix}{end.Name}_loss")];
        (_sums, _last) = (new double[_lossKeys.Length], new double[_lossKeys.Length]);
        string[] keys = [.. Keys.Select(key => key.Key[prefix.Length..])];
        if (keys.Distinct().Count() < keys.Length)
            throw new ArgumentException(
                $"Metrics must have names of their own besides loss: {string.Join(", ", keys.Skip(1))}.",
                nameof(metrics)
            );
    }

    /// <summary>The keys, and which way each number gets better.</summary>
    public IEnumerable<KeyValuePair<string, MonitorMode>> Keys =>
        [
            new(_prefix + "loss", MonitorMode.Min),
            .. _lossKeys.Select(key => KeyValuePair.Create(key, MonitorMode.Min)),
            .. _metrics.Keys,
            .. _perOutput.SelectMany(output => output.Keys),
        ];

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        (_loss, _count) = (0, 0);
        _sums.AsSpan().Clear();
        _losses?.Take(_last);
        _metrics.Reset();
        foreach (OutputScores<T> output in _perOutput)
            output.Reset();
    }

    /// <summary>Throws if a metric that is to know of weights cannot know of these.</summary>
    /// <param name="length">Weights of one sample.</param>
    /// <exception cref="ArgumentException">It cannot; the message names it.</exception>
    public void CheckWeights(int length)
    {
        // Where steps may be padding, each that is not is a sample.
        if (length < 2 || _trainer.Engine.Info.MaskedSteps > 0)
            return;
        _metrics.CheckRowWeights(areOfOutputs: _losses is not null);
        foreach (OutputScores<T> output in _perOutput)
            output.CheckRowWeights(length);
    }

    /// <summary>Adds the step that the trainer has just made; its outputs are computed only if there is a metric.</summary>
    public void AddStep(int n, T loss)
    {
        Span<T> outputs = Outputs(n);
        if (_metrics.Keys.Count > 0 || _perOutput.Length > 0)
            _trainer.Outputs(n, outputs);
        Add(n, loss, outputs);
    }

    /// <summary>Goes through all samples in inference mode, from each to the one that goes on from it with what recurrent layers
    /// carry.</summary>
    public void Evaluate(Batches<T> batches, CancellationToken cancellation = default)
    {
        CheckWeights(batches.WeightLength);
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
        logs[_prefix + "loss"] = _count == 0 ? 0 : _loss / _count;
        for (int i = 0; i < _lossKeys.Length; i++)
            logs[_lossKeys[i]] = _count == 0 ? 0 : _sums[i] / _count;
        _metrics.WriteTo(logs);
        foreach (OutputScores<T> output in _perOutput)
            output.WriteTo(logs);
    }

    private Span<T> Outputs(int n) => _outputs.AsSpan(0, n * (_outputs.Length / _trainer.BatchSize));

    private void Add(int n, T loss, Span<T> outputs)
    {
        ReadOnlySpan<T> targets = _trainer.Targets(n),
            weights = _trainer.WeightsOf(n);
        if (_trainer.ValidSteps is { } valid)
        {
            n = valid.Count;
            outputs = valid.Compact(outputs);
            targets = valid.Targets;
            weights = valid.Weights;
        }
        if (n == 0)
            return;
        _loss += n * double.CreateTruncating(loss);
        _count += n;
        _losses?.Take(_last);
        for (int i = 0; i < _last.Length; i++)
            _sums[i] += n * _last[i];
        _metrics.Add(n, outputs, targets, weights);
        foreach (OutputScores<T> output in _perOutput)
            output.Add(n, outputs, targets, weights);
    }

    // Beside a loss of all outputs each has as many targets as values.
    private static OutputScores<T> OutputOf(Trainer<T> trainer, ProgramInfo info, string name, ReportedMetrics metrics, string prefix)
    {
        int number = Array.FindIndex(info.Ends, end => end.Name == name);
        ProgramInfo output = info.EachOutput[number];
        if (trainer.Loss is OutputLosses losses)
            return new(output, losses.Slices[number], number, losses, metrics, $"{prefix}{name}_");
        if (trainer.TargetLength != info.OutputLength)
            throw new ArgumentException(
                $"{trainer.Loss.Name} takes {trainer.TargetLength} target values for the {info.OutputLength} outputs of {info.Name}, so "
                    + $"that nothing says which are those of '{name}'. Give each output a loss: {nameof(FitOptions.Losses)}."
            );
        int start = info.EachOutput.Take(number).Sum(before => before.OutputLength);
        OutputSlice slice = new(output.Link, start, output.OutputLength, output.OutputColumns, start, output.OutputLength);
        return new(output, slice, number, trainer.Loss, metrics, $"{prefix}{name}_");
    }
}
