using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Trains a recurrent network on sequences that are longer than its input, and lets it run on by itself. The network takes
/// windows, [Input(steps, features)] or [Input(steps)] with [Embedding], and all its layers go step by step, so that it has
/// CreateStream().</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public sealed class SequenceTrainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly StepShape _shape;

    /// <summary>A trainer of a network.</summary>
    /// <exception cref="ArgumentException">The network cannot go step by step over one sequence; the message says why.</exception>
    public SequenceTrainer(INetwork<T> network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _shape =
            StepShape.Of(network, out string reason)
            ?? throw new ArgumentException(
                $"{Info.Name} {reason}. {nameof(NetworkTraining.Fit)} trains it on samples instead.",
                nameof(network)
            );
    }

    private ProgramInfo Info => _network.Engine.Info;

    /// <summary>Trains: every window is one sample of a step of the optimizer. Lengths, indices and all targets are checked before the
    /// first step.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="options">How to train.</param>
    /// <returns>Loss and metrics of every epoch, as <see cref="NetworkTraining.Fit"/> gives them.</returns>
    /// <exception cref="ArgumentException">An option is out of range, the data does not fit the network, or an index or target is unusable;
    /// nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss or its gradient became infinite or NaN; the parameters are as the step before left
    /// them.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are as the last whole step left
    /// them.</exception>
    public History Fit(SequenceData data, SequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Loss loss = options.LossOf(Info);
        Check(data, loss, "training");
        if (options.Validation is not null)
            Check(options.Validation, loss, "validation");
        SequenceWindows windows = Windows(data, options.Stateful, options.BatchSize, "training");
        SequenceWindows? validation = options.Validation is null ? null : Windows(options.Validation, options.Stateful, 1, "validation");
        using var trainer = new Trainer<T>(
            _network,
            loss,
            options.Optimizer,
            options.BatchSize,
            options.MaxDegreeOfParallelism,
            options.AllReduce
        );
        return new FitLoop<T>(_network, windows, trainer, options, validation, shuffle: !options.Stateful).Run();
    }

    /// <summary>Loss and metrics in inference mode, over whole windows: up to a window less a step at a sequence's begin is left
    /// out.</summary>
    /// <param name="data">The sequences.</param>
    /// <param name="loss">What is averaged over their windows.</param>
    /// <param name="metrics">What is reported besides; null for nothing.</param>
    /// <param name="stateful">Whether each sequence is gone through step by step from its begin to its end, as a stream does; otherwise
    /// each window begins anew.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, or an index or target is unusable.</exception>
    public Evaluation Evaluate(SequenceData data, Loss loss, IReadOnlyList<Metric>? metrics = null, bool stateful = true)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        Check(data, loss, "evaluation");
        return _network.Evaluate(Windows(data, stateful, 1, "evaluation"), loss, metrics);
    }

    /// <summary>Lets the network go on by itself: it hears the prompt, then its own outputs. Where the output is a softmax, a class is
    /// drawn from it, with probabilities p^(1 / temperature) made to add up to 1, and fed back as its number, or as a one-hot row where a
    /// step has as many inputs as classes; the output itself is fed back otherwise, also where it is logits, of which no class is
    /// drawn.</summary>
    /// <param name="prompt">The steps to begin with, one after another; at least one.</param>
    /// <param name="count">Steps to go on for.</param>
    /// <param name="temperature">For classes: 1 draws them as likely as the network says, less prefers the likely ones, and 0 takes the
    /// likeliest.</param>
    /// <param name="seed">Of the draws; the same seed gives the same sequence.</param>
    /// <returns>The steps behind the prompt, in the prompt's form.</returns>
    /// <exception cref="ArgumentException">The prompt is empty, no whole number of steps, or has an unusable value; or outputs cannot be
    /// fed back.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or <paramref name="temperature"/> is negative or
    /// not finite.</exception>
    public T[] Generate(ReadOnlySpan<T> prompt, int count, double temperature = 1, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(temperature >= 0 && double.IsFinite(temperature)))
            throw new ArgumentOutOfRangeException(
                nameof(temperature),
                temperature,
                $"The temperature is {temperature}; it must be finite and not negative."
            );
        if (prompt.IsEmpty || prompt.Length % _shape.Input != 0)
            throw new ArgumentException(
                $"A prompt for {Info.Name} is one step or more of {_shape.Input} values; {prompt.Length} values are not.",
                nameof(prompt)
            );
        CheckSteps(prompt, "The prompt");
        using var run = new FreeRun<T>(_network.Engine, _shape, temperature, seed);
        return run.After(prompt, count);
    }

    private SequenceWindows Windows(SequenceData data, bool stateful, int stretches, string what) =>
        stateful ? SequenceWindows.InStretches(data, _shape, stretches, what) : SequenceWindows.Apart(data, _shape, what);

    private void Check(SequenceData data, Loss loss, string what)
    {
        if (data.Features != _shape.Input)
            throw new ArgumentException(
                $"The {what} data has {data.Features} values for each step, but a step of {Info.Name} takes {_shape.Input}.",
                nameof(data)
            );
        int targets = Info.TargetLength(loss) / _shape.OutputSteps;
        if (data.TargetLength != targets)
            throw new ArgumentException(
                $"{loss.Name} behind {Info.Name} needs {targets} target values for each step, but the {what} data has "
                    + $"{data.TargetLength}{(data.HasTargets ? "" : ", the values of the next step")}.",
                nameof(data)
            );
        for (int i = 0; i < data.Count; i++)
        {
            CheckSteps(Converted(data.Series(i)), $"Series {i} of the {what} data");
            Named(
                $"The targets of series {i} of the {what} data",
                () => loss.CheckTargets<T>(Converted(data.Targets(i)), targets, Info.OutputColumns)
            );
        }
    }

    private void CheckSteps(ReadOnlySpan<T> series, string what)
    {
        for (int i = 0; i < series.Length; i++)
            if (!T.IsFinite(series[i]))
                throw new ArgumentException($"{what} has {series[i]} in step {i / _shape.Input}; every value must be finite.");
        foreach (InputCheck check in Info.Checks)
        {
            T[] values = series.ToArray();
            Named(
                what,
                () =>
                {
                    for (int at = 0; at < values.Length; at += _shape.Input)
                        check.Check<T>(values.AsSpan(at, _shape.Input), at / _shape.Input);
                }
            );
        }
    }

    private static T[] Converted(ReadOnlySpan<float> values)
    {
        var converted = new T[values.Length];
        Conversion.Copy<float, T>(values, converted);
        return converted;
    }

    // Checks know of samples only; here, each step is one.
    private static void Named(string what, Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{what}, counting steps as samples: {e.Message}", e);
        }
    }
}
