using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Those of a compiled network.</summary>
internal sealed class CurvatureSession<T, P> : PieceProgram<T, P>, ICurvatureSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly int _pitch;
    private readonly NativeArray<T> _z,
        _zChange,
        _dz,
        _dzChange,
        _unwanted;
    private CurvatureKind _kind;
    private Loss _loss = null!;
    private int _targetLength;
    private Ptr<T> _direction;

    public CurvatureSession(Session<T, P> session)
        : base(session, P.GaussNewtonSizes, P.HessianSizes)
    {
        _pitch = RowPadding.Padded(Info.OutputLength);
        _z = Block(checked(Piece * _pitch));
        _zChange = Block(_z.Length);
        _dz = Block(_z.Length);
        _dzChange = Block(_z.Length);
        _unwanted = Block(Info.StateLength);
    }

    protected override CurvatureSizes Sizes => _kind == CurvatureKind.GaussNewton ? P.GaussNewtonSizes : P.HessianSizes;

    public void Multiply(CurvatureKind kind, int n, Loss loss, int targetLength, long step, Ptr<T> direction, Ptr<T> product)
    {
        loss.CheckCurvature();
        (_kind, _loss, _targetLength, _direction) = (kind, loss, targetLength, direction);
        product.Span(Info.ArenaLength).Clear();
        // The programs lay their values out each in its own way, and what stands in their padding begins as zero.
        Workspace.Span.Clear();
        Go(n, step, product);
    }

    protected override Pass<T> Own(Pass<T> pass) =>
        pass with
        {
            Z = _z.Start,
            ZChange = _zChange.Start,
            DZ = _dz.Start,
            DZChange = _dzChange.Start,
            Direction = _direction,
            Updates = _unwanted.Start,
        };

    protected override void Forward(in Pass<T> pass, int phase)
    {
        if (_kind == CurvatureKind.GaussNewton)
            P.GaussNewtonForward(pass, phase);
        else
            P.HessianForward(pass, phase);
    }

    protected override void Backward(in Pass<T> pass, int phase)
    {
        if (_kind == CurvatureKind.GaussNewton)
            P.GaussNewtonBackward(pass, phase);
        else
            P.HessianBackward(pass, phase);
    }

    // From z and how it changes to the gradient with respect to it and how that changes.
    protected override void Judge(int n)
    {
        var batch = new CurvatureBatch<T>
        {
            Loss = Session.Judge.Batch(Start, Count, n, _targetLength, _z.Start, _dz.Start),
            Change = _zChange.Start,
            MaskedSteps = Info.MaskedSteps,
            Mask = Workspace.Start + Piece * Math.Max(Sizes.Mask, 0),
        };
        if (_kind == CurvatureKind.GaussNewton)
        {
            batch.Multiply(_loss, isWhole: false, _dz.Start);
            return;
        }
        if (Session.ValidSteps is { } steps)
        {
            LossBatch<T> valid = steps.Gather(batch.Loss, batch.Mask);
            if (valid.N > 0)
                _loss.Judge(valid);
            steps.Scatter(batch.Loss);
        }
        else
            _loss.Judge(batch.Loss);
        batch.Multiply(_loss, isWhole: true, _dzChange.Start);
    }
}
