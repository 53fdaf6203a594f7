using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A stream over a compiled network. Its memory: the step's input, z, the workspace, and what is carried, twice: each step reads
/// one and writes the other. Where all lies never changes, so that the two passes are made once.</summary>
internal sealed class SequenceStream<T, P> : SequenceStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Engine<T, P> _engine;
    private readonly NativeArray<T> _memory;
    private readonly InputChecks<T> _checks;
    private readonly Pass<T> _first,
        _second;
    private int _steps;
    private bool _isSecond,
        _isDisposed;

    public SequenceStream(Engine<T, P> engine)
    {
        engine.CheckAdapted();
        _engine = engine;
        int z = RowPadding.Padded(P.StepInputLength),
            workspace = z + RowPadding.Padded(P.StepOutputLength),
            scratch = workspace + P.StreamingLength,
            carried = scratch + P.StreamingScratch;
        _memory = new NativeArray<T>(carried + 2 * P.StreamingCarriedLength);
        _checks = new(P.StepChecks, P.StepInputLength);
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
    }

    public override int InputLength => P.StepInputLength;

    public override int OutputLength => P.StepOutputLength;

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
        _memory.Span.Clear();
        _isSecond = false;
        _steps = 0;
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
