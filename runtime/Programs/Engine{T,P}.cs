using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A compiled network with its parameters, bound to its program at compile time: no call in it is virtual.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="P">The program.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Engine<T, P> : Engine<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    /// <summary>Values of the workspace that samples with many steps may take together.</summary>
    private const int MostValues = 4 << 20;

    /// <summary>Samples that go through the network together in inference at most.</summary>
    private const int MostTogether = 64;

    /// <summary>Samples that go through the network together in inference. Those that have steps need not be as many for as long a
    /// product, nor those of images, whose activations should stay in cache.</summary>
    private static readonly int s_chunk = Together();

    /// <summary>One sample's workspace stands on the stack up to this many bytes.</summary>
    private const int StackLimit = 16 * 1024;

    /// <summary>Values of weights and workspace, counted for each sample, below which a thread of its own costs more than it
    /// saves.</summary>
    private const int ThreadsValues = 1_000_000;

    private readonly NativeArray<byte>? _stored = P.StoredLength > 0 ? new(P.StoredLength) : null;
    private readonly int _pitch;
    private LayerOutputs<T>? _layers;
    private readonly WorkspacePool<T> _pool;

    /// <summary>A network with parameters of its own.</summary>
    public Engine(int seed)
        : base(P.Info, seed)
    {
        _pitch = RowPadding.Padded(Info.OutputLength);
        _pool = new(Length(s_chunk));
    }

    /// <summary>A network over a part of another's parameters and states.</summary>
    public Engine(Engine<T> owner, int offset, int stateOffset)
        : base(P.Info, owner, offset, stateOffset)
    {
        _pitch = RowPadding.Padded(Info.OutputLength);
        _pool = new(Length(s_chunk));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        int n = Checked(input, output);
        fixed (
            T* x = input,
                y = output
        )
        {
            if (n == 1 && Length(1) * sizeof(T) <= StackLimit)
                PredictOne(x, y);
            else if (n > 0)
                PredictMany(x, y, n);
        }
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    internal override unsafe void Predict(ReadOnlySpan<T> input, Span<T> output, int threads)
    {
        int n = Checked(input, output),
            // Alone, a sample would have other bits.
            parts = (int)Math.Min(Math.Min(threads, n / 2), n * Work / ThreadsValues);
        // Where outputs take the place of samples, the order of samples counts.
        if (parts < 2 || input.Overlaps(output))
        {
            Predict(input, output);
            return;
        }
        fixed (
            T* x = input,
                y = output
        )
            PredictParts(x, y, n, parts);
        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public override SequenceStream<T> CreateStream() =>
        P.SourceLength > 0
            ? throw new NotSupportedException(
                $"{Info.Name} goes step by step over a source of {P.SourceLength} values, which CreateStream(source) takes."
            )
        : P.StepInputLength > 0 ? new SequenceStream<T, P>(this)
        : base.CreateStream();

    /// <inheritdoc/>
    public override SequenceStream<T> CreateStream(ReadOnlySpan<T> source)
    {
        if (P.SourceLength == 0)
            return base.CreateStream(source);
        var stream = new SequenceStream<T, P>(this);
        stream.Begin(source);
        return stream;
    }

    internal override int SourceLength => P.SourceLength;

    internal override LayerEntry[] Layers => P.Layers;

    internal override (int Input, int Output) StepLengths => (P.StepInputLength, P.StepOutputLength);

    internal override TrainingSession<T> Train(int capacity, int threads = 1, bool isWhole = false) =>
        new Session<T, P>(this, capacity, threads, isWhole);

    internal override Ptr<byte> Stored => _stored!.Start;

    internal override bool Splits => P.Splits;

    internal override Engine<T>? MomentProgram => P.Moments(this);

    internal override Engine<T>? NoiseProgram => P.IsNoisy ? P.Noise(this) ?? this : null;

    internal override LayerOutputs<T>? LayerOutputs =>
        _layers ??= P.LayerOutputs(this) is { } program ? new LayerOutputs<T>(program, P.Layers) : null;

    internal override bool HasSlope => P.SlopeSizes.BackwardPhases > 0;

    internal override bool HasInputGradient => P.InputForwardPhases > 0;

    private static int Together()
    {
        int together = P.HasLoops
            ? Math.Min(MostValues / Math.Max(P.InferenceLength, 1), 16)
            : Pieces<T, P>.Equal(P.Info, MostTogether, P.InferenceLength, Pieces<T, P>.OfPrediction);
        // Alone, a sample goes a way of its own, whose sums are added in another order: of several samples all go alone or none.
        return together < 3 ? 1 : together;
    }

    /// <summary>Values that a sample reads or makes.</summary>
    private long Work => Info.ArenaLength + (long)P.StoredLength + P.InferenceLength;

    /// <summary>Elements of the workspace: z first, then the program's own.</summary>
    private int Length(int samples) => checked(samples * (_pitch + P.InferenceLength) + P.InferenceScratch);

    /// <summary>The pass for n samples over a workspace with room for <paramref name="capacity"/>.</summary>
    internal Pass<T> Inference(Ptr<T> input, Ptr<T> workspace, int n, int capacity) =>
        new()
        {
            Input = input,
            Parameters = Parameters,
            States = States,
            Stored = P.StoredLength > 0 ? Stored : default,
            Z = workspace,
            Workspace = workspace + capacity * _pitch,
            Scratch = workspace + capacity * (_pitch + P.InferenceLength),
            N = n,
            Capacity = capacity,
            To = n,
            Parts = 1,
            InverseN = T.One / T.CreateTruncating(n),
        };

    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private unsafe void PredictOne(T* x, T* y)
    {
        byte* block = stackalloc byte[(Length(1) + 64) * sizeof(T) + 64];
        Pass<T> pass = Inference(new(x), new((T*)(((nint)block + 63) & ~63)), 1, 1);
        P.Infer(pass);
        P.Output(pass.Z, new(y), 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private unsafe void PredictMany(T* x, T* y, int n)
    {
        Ptr<T> workspace = _pool.Rent();
        for (int start = 0, count; start < n; start += count)
        {
            count = Math.Min(s_chunk, n - start);
            if (n - start == count + 1 && count > 1)
                count--;
            Pass<T> pass = Inference(new(x + (nint)start * Info.InputLength), workspace, count, s_chunk);
            P.Infer(pass);
            P.Output(pass.Z, new(y + (nint)start * Info.OutputLength), count);
        }
        _pool.Return(workspace);
    }

    // A method of its own, because what a lambda sees is allocated where the method begins.
    private unsafe void PredictParts(T* x, T* y, int n, int parts) =>
        Parallel.For(
            0,
            parts,
            new ParallelOptions { MaxDegreeOfParallelism = parts },
            part =>
            {
                (int from, int to) = Partition.Of(n, part, parts);
                PredictMany(x + (nint)from * Info.InputLength, y + (nint)from * Info.OutputLength, to - from);
            }
        );

    // Throws what Predict throws; how many samples there are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Checked(ReadOnlySpan<T> input, Span<T> output)
    {
        ProgramInfo info = Info;
        int n = input.Length == info.InputLength ? 1 : Checks.Count(input.Length, nameof(input));
        if (output.Length != n * info.OutputLength)
            ThrowOutput(n, output.Length);
        Checks.Inputs(input);
        // One sample is read as a whole before its output is written, several are not.
        if (n > 1)
            Overlap.Refuse(input, output, nameof(input), nameof(output), info.OutputLength <= info.InputLength);
        return n;
    }

    private void ThrowOutput(int n, int length) =>
        throw new ArgumentException(
            $"{Info.Name} makes {Info.OutputLength} values of each sample, {n * Info.OutputLength} of these {n}; the output span holds "
                + $"{length}.",
            "output"
        );
}
