using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A training session of a compiled network.</summary>
internal sealed class Session<T, P> : TrainingSession<T>, IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Engine<T, P> _engine;
    private readonly int _pitch,
        _piece,
        _together;
    private readonly NativeArray<T> _z,
        _dz,
        _workspace;
    private readonly NativeArray<T>? _pieceGradients;
    private readonly NativeArray<T> _carried,
        _left;
    private readonly ReferenceRun<T>? _reference;
    private readonly Team _team;

    // The forward pass of an input's gradient is that of training, so it computes what states would become as well, which nobody wants.
    private NativeArray<T>? _inference,
        _throughInput,
        _unwanted;
    private CurvatureSession<T, P>? _curvature;
    private SlopeSession<T, P>? _slope;
    private PassKind _kind;
    private Ptr<T> _inputGradients;
    private int _phase,
        _start,
        _count,
        _n;
    private long _step;
    private T _inverseN;

    public Session(Engine<T, P> engine, int capacity, int threads, bool isWhole)
        : base(engine, capacity)
    {
        _engine = engine;
        _pitch = RowPadding.Padded(engine.Info.OutputLength);
        _together = Pieces<T, P>.Equal(engine.Info, capacity, P.TrainingLength);
        _piece = isWhole ? capacity : Pieces<T, P>.Of(engine.Info, capacity, P.TrainingLength);
        _z = new NativeArray<T>(checked(capacity * _pitch));
        _dz = new NativeArray<T>(checked(_piece * _pitch));
        _workspace = new NativeArray<T>(checked(_piece * P.TrainingLength + P.TrainingScratch));
        if (_piece < capacity)
            _pieceGradients = new NativeArray<T>(engine.Info.ArenaLength);
        _carried = new NativeArray<T>(checked(capacity * P.CarriedLength));
        _left = new NativeArray<T>(checked(capacity * P.CarriedLength));
        _team = new Team(threads);
        Judge = new(this);
        if (P.Moments(engine) is { } moments)
            _reference = new ReferenceRun<T>(engine, moments, threads);
    }

    private enum PassKind
    {
        Forward,
        Backward,
        InputForward,
        InputBackward,
    }

    public override Ptr<T> OutputGradients => _dz.Start;

    public override T LossAndGradient(int n, Loss loss, int targetLength, long step)
    {
        Begin(n, step);
        T value = T.Zero;
        for (_start = 0; _start < n; _start += _piece)
        {
            _count = Math.Min(_piece, n - _start);
            RunPhases(PassKind.Forward, P.ForwardPhases);
            value += Judge.Value(loss, Losses(_start, _count, targetLength), _workspace.Start + _piece * P.TrainingMaskOffset);
            RunPhases(PassKind.Backward, P.BackwardPhases);
            if (_start > 0)
                Loop.Run<T, Addition<T>>(new(_pieceGradients!.Start, Gradients), 0, 1, ArenaLength);
        }
        _reference?.Backward(Updates, Gradients);
        return value + Penalty;
    }

    public override void Forward(int n, long step)
    {
        if (n > _piece)
            throw new InvalidOperationException($"A session that divides {n} samples into pieces has no forward pass by itself.");
        Begin(n, step);
        (_start, _count) = (0, n);
        RunPhases(PassKind.Forward, P.ForwardPhases);
    }

    public override T Backward()
    {
        RunPhases(PassKind.Backward, P.BackwardPhases);
        _reference?.Backward(Updates, Gradients);
        return Penalty;
    }

    public override T InputGradient(int n, Loss loss, int targetLength, long step, Ptr<T> gradients)
    {
        if (!Engine.HasInputGradient)
            throw new NotSupportedException(
                $"{Engine.Info.Name} has no gradient with respect to its input, which it reads as numbers of rows or of bins."
            );
        _throughInput ??= new NativeArray<T>(checked(_piece * P.InputTrainingLength + P.InputTrainingScratch));
        _unwanted ??= new NativeArray<T>(Engine.Info.StateLength);
        Begin(n, step);
        T value = T.Zero;
        int pitch = RowPadding.Padded(Engine.Info.InputLength);
        for (_start = 0; _start < n; _start += _piece)
        {
            (_count, _inputGradients) = (Math.Min(_piece, n - _start), gradients + _start * pitch);
            RunPhases(PassKind.InputForward, P.InputForwardPhases);
            value += Judge.Value(loss, Losses(_start, _count, targetLength), _throughInput.Start + _piece * P.InputMaskOffset);
            RunPhases(PassKind.InputBackward, P.InputBackwardPhases);
        }
        return value;
    }

    public override T Evaluate(int n, Loss loss, int targetLength, Span<T> outputs)
    {
        _inference ??= new NativeArray<T>(checked(Capacity * (_pitch + P.InferenceLength) + P.InferenceScratch));
        Pass<T> pass = _engine.Inference(InputStart, _inference.Start, n, Capacity);
        P.Infer(pass);
        pass.Z.Span(n * _pitch).CopyTo(_z.Span);
        Outputs(n, outputs);
        _n = n;
        T value = T.Zero;
        for (int start = 0; start < n; start += _piece)
            value += Judge.Value(
                loss,
                Losses(start, Math.Min(_piece, n - start), targetLength),
                pass.Workspace + Capacity * P.InferenceMaskOffset
            );
        return value;
    }

    public override unsafe void Outputs(int n, Span<T> outputs)
    {
        fixed (T* y = outputs[..(n * Engine.Info.OutputLength)])
            P.Output(_z.Start, new(y), n);
    }

    public override ReadOnlySpan<T> Values(int sample) => (_z.Start + sample * _pitch).Span(Engine.Info.OutputLength);

    public override void TakeReference(int n) => _reference?.Take(Inputs(n));

    public override void CommitStates()
    {
        _reference?.Keep(Updates);
        base.CommitStates();
        _reference?.Commit();
    }

    public override ICurvatureSession<T>? Curvature => P.GaussNewtonSizes.ForwardPhases > 0 ? _curvature ??= new(this) : null;

    public override ISlopeSession<T>? Slope => Engine.HasSlope ? _slope ??= new(this) : null;

    /// <summary>What a loss says of the batch.</summary>
    public BatchJudge<T> Judge { get; }

    /// <summary>What recurrent layers carry into the batch.</summary>
    public Ptr<T> Carried => _carried.Start;

    public override void CarryOn() => _left.Span.CopyTo(_carried.Span);

    public override void Forget() => _carried.Span.Clear();

    public override void Parallel(IWork work) => _team.Run(work);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int parts)
    {
        (int from, int to) = Partition.Of(_count, part, parts);
        bool isThroughInput = _kind >= PassKind.InputForward;
        var pass = new Pass<T>
        {
            Input = InputStart + _start * Engine.Info.InputLength,
            Z = _z.Start + _start * _pitch,
            DZ = _dz.Start,
            Parameters = Parameters,
            States = _reference is null ? Engine.States : _reference.States,
            Gradients = _start == 0 ? Gradients : _pieceGradients!.Start,
            Updates = isThroughInput ? _unwanted!.Start : Updates,
            Carried = _carried.Start,
            Left = _left.Start,
            CarriedCapacity = Capacity,
            CarriedFrom = _start,
            InputGradients = _inputGradients,
            Workspace = isThroughInput ? _throughInput!.Start : _workspace.Start,
            Scratch = isThroughInput ? _throughInput!.Start + _piece * P.InputTrainingLength : _workspace.Start + _piece * P.TrainingLength,
            Capacity = _piece,
            N = _count,
            InverseN = _inverseN,
            From = from,
            To = to,
            Part = part,
            Parts = parts,
            Key = new RandomKey(Engine.Seed, _step, _start),
        };
        if (to - from > _together)
            RunInTurn(pass);
        else
            Run(pass);
    }

    // Samples of a whole batch go through a phase a few at a time, so that what its kernels hand to each other stays in cache. What is not
    // divided by samples does not depend on these kernels, and goes with the last of them.
    private void RunInTurn(Pass<T> pass)
    {
        int from = pass.From;
        for (; pass.To - from > _together; from += _together)
            Run(pass with { From = from, To = from + _together, Part = 0, Parts = Partition.None });
        Run(pass with { From = from });
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Run(in Pass<T> pass)
    {
        if (_kind == PassKind.Forward)
            P.Forward(pass, _phase);
        else if (_kind == PassKind.Backward)
            P.Backward(pass, _phase);
        else if (_kind == PassKind.InputForward)
            P.InputForward(pass, _phase);
        else
            P.InputBackward(pass, _phase);
    }

    public override void Dispose()
    {
        _team.Dispose();
        _reference?.Dispose();
        _z.Dispose();
        _dz.Dispose();
        _workspace.Dispose();
        _carried.Dispose();
        _left.Dispose();
        _pieceGradients?.Dispose();
        _inference?.Dispose();
        _throughInput?.Dispose();
        _unwanted?.Dispose();
        _curvature?.Dispose();
        _slope?.Dispose();
        base.Dispose();
    }

    private T Penalty => P.PenaltyOffset < 0 ? T.Zero : _workspace.Start[_piece * P.TrainingLength + P.PenaltyOffset];

    private void Begin(int n, long step)
    {
        (_n, _step, _inverseN) = (n, step, T.One / T.CreateTruncating(n));
        _reference?.Forward();
    }

    private void RunPhases(PassKind kind, int phases)
    {
        _kind = kind;
        for (_phase = 0; _phase < phases; _phase++)
            _team.Run(this);
    }

    private LossBatch<T> Losses(int start, int count, int targetLength) =>
        Judge.Batch(start, count, _n, targetLength, _z.Start + start * _pitch, _dz.Start);
}
