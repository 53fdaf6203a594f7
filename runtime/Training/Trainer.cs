using System.Globalization;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Trains a network one step at a time, for training loops of one's own; <see cref="NetworkTraining.Fit"/> is made of it.
/// A step computes a batch's mean loss and its gradient, lets the optimizer move the parameters, then applies the layers' norm constraints
/// and updates what is no parameter, such as moving averages.</summary>
/// <typeparam name="T">float, or double for <see cref="Precision.Double"/>.</typeparam>
public sealed class Trainer<T> : IDisposable, IWork where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly TrainingSession<T> _session;
    private readonly NativeArray<T> _slots;
    private readonly IAllReduce? _allReduce;
    private readonly TargetCheck _check;
    private readonly ParameterUpdate _update;
    private readonly bool _hasNorms;

    /// <summary>Room for steps of up to <paramref name="batchSize"/> samples.</summary>
    /// <param name="network">The network whose parameters move.</param>
    /// <param name="loss">What is minimised.</param>
    /// <param name="optimizer">How parameters follow the gradient.</param>
    /// <param name="batchSize">The most samples a step can have.</param>
    /// <param name="threads">Threads that share each step. The result does not depend on it, to the bit.</param>
    /// <param name="allReduce">Adds the gradients of several processes up; null for this process alone.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> or <paramref name="threads"/> is not positive.</exception>
    /// <exception cref="ArgumentException">The optimizer has more than one kind of clipping, the loss needs whole sequences where steps may be padding, or <paramref name="allReduce"/> is used over double.</exception>
    public Trainer(INetwork<T> network, Loss loss, Optimizer optimizer, int batchSize, int threads = 1, IAllReduce? allReduce = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (allReduce is not null && typeof(T) != typeof(float)) throw new ArgumentException("Training in several processes needs a network over float.", nameof(allReduce));
        optimizer.Check();
        ProgramInfo info = network.Engine.Info;
        (_network, Loss, Optimizer, _allReduce) = (network, loss, optimizer, allReduce);
        TargetLength = info.TargetLength(loss.Name, loss.TargetLength);
        _session = network.Engine.Train(batchSize, threads);
        _slots = new NativeArray<T>(checked(optimizer.Slots * info.ArenaLength));
        (_check, _update) = (loss.CheckTargets, optimizer.Step);
        _hasNorms = Array.Exists(info.Parameters, spec => spec.MaxNorm > 0);
    }

    // A call of a generic virtual method looks the method up each time; a delegate has found it.
    private delegate void TargetCheck(ReadOnlySpan<T> targets, int length, int classes, int first);

    private delegate void ParameterUpdate(in OptimizerStep<T> step);

    /// <summary>What is minimised.</summary>
    public Loss Loss { get; }

    /// <summary>How parameters follow the gradient.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The most samples a step can have.</summary>
    public int BatchSize => _session.Capacity;

    /// <summary>Target values of one sample.</summary>
    public int TargetLength { get; }

    /// <summary>How many steps have been made.</summary>
    public long Steps { get; private set; }

    /// <summary>Where a loop is, for the message if the loss diverges.</summary>
    internal (int Epoch, int Batch)? Position { get; set; }

    /// <summary>What is trained.</summary>
    internal INetwork<T> Network => _network;

    /// <summary>The network's.</summary>
    internal Engine<T> Engine => _network.Engine;

    private ProgramInfo Info => Engine.Info;

    /// <summary>One step on whole samples; returns their mean loss plus regularisers, before the step.</summary>
    /// <param name="inputs">Up to <see cref="BatchSize"/> samples, one after another.</param>
    /// <param name="targets">Their targets: <see cref="TargetLength"/> values each.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an index or target is NaN or out of range; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss is infinite or NaN; the parameters have not changed.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int n = inputs.Length / Info.InputLength;
        if (n == 0 || n > BatchSize || n * Info.InputLength != inputs.Length)
            throw new ArgumentException($"A step of {Info.Name} takes from 1 to {BatchSize} samples of {Info.InputLength} values, but there are {inputs.Length} values.", nameof(inputs));
        if (targets.Length != n * TargetLength)
            throw new ArgumentException($"{Loss.Name} needs {TargetLength} target values for each of the {n} samples, {n * TargetLength} in all, but there are {targets.Length}.", nameof(targets));
        _check(targets, TargetLength, Info.OutputColumns, 0);
        Engine.CheckInputs(inputs);
        inputs.CopyTo(Inputs(n));
        targets.CopyTo(Targets(n));
        return Step(n);
    }

    /// <summary>The next step goes on where the last one ended: sample by sample, recurrent layers begin with what they carried out of it. No gradient passes
    /// from one step to the other. Call it before every step that goes on, and <see cref="Forget"/> before the next that does not.</summary>
    public void CarryOn() => _session.CarryOn();

    /// <summary>The next step begins anew, as the first one does.</summary>
    public void Forget() => _session.Forget();

    /// <summary>Frees the memory of the steps; the network stays.</summary>
    public void Dispose()
    {
        _session.Dispose();
        _slots.Dispose();
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
        T loss = _session.LossAndGradient(n, Loss, TargetLength, Steps);
        if (_allReduce is not null) loss = Average(_allReduce, loss);
        if (!T.IsFinite(loss)) throw Diverged(loss);
        Steps++;
        GradientClipping.Apply(Optimizer, Info, _session.Gradients);
        _session.Parallel(this);
        if (_hasNorms) MaxNorm<T>.Apply(Info, _session.Parameters);
        _session.CommitStates();
        return loss;
    }

    // The arena is padded to whole vectors, and so is every thread's range.
    void IWork.Run(int part, int parts)
    {
        long blocks = (_session.ArenaLength + 15) / 16;
        int from = (int)(blocks * part / parts) * 16, to = Math.Min((int)(blocks * (part + 1) / parts) * 16, _session.ArenaLength);
        if (from < to)
            Update(new OptimizerStep<T>
            {
                Length = to - from, Number = Steps, ParameterStart = _session.Parameters + from, GradientStart = _session.Gradients + from,
                Slots = _slots.Start + from, SlotPitch = _session.ArenaLength,
            });
    }

    private void Update(in OptimizerStep<T> step)
    {
        Optimizer.Decay(step);
        _update(step);
    }

    // The loss goes along first, so that where one process diverges all of them stop, and none waits for another. The updates of the states lie
    // behind the gradients and become means as they do.
    private unsafe T Average(IAllReduce allReduce, T loss)
    {
        float sum = float.CreateTruncating(loss);
        allReduce.Sum(new Span<float>(ref sum));
        int length = Info.ArenaLength + Info.StateLength;
        allReduce.Sum(new Span<float>(_session.Gradients.Address, length));
        T share = T.One / T.CreateChecked(allReduce.Size);
        Loop.Run<T, Scale<T>>(new(_session.Gradients, share), 0, 1, length);
        return T.CreateTruncating(sum) * share;
    }

    private ArithmeticException Diverged(T loss)
    {
        string place = Position is (int epoch, int batch) ? $"epoch {epoch + 1}, batch {batch + 1}" : $"step {Steps + 1}";
        return new(string.Create(CultureInfo.InvariantCulture,
            $"The loss of {Info.Name} became {loss} in {place} at learning rate {Optimizer.LearningRate}. The parameters are as the step before left them. Look for NaN or very large inputs, try a smaller learning rate, or set {nameof(Optimizer)}.{nameof(Optimizer.GlobalClipNorm)}."));
    }
}
