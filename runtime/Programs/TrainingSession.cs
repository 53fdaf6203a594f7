using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>One network in training: the batch, the workspace and the gradient arena. Every training loop goes through it: fill
/// <see cref="Inputs"/> and <see cref="Targets"/>, call <see cref="LossAndGradient"/>, let an optimizer step over the arenas.</summary>
internal abstract class TrainingSession<T>(Engine<T> engine, int capacity) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeArray<T> _inputs = new(capacity * engine.Info.InputLength);
    private readonly NativeArray<T> _gradients = new(checked(engine.Info.ArenaLength + engine.Info.StateLength));
    private NativeArray<T> _targets = new(0),
        _weights = new(0);

    /// <summary>The network.</summary>
    public Engine<T> Engine => engine;

    /// <summary>The most samples a step can have.</summary>
    public int Capacity => capacity;

    /// <summary>The sample that a batch begins with: 0, unless a part of the samples is one.</summary>
    public int First { get; set; }

    /// <summary>Elements in each arena, padding (which is zero) included.</summary>
    public int ArenaLength => engine.Info.ArenaLength;

    /// <summary>The steps that the last loss is a mean over; null where it is one over samples.</summary>
    public ValidSteps<T>? ValidSteps { get; } = engine.Info.MaskedSteps > 0 ? new(engine.Info, capacity) : null;

    /// <summary>The parameter arena.</summary>
    public Ptr<T> Parameters => engine.Parameters;

    /// <summary>The gradient arena, laid out as the parameters are; the states' updates follow it.</summary>
    public Ptr<T> Gradients => _gradients.Start;

    /// <summary>What the last forward pass would make of the states.</summary>
    public Ptr<T> Updates => _gradients.Start + ArenaLength;

    /// <summary>Where the inputs of <paramref name="n"/> samples go, one after another.</summary>
    public Span<T> Inputs(int n) => _inputs.Span[..(n * engine.Info.InputLength)];

    /// <summary>Where the targets of <paramref name="n"/> samples of <paramref name="length"/> values go.</summary>
    public Span<T> Targets(int n, int length)
    {
        if (_targets.Length < capacity * length)
        {
            _targets.Dispose();
            _targets = new NativeArray<T>(capacity * length);
        }
        return _targets.Span[..(n * length)];
    }

    /// <summary>How many weights of its loss a sample has: 1, or one for each of its rows; 0 where all weights are 1.</summary>
    public int WeightLength { get; set; }

    /// <summary>Where the weights of <paramref name="n"/> samples go, <see cref="WeightLength"/> for each.</summary>
    public Span<T> Weights(int n)
    {
        if (_weights.Length < capacity * WeightLength)
        {
            _weights.Dispose();
            _weights = new NativeArray<T>(checked(capacity * WeightLength));
        }
        return _weights.Span[..(n * WeightLength)];
    }

    /// <summary>Mean loss of the first <paramref name="n"/> samples (or of their <see cref="ValidSteps"/>; 0 where there is none) plus
    /// regularisers; leaves the gradient in <see cref="Gradients"/> and the states to come in <see cref="Updates"/>, and changes nothing
    /// else.</summary>
    public abstract T LossAndGradient(int n, Loss loss, int targetLength, long step);

    /// <summary>The forward pass of training alone, for a gradient that is no loss's: of as many samples as go through in one
    /// piece.</summary>
    public virtual void Forward(int n, long step) => throw new NotSupportedException();

    /// <summary>The backward pass behind <see cref="Forward"/>: from <see cref="OutputGradients"/> to <see cref="Gradients"/>; returns what
    /// regularisers add to the loss.</summary>
    public virtual T Backward() => throw new NotSupportedException();

    /// <summary>The gradient with respect to the values before the link: rows padded to 16 with zeros.</summary>
    public virtual Ptr<T> OutputGradients => throw new NotSupportedException();

    /// <summary>Mean loss of the first <paramref name="n"/> samples (or of their <see cref="ValidSteps"/>), without regularisers, and its
    /// gradient with respect to the samples: rows padded to 16 with zeros. No gradient of a parameter is computed, and nothing else
    /// changes.</summary>
    public virtual T InputGradient(int n, Loss loss, int targetLength, long step, Ptr<T> gradients) => throw new NotSupportedException();

    /// <summary>Makes the first <paramref name="n"/> samples the reference of the layers that normalise by one, unless they have it
    /// already: before the pass of every training step.</summary>
    public virtual void TakeReference(int n) { }

    /// <summary>Makes the updates of the last step the network's states, but for those that are frozen: once a step, after the parameters
    /// have moved.</summary>
    public virtual void CommitStates()
    {
        foreach ((int from, int to) in engine.Moved.States)
            (Updates + from).Span(to - from).CopyTo((engine.States + from).Span(to - from));
    }

    /// <summary>Loss in inference mode of the first <paramref name="n"/> samples, without regularisers, and their outputs.</summary>
    public abstract T Evaluate(int n, Loss loss, int targetLength, Span<T> outputs);

    /// <summary>The values before the link that the last forward pass made of a sample.</summary>
    public abstract ReadOnlySpan<T> Values(int sample);

    /// <summary>The outputs, after the link, of the last forward pass of <paramref name="n"/> samples.</summary>
    public abstract void Outputs(int n, Span<T> outputs);

    /// <summary>Products of second derivatives of the same batch; null where the network has none.</summary>
    public virtual ICurvatureSession<T>? Curvature => null;

    /// <summary>What differentiates the output's slope along the samples; null where the network was not compiled with it.</summary>
    public virtual ISlopeSession<T>? Slope => null;

    /// <summary>The next batch goes on where the last one ended: sample by sample, recurrent layers begin with what they carried out of
    /// it.</summary>
    public virtual void CarryOn() { }

    /// <summary>The next batch begins anew.</summary>
    public virtual void Forget() { }

    /// <summary>Runs the work on every thread of the session and waits for all of them.</summary>
    public abstract void Parallel(IWork work);

    public virtual void Dispose()
    {
        _inputs.Dispose();
        _gradients.Dispose();
        _targets.Dispose();
        _weights.Dispose();
        ValidSteps?.Dispose();
    }

    internal Ptr<T> InputStart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _inputs.Start + First * engine.Info.InputLength;
    }

    internal ReadOnlySpan<T> TargetSpan(int n, int length) => _targets.Span.Slice(First * length, n * length);

    internal ReadOnlySpan<T> WeightSpan(int start, int count) =>
        WeightLength == 0 ? default : _weights.Span.Slice((First + start) * WeightLength, count * WeightLength);
}
