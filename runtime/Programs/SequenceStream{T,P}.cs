using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A stream over a compiled network. Its memory: the step's input, z, the workspace, what is carried, twice (each step reads one
/// and writes the other), then the source and the workspace of what is made of it. What the source gives lies in both halves of what is
/// carried and stays there. Where all lies never changes, so that the passes are made once.</summary>
internal sealed class SequenceStream<T, P> : SequenceStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Engine<T, P> _engine;
    private readonly NativeArray<T> _memory;
    private readonly InputChecks<T> _checks,
        _sourceChecks;
    private readonly Pass<T> _first,
        _second,
        _beginning;
    private readonly int _source;
    private int _steps;
    private bool _isSecond,
        _isDisposed;

    public SequenceStream(Engine<T, P> engine)
    {
        engine.Checks.Adapted();
        _engine = engine;
        int z = RowPadding.Padded(P.StepInputLength),
            workspace = z + RowPadding.Padded(P.StepOutputLength),
            scratch = workspace + P.StreamingLength,
            carried = scratch + P.StreamingScratch;
        _source = carried + 2 * P.StreamingCarriedLength;
        int beginning = _source + RowPadding.Padded(P.SourceLength);
        _memory = new NativeArray<T>(beginning + P.BeginningLength + P.BeginningScratch);
        _checks = new(P.StepChecks, P.StepInputLength);
        _sourceChecks = new(P.SourceChecks, P.SourceLength);
        Ptr<T> start = _memory.Start;
        _first = new()
        {
            Input = start,
            Parameters = engine.Parameters,
            States = engine.States,
            Stored = P.StoredLength > 0 ? engine.Stored : default,
            Z = start + z,
            Workspace = start + workspace,
            Scratch = start + scratch,
            Carried = start + carried,
            Left = start + (carried + P.StreamingCarriedLength),
            CarriedCapacity = 1,
            N = 1,
            Capacity = 1,
            To = 1,
            Parts = 1,
            InverseN = T.One,
        };
        _second = _first with { Carried = _first.Left, Left = _first.Carried };
        _beginning = _second with
        {
            Input = start + _source,
            Workspace = start + beginning,
            Scratch = start + (beginning + P.BeginningLength),
        };
    }

    public override int InputLength => P.StepInputLength;

    public override int OutputLength => P.StepOutputLength;

    public override int SourceLength => P.SourceLength;

    public override void Begin(ReadOnlySpan<T> source)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (P.SourceLength == 0)
            throw new NotSupportedException($"{_engine.Info.Name} goes on step by step with all its inputs: there is no source.");
        if (source.Length != P.SourceLength)
            throw new ArgumentException(
                $"A source of {_engine.Info.Name} has {P.SourceLength} values, not {source.Length}.",
                nameof(source)
            );
        _sourceChecks.Check(source);
        source.CopyTo(_beginning.Input.Span(P.SourceLength));
        Reset();
    }

    public override void CopyTo(SequenceStream<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (other is not SequenceStream<T, P> stream || stream._engine != _engine)
            throw new ArgumentException($"The other stream is not one of this {_engine.Info.Name}.", nameof(other));
        ObjectDisposedException.ThrowIf(stream._isDisposed, other);
        _memory.Span[..(_source + P.SourceLength)].CopyTo(stream._memory.Span);
        (stream._isSecond, stream._steps) = (_isSecond, _steps);
        GC.KeepAlive(this);
        GC.KeepAlive(other);
    }

    public override SequenceStream<T> Copy()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var copy = new SequenceStream<T, P>(_engine);
        CopyTo(copy);
        return copy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Next(ReadOnlySpan<T> features, Span<T> output)
    {
        if (features.Length != P.StepInputLength || output.Length != P.StepOutputLength || _isDisposed)
            Refuse(features.Length, output.Length);
        if (P.MostSteps > 0 && _steps == P.MostSteps)
            throw new InvalidOperationException(
                $"{_engine.Info.Name} knows {P.MostSteps} positions, and the stream has taken as many steps. "
                    + "Reset() begins another sequence."
            );
        _checks.Check(features);
        features.CopyTo(_first.Input.Span(P.StepInputLength));
        P.Step(in _isSecond ? ref _second : ref _first);
        fixed (T* y = output)
            P.StepOutput(_first.Z, new(y), 1);
        _isSecond = !_isSecond;
        if (P.MostSteps > 0)
            _steps++;
        GC.KeepAlive(this);
    }

    public override void Reset()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _memory.Span[.._source].Clear();
        if (P.SourceLength > 0)
        {
            P.Begin(_beginning);
            _first.Carried.Span(P.StreamingCarriedLength).CopyTo(_first.Left.Span(P.StreamingCarriedLength));
        }
        _isSecond = false;
        _steps = 0;
        GC.KeepAlive(this);
    }

    public override void Dispose()
    {
        _isDisposed = true;
        _memory.Dispose();
    }

    private void Refuse(int features, int output)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (features != InputLength)
            throw new ArgumentException(
                $"A step of {_engine.Info.Name} takes {InputLength} values, but the span holds {features}.",
                nameof(features)
            );
        throw new ArgumentException(
            $"A step of {_engine.Info.Name} gives {OutputLength} values, but the span holds {output}.",
            nameof(output)
        );
    }
}
