using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A stream over a compiled network. Its memory: z, the workspace, and what is carried, twice: each step reads one and writes the
/// other.</summary>
internal sealed class SequenceStream<T, P> : SequenceStream<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Engine<T, P> _engine;
    private readonly NativeArray<T> _memory;
    private readonly InputChecks<T> _checks;
    private bool _isSecond,
        _isDisposed;

    public SequenceStream(Engine<T, P> engine)
    {
        _engine = engine;
        _memory = new NativeArray<T>(CarriedFrom + 2 * P.CarriedLength);
        _checks = new(P.StepChecks, P.StepInputLength);
    }

    public override int InputLength => P.StepInputLength;

    public override int OutputLength => P.StepOutputLength;

    private static int Pitch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => RowPadding.Padded(P.StepOutputLength);
    }

    /// <summary>Where in the memory what is carried begins, behind the output and the workspace: two blocks, of which each step reads one
    /// and writes the other.</summary>
    private static int CarriedFrom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Pitch + P.StreamingLength + P.StreamingScratch;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Next(ReadOnlySpan<T> features, Span<T> output)
    {
        if (features.Length != P.StepInputLength || output.Length != P.StepOutputLength || _isDisposed)
            Refuse(features.Length, output.Length);
        _checks.Check(features);
        Ptr<T> start = _memory.Start,
            first = start + CarriedFrom,
            second = first + P.CarriedLength;
        fixed (
            T* x = features,
                y = output
        )
        {
            P.Step(
                new Pass<T>
                {
                    Input = new(x),
                    Parameters = _engine.Parameters,
                    States = _engine.States,
                    Z = start,
                    Workspace = start + Pitch,
                    Scratch = start + (Pitch + P.StreamingLength),
                    Carried = _isSecond ? second : first,
                    Left = _isSecond ? first : second,
                    CarriedCapacity = 1,
                    N = 1,
                    Capacity = 1,
                    To = 1,
                    Parts = 1,
                    InverseN = T.One,
                }
            );
            P.StepOutput(start, new(y), 1);
        }
        _isSecond = !_isSecond;
        GC.KeepAlive(this);
    }

    public override void Reset()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        _memory.Span.Clear();
        _isSecond = false;
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
