using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A training session of a compiled network.</summary>
internal sealed class Session<T, P> : TrainingSession<T>, IWork where T : unmanaged, IBinaryFloatingPointIeee754<T> where P : struct, IProgram<T>
{
    private readonly int _pitch;
    private readonly NativeArray<T> _z, _dz, _workspace;
    private readonly Team _team;
    private NativeArray<T>? _inference;
    private bool _backward;
    private int _phase, _n;
    private long _step;

    public Session(Engine<T> engine, int capacity, int threads) : base(engine, capacity)
    {
        _pitch = (engine.Info.OutputLength + 15) & ~15;
        _z = new NativeArray<T>(checked(capacity * _pitch));
        _dz = new NativeArray<T>(checked(capacity * _pitch));
        _workspace = new NativeArray<T>(checked(capacity * P.TrainingLength + P.TrainingScratch));
        _team = new Team(threads);
    }

    public override T LossAndGradient(int n, Loss loss, int targetLength, long step)
    {
        (_n, _step) = (n, step);
        RunPhases(backward: false, P.ForwardPhases);
        T value = loss.Batch(Losses(n, targetLength));
        RunPhases(backward: true, P.BackwardPhases);
        return P.PenaltyOffset < 0 ? value : value + _workspace.Start[Capacity * P.TrainingLength + P.PenaltyOffset];
    }

    public override T Evaluate(int n, Loss loss, int targetLength, Span<T> outputs)
    {
        _inference ??= new NativeArray<T>(checked(Capacity * (_pitch + P.InferenceLength) + P.InferenceScratch));
        Pass<T> pass = Engine<T, P>.Inference(InputStart, Parameters, _inference.Start, n, Capacity, _pitch);
        P.Infer(pass);
        pass.Z.Span(n * _pitch).CopyTo(_z.Span);
        Outputs(n, outputs);
        return loss.Batch(Losses(n, targetLength));
    }

    public override unsafe void Outputs(int n, Span<T> outputs)
    {
        fixed (T* y = outputs[..(n * Engine.Info.OutputLength)]) P.Output(_z.Start, new(y), n);
    }

    public override void Parallel(IWork work) => _team.Run(work);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int parts)
    {
        var pass = new Pass<T>
        {
            Input = InputStart,
            Z = _z.Start,
            DZ = _dz.Start,
            Parameters = Parameters,
            Gradients = Gradients,
            Workspace = _workspace.Start,
            Capacity = Capacity,
            N = _n,
            InverseN = T.One / T.CreateTruncating(_n),
            From = (int)((long)_n * part / parts),
            To = (int)((long)_n * (part + 1) / parts),
            Part = part,
            Parts = parts,
            Key = new RandomKey(Engine.Seed, _step),
        };
        if (_backward) P.Backward(pass, _phase);
        else P.Forward(pass, _phase);
    }

    public override void Dispose()
    {
        _team.Dispose();
        _z.Dispose();
        _dz.Dispose();
        _workspace.Dispose();
        _inference?.Dispose();
        base.Dispose();
    }

    private void RunPhases(bool backward, int phases)
    {
        _backward = backward;
        for (_phase = 0; _phase < phases; _phase++) _team.Run(this);
    }

    private LossBatch<T> Losses(int n, int targetLength) => new()
    {
        Link = Engine.Info.Link,
        N = n,
        Length = Engine.Info.OutputLength,
        Classes = Engine.Info.OutputColumns,
        Pitch = _pitch,
        Z = _z.Start,
        DZ = _dz.Start,
        Targets = TargetSpan(n, targetLength),
    };
}
