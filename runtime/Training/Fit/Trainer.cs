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
    private readonly Descent<T> _descent;
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
    /// <exception cref="ArgumentException">The loss cannot judge the network's outputs, the optimizer has more than one kind of clipping,
    /// the loss needs whole sequences where steps may be padding, or <paramref name="allReduce"/> is used over double.</exception>
    public Trainer(INetwork<T> network, Loss loss, Optimizer optimizer, int batchSize, int threads = 1, IAllReduce? allReduce = null)
        : this((network ?? throw new ArgumentNullException(nameof(network))).Engine, loss, optimizer, batchSize, threads, allReduce) =>
        Network = network;

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
        _session = engine.Train(batchSize, threads);
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
    public long Steps => _descent.Steps;

    /// <summary>Where a loop is, for the message if the loss diverges.</summary>
    internal (int Epoch, int Batch)? Position
    {
        set => _descent.Position = value;
    }

    /// <summary>How many steps earlier runs made, which a schedule counts, too.</summary>
    internal long StepsBefore
    {
        set => _descent.StepsBefore = value;
    }

    /// <summary>What a checkpoint holds of it.</summary>
    internal TrainedPart<T> Part => new("network", Engine, _descent);

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
        Engine.CheckSamples(inputs);
        inputs.CopyTo(Inputs(n));
        targets.CopyTo(Targets(n));
        return Step(n);
    }

    /// <summary>The next step goes on where the last one ended: sample by sample, recurrent layers begin with what they carried out of it.
    /// No gradient passes from one step to the other. Call it before every step that goes on, and <see cref="Forget"/> before the next that
    /// does not.</summary>
    public void CarryOn() => _session.CarryOn();

    /// <summary>The next step begins anew, as the first one does.</summary>
    public void Forget() => _session.Forget();

    /// <summary>Training has ended: where the optimizer keeps an average of the parameters (<see cref="Optimizer.UseEma"/>), they become
    /// it. Keras' finalize_variable_values.</summary>
    public void FinalizeParameters() => _descent.Finish();

    /// <summary>Frees the memory of the steps; the network stays.</summary>
    public void Dispose()
    {
        _session.Dispose();
        _descent.Dispose();
    }

    /// <summary>Where the inputs of the next <paramref name="n"/> samples go.</summary>
    internal Span<T> Inputs(int n) => _session.Inputs(n);

    /// <summary>Where their targets go.</summary>
    internal Span<T> Targets(int n) => _session.Targets(n, TargetLength);

    /// <summary>The outputs of the last step, before it.</summary>
    internal void Outputs(int n, Span<T> outputs) => _session.Outputs(n, outputs);

    /// <summary>The loss of the samples filled in, in inference mode, and their outputs.</summary>
    internal T Evaluate(int n, Span<T> outputs) => _session.Evaluate(n, Loss, TargetLength, outputs);

    /// <summary>What of the last batch its loss is a mean over, where that is not its samples but steps of them.</summary>
    internal ValidSteps<T>? ValidSteps => _session.ValidSteps;

    /// <summary>One step on the samples filled in.</summary>
    internal T Step(int n)
    {
        _session.TakeReference(n);
        return _descent.Apply(_session.LossAndGradient(n, Loss, TargetLength, Engine.Clock.Steps));
    }
}
