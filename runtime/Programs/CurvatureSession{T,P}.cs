using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Those of a compiled network.</summary>
internal sealed class CurvatureSession<T, P> : CurvatureSession<T>, IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Session<T, P> _session;
    private readonly ProgramInfo _info;
    private readonly int _pitch,
        _piece;
    private readonly NativeArray<T> _z,
        _zChange,
        _dz,
        _dzChange,
        _workspace,
        _rest,
        _unwanted;
    private CurvatureKind _kind;
    private bool _isBackward;
    private int _phase,
        _start,
        _count;
    private long _step;
    private T _inverseN;
    private Ptr<T> _direction,
        _product;

    public CurvatureSession(Session<T, P> session)
    {
        (_session, _info) = (session, session.Engine.Info);
        _pitch = RowPadding.Padded(_info.OutputLength);
        int length = Math.Max(P.GaussNewtonSizes.Length, P.HessianSizes.Length);
        _piece = Session<T, P>.Piece(_info, session.Capacity, length);
        _z = new(checked(_piece * _pitch));
        _zChange = new(_z.Length);
        _dz = new(_z.Length);
        _dzChange = new(_z.Length);
        _workspace = new(checked(_piece * length + Math.Max(P.GaussNewtonSizes.Scratch, P.HessianSizes.Scratch)));
        _rest = new(_piece < session.Capacity ? _info.ArenaLength : 0);
        _unwanted = new(_info.StateLength);
    }

    private CurvatureSizes Sizes => _kind == CurvatureKind.GaussNewton ? P.GaussNewtonSizes : P.HessianSizes;

    public override void Multiply(CurvatureKind kind, int n, Loss loss, int targetLength, long step, Ptr<T> direction, Ptr<T> product)
    {
        loss.CheckCurvature();
        (_kind, _step, _inverseN) = (kind, step, T.One / T.CreateTruncating(n));
        (_direction, _product) = (direction, product);
        product.Span(_info.ArenaLength).Clear();
        // The programs lay their values out each in its own way, and what stands in their padding begins as zero.
        _workspace.Span.Clear();
        for (_start = 0; _start < n; _start += _piece)
        {
            _count = Math.Min(_piece, n - _start);
            RunPhases(isBackward: false, Sizes.ForwardPhases);
            Bend(loss, n, targetLength);
            RunPhases(isBackward: true, Sizes.BackwardPhases);
            if (_start > 0)
                Loop.Run<T, Addition<T>>(new(_rest.Start, product), 0, 1, _info.ArenaLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int parts)
    {
        (int from, int to) = Partition.Of(_count, part, parts);
        var pass = new Pass<T>
        {
            Input = _session.InputStart + _start * _info.InputLength,
            Z = _z.Start,
            ZChange = _zChange.Start,
            DZ = _dz.Start,
            DZChange = _dzChange.Start,
            Direction = _direction,
            Parameters = _session.Parameters,
            States = _session.Engine.States,
            Gradients = _start == 0 ? _product : _rest.Start,
            Updates = _unwanted.Start,
            Carried = _session.Carried,
            CarriedCapacity = _session.Capacity,
            CarriedFrom = _start,
            Workspace = _workspace.Start,
            Scratch = _workspace.Start + _piece * Sizes.Length,
            Capacity = _piece,
            N = _count,
            InverseN = _inverseN,
            From = from,
            To = to,
            Part = part,
            Parts = parts,
            Key = new RandomKey(_session.Engine.Seed, _step, _start),
        };
        if (_kind == CurvatureKind.GaussNewton && !_isBackward)
            P.GaussNewtonForward(pass, _phase);
        else if (_kind == CurvatureKind.GaussNewton)
            P.GaussNewtonBackward(pass, _phase);
        else if (!_isBackward)
            P.HessianForward(pass, _phase);
        else
            P.HessianBackward(pass, _phase);
    }

    public override void Dispose()
    {
        foreach (NativeArray<T> array in new[] { _z, _zChange, _dz, _dzChange, _workspace, _rest, _unwanted })
            array.Dispose();
    }

    private void RunPhases(bool isBackward, int phases)
    {
        _isBackward = isBackward;
        for (_phase = 0; _phase < phases; _phase++)
            _session.Parallel(this);
    }

    // From z and how it changes to the gradient with respect to it and how that changes.
    private void Bend(Loss loss, int n, int targetLength)
    {
        var batch = new CurvatureBatch<T>
        {
            Loss = new()
            {
                Link = _info.Link,
                N = _count,
                Total = n,
                Length = _info.OutputLength,
                Classes = _info.OutputColumns,
                Pitch = _pitch,
                Z = _z.Start,
                DZ = _dz.Start,
                Targets = _session.TargetSpan(_start + _count, targetLength)[(_start * targetLength)..],
                Weights = _session.WeightSpan(_start, _count),
            },
            Change = _zChange.Start,
            MaskedSteps = _info.MaskedSteps,
            Mask = _workspace.Start + _piece * Math.Max(Sizes.Mask, 0),
        };
        if (_kind == CurvatureKind.GaussNewton)
        {
            batch.Multiply(loss, isWhole: false, _dz.Start);
            return;
        }
        if (_session.ValidSteps is { } steps)
        {
            LossBatch<T> valid = steps.Gather(batch.Loss, batch.Mask);
            if (valid.N > 0)
                loss.Judge(valid);
            steps.Scatter(batch.Loss);
        }
        else
            loss.Judge(batch.Loss);
        batch.Multiply(loss, isWhole: true, _dzChange.Start);
    }
}
