using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Trains a network one step at a time, for training loops of one's own; <see cref="NetworkTraining.Fit"/> is made of it.
/// A step computes a batch's mean loss and its gradient, lets the optimizer move the parameters, then applies the layers' norm constraints
/// and updates what is no parameter, such as moving averages.</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public sealed class Trainer<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingSession<T> _session;
    private readonly Descent<T>? _descent;
    private readonly SecondOrderDescent<T>? _secondOrder;
    private readonly TargetCheck _check;

    /// <summary>Room for steps of up to <paramref name="batchSize"/> samples.</summary>
    /// <param name="network">The network whose parameters move.</param>
    /// <param name="loss">What is minimised.</param>
    /// <param name="optimizer">How parameters follow the gradient.</param>
    /// <param name="batchSize">The most samples a step can have.</param>
    /// <param name="threads">Threads that share each step. The result does not depend on it, to the bit.</param>
    /// <param name="allReduce">Adds the gradients of several processes up; null for this process alone.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not
    /// positive.</exception>
    /// <exception cref="ArgumentException">The loss cannot judge the network's outputs, the optimizer has more than one kind of clipping or
    /// options that mean nothing to it, it needs second derivatives that the network was compiled without, the loss needs
    /// whole sequences where steps may be padding, or <paramref name="allReduce"/> is used over double.</exception>
    public Trainer(INetwork<T> network, Loss loss, Optimizer optimizer, int batchSize, int threads = 1, IAllReduce? allReduce = null)
        : this((network ?? throw new ArgumentNullException(nameof(network))).Engine, loss, optimizer, batchSize, threads, allReduce) =>
        Network = network;

    /// <summary>The same for a network of several outputs, with a loss for each: what is minimised is their weighted sum.</summary>
    /// <param name="network">The network whose parameters move.</param>
    /// <param name="losses">A loss for each output, by its name. Targets of the outputs lie one after another in a sample.</param>
    /// <param name="optimizer">How parameters follow the gradient.</param>
    /// <param name="batchSize">The most samples a step can have.</param>
    /// <param name="threads">Threads that share each step. The result does not depend on it, to the bit.</param>
    /// <param name="allReduce">Adds the gradients of several processes up; null for this process alone.</param>
    /// <param name="lossWeights">What losses count with in their sum, by the output's name; 1 where there is none.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not
    /// positive.</exception>
    /// <exception cref="ArgumentException">A name is none of an output, an output has no loss, a loss cannot judge its output, a weight is
    /// negative, NaN or infinite, the optimizer has more than one kind of clipping, or <paramref name="allReduce"/> is used over
    /// double.</exception>
    public Trainer(
        INetwork<T> network,
        IReadOnlyDictionary<string, Loss> losses,
        Optimizer optimizer,
        int batchSize,
        int threads = 1,
        IAllReduce? allReduce = null,
        IReadOnlyDictionary<string, float>? lossWeights = null
    )
        : this(
            network,
            OutputLosses.Of(
                (network ?? throw new ArgumentNullException(nameof(network))).Engine.Info,
                losses ?? throw new ArgumentNullException(nameof(losses)),
                lossWeights
            ),
            optimizer,
            batchSize,
            threads,
            allReduce
        ) { }

    /// <summary>The same for a program over a part of a network's parameters.</summary>
    internal Trainer(Engine<T> engine, Loss loss, Optimizer optimizer, int batchSize, int threads = 1, IAllReduce? allReduce = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ProgramInfo info = engine.Info;
        (Engine, Loss, Optimizer) = (engine, loss, optimizer);
        TargetLength = info.TargetLength(loss);
        _session = engine.Train(batchSize, threads, isWhole: loss.IsOfBatch);
        if (optimizer is SecondOrderOptimizer second)
            _secondOrder = SecondOrderDescent<T>.Of(_session, second, loss, TargetLength, allReduce);
        else
            _descent = new Descent<T>(_session, optimizer, allReduce);
        _check = loss.CheckTargets;
    }

    // A call of a generic virtual method looks the method up each time; a delegate has found it.
    private delegate void TargetCheck(ReadOnlySpan<T> targets, int length, int classes, int first);

    /// <summary>What is minimised.</summary>
    public Loss Loss { get; }

    /// <summary>How parameters follow the gradient.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The most samples a step can have.</summary>
    public int BatchSize => _session.Capacity;

    /// <summary>Target values of one sample.</summary>
    public int TargetLength { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps => _secondOrder?.Steps ?? _descent!.Steps;

    /// <summary>Where a loop is, for the message if the loss diverges.</summary>
    internal (int Epoch, int Batch)? Position
    {
        set
        {
            if (_secondOrder is not null)
                _secondOrder.Position = value;
            else
                _descent!.Position = value;
        }
    }

    /// <summary>How many steps earlier runs made, which a schedule counts, too.</summary>
    internal long StepsBefore
    {
        set => _descent?.StepsBefore = value;
    }

    /// <summary>What a checkpoint holds of it.</summary>
    internal TrainedPart<T>? Part => _descent is null ? null : new("network", Engine, _descent);

    /// <summary>What is trained; null if it is no whole network.</summary>
    internal INetwork<T>? Network { get; }

    /// <summary>The network's.</summary>
    internal Engine<T> Engine { get; }

    private ProgramInfo Info => Engine.Info;

    /// <summary>One step on whole samples; returns their mean loss plus regularisers, before the step.</summary>
    /// <param name="inputs">Up to <see cref="BatchSize"/> samples, one after another.</param>
    /// <param name="targets">Their targets: <see cref="TargetLength"/> values each.</param>
    /// <exception cref="ArgumentException">A length does not fit, an input is NaN or infinite, or an index or target is NaN or out of
    /// range; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss or its gradient is infinite or NaN; the parameters have not changed.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int n = inputs.Length / Info.InputLength;
        if (n == 0 || n > BatchSize || n * Info.InputLength != inputs.Length)
            throw new ArgumentException(
                $"A step of {Info.Name} takes from 1 to {BatchSize} samples of {Info.InputLength} values, but there are "
                    + $"{inputs.Length} values.",
                nameof(inputs)
            );
        if (targets.Length != n * TargetLength)
            throw new ArgumentException(
                $"{Loss.Name} needs {TargetLength} target values for each of the {n} samples, {n * TargetLength} in all, but there are "
                    + $"{targets.Length}.",
                nameof(targets)
            );
        _check(targets, TargetLength, Info.OutputColumns, 0);
        Engine.Checks.Samples(inputs);
        inputs.CopyTo(Inputs(n));
        targets.CopyTo(Targets(n));
        return Step(n);
    }

    /// <summary>One step on whole samples that do not count alike; returns Σ weight · loss / samples plus regularisers, before the
    /// step.</summary>
    /// <param name="inputs">Up to <see cref="BatchSize"/> samples, one after another.</param>
    /// <param name="targets">Their targets: <see cref="TargetLength"/> values each.</param>
    /// <param name="sampleWeights">A weight for each sample; or, where the output has several rows, such as the steps of a sequence, one
    /// for each row of each sample; or, where outputs have losses of their own, one for each output, or one for each row of each output, as
    /// <see cref="Dataset.WithSampleWeights"/> has them. What has 0 counts for nothing.</param>
    /// <exception cref="ArgumentException">A length does not fit, an input is NaN or infinite, an index or target is NaN or out of range,
    /// or a weight is negative, NaN or infinite; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss or its gradient is infinite or NaN; the parameters have not changed.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> sampleWeights)
    {
        int n = Math.Clamp(inputs.Length / Info.InputLength, 1, BatchSize);
        if (sampleWeights.Length % n != 0 || !Loss.TakesWeights(Info, sampleWeights.Length / n))
            throw new ArgumentException(
                $"{n} samples need a weight each{Loss.OtherWeights(Info)}, but there are {sampleWeights.Length}.",
                nameof(sampleWeights)
            );
        SampleWeights.Check(sampleWeights, sampleWeights.Length / n);
        sampleWeights.CopyTo(Weights(n, sampleWeights.Length / n));
        try
        {
            return Step(inputs, targets);
        }
        finally
        {
            _session.WeightLength = 0;
        }
    }

    /// <summary>A step of the optimizer along a gradient that the caller made, such as a sum over several batches, or one with noise:
    /// clipping, decay, norm constraints and averages are those of any step. Nothing is added to it, neither penalties nor a loss; what is
    /// no parameter, such as moving averages, stays as it is.</summary>
    /// <param name="gradient">A value for each parameter, in the order of <see cref="INetwork{T}.CopyParametersTo"/>, as
    /// <see cref="INetwork{T}.LossAndGradient"/> gives them.</param>
    /// <exception cref="ArgumentException">It does not hold exactly one value for each parameter; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">A value is infinite or NaN, or the optimizer cannot hold what it makes of it; nothing has
    /// changed.</exception>
    /// <exception cref="NotSupportedException">The optimizer is one of the second order, which asks for the loss itself.</exception>
    public void Apply(ReadOnlySpan<T> gradient)
    {
        if (_descent is null)
            throw new NotSupportedException(
                $"{Optimizer.GetType().Name} asks for the loss at several points, and follows no gradient that it is given. Call Step, or "
                    + "use a first-order optimizer, such as Adam."
            );
        int count = Layout.Count(Info);
        if (gradient.Length != count)
            throw new ArgumentException(
                $"{Info.Name} has {count} parameters, but the gradient has {gradient.Length} values.",
                nameof(gradient)
            );
        Layout.FromUser(Info, gradient, _session.Gradients);
        Engine.States.Span(Info.StateLength).CopyTo(_session.Updates.Span(Info.StateLength));
        _descent.Apply(T.Zero, isGiven: true);
    }

    /// <summary>The next step goes on where the last one ended: sample by sample, recurrent layers begin with what they carried out of it.
    /// No gradient passes from one step to the other. Call it before every step that goes on, and <see cref="Forget"/> before the next that
    /// does not.</summary>
    public void CarryOn() => _session.CarryOn();

    /// <summary>The next step begins anew, as the first one does.</summary>
    public void Forget() => _session.Forget();

    /// <summary>Training has ended: where the optimizer keeps an average of the parameters (<see cref="Optimizer.UseEma"/>), they become
    /// it. Keras' finalize_variable_values.</summary>
    public void FinalizeParameters() => _descent?.Finish();

    /// <summary>Frees the memory of the steps; the network stays.</summary>
    public void Dispose()
    {
        _session.Dispose();
        _descent?.Dispose();
        _secondOrder?.Dispose();
    }

    /// <summary>Where the inputs of the next <paramref name="n"/> samples go.</summary>
    internal Span<T> Inputs(int n) => _session.Inputs(n);

    /// <summary>Where their targets go.</summary>
    internal Span<T> Targets(int n) => _session.Targets(n, TargetLength);

    /// <summary>Where their weights go, so many for each; none where all are 1.</summary>
    internal Span<T> Weights(int n, int length)
    {
        _session.WeightLength = length;
        return _session.Weights(n);
    }

    /// <summary>The weights of the samples filled in; nothing where all are 1.</summary>
    internal ReadOnlySpan<T> WeightsOf(int n) => _session.Weights(n);

    /// <summary>The outputs of the last step, before it.</summary>
    internal void Outputs(int n, Span<T> outputs)
    {
        if (_secondOrder is not null)
            _secondOrder.Outputs(n, outputs);
        else
            _session.Outputs(n, outputs);
    }

    /// <summary>The loss of the samples filled in, in inference mode, and their outputs.</summary>
    internal T Evaluate(int n, Span<T> outputs) => _session.Evaluate(n, Loss, TargetLength, outputs);

    /// <summary>What of the last batch its loss is a mean over, where that is not its samples but steps of them.</summary>
    internal ValidSteps<T>? ValidSteps => _session.ValidSteps;

    /// <summary>One step on the samples filled in.</summary>
    internal T Step(int n)
    {
        _session.TakeReference(n);
        return _secondOrder is not null
            ? _secondOrder.Step(n)
            : _descent!.Apply(_session.LossAndGradient(n, Loss, TargetLength, Engine.Clock.Steps));
    }
}
