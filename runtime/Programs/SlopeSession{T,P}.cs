using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Those of a compiled network.</summary>
internal sealed class SlopeSession<T, P> : PieceProgram<T, P>, ISlopeSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly int _pitch;
    private readonly NativeArray<T> _slopes,
        _cotangents;
    private int _length;
    private double _target,
        _weight,
        _total;

    public SlopeSession(Session<T, P> session)
        : base(session, P.SlopeSizes)
    {
        _pitch = RowPadding.Padded(Info.InputLength);
        _slopes = Block(checked(Piece * _pitch));
        _cotangents = Block(_slopes.Length);
    }

    protected override CurvatureSizes Sizes => P.SlopeSizes;

    public T Penalty(int n, int length, double target, double weight, long step, Ptr<T> gradient)
    {
        (_length, _target, _weight, _total) = (length, target, weight / n, 0);
        Go(n, step, gradient);
        return T.CreateTruncating(_total);
    }

    protected override Pass<T> Own(Pass<T> pass) => pass with { DZ = _cotangents.Start, InputGradients = _slopes.Start };

    protected override void Forward(in Pass<T> pass, int phase) => P.SlopeForward(pass, phase);

    protected override void Backward(in Pass<T> pass, int phase) => P.SlopeBackward(pass, phase);

    protected override void Judge(int n)
    {
        for (int i = 0; i < Count; i++)
            _total += Penalty(i);
    }

    // Of one sample; leaves the cotangent of its slope, 2 · weight · (1 - target / ‖g‖) · g, or 0 where the slope is 0.
    private double Penalty(int sample)
    {
        Span<T> slope = (_slopes.Start + sample * _pitch).Span(_pitch),
            cotangent = (_cotangents.Start + sample * _pitch).Span(_pitch);
        double squares = 0;
        foreach (T g in slope[.._length])
            squares += double.CreateTruncating(g) * double.CreateTruncating(g);
        double norm = Math.Sqrt(squares);
        T factor = T.CreateTruncating(norm == 0 ? 0 : 2 * _weight * (1 - _target / norm));
        for (int k = 0; k < _length; k++)
            cotangent[k] = factor * slope[k];
        return _weight * (norm - _target) * (norm - _target);
    }
}
