using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Those of a compiled network.</summary>
internal sealed class SlopeSession<T, P> : SlopeSession<T>, IWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where P : struct, IProgram<T>
{
    private readonly Session<T, P> _session;
    private readonly ProgramInfo _info;
    private readonly int _pitch,
        _piece;
    private readonly NativeArray<T> _slopes,
        _cotangents,
        _workspace,
        _rest;
    private bool _isBackward;
    private int _phase,
        _start,
        _count;
    private long _step;
    private T _inverseN;
    private Ptr<T> _gradient;

    public SlopeSession(Session<T, P> session)
    {
        (_session, _info) = (session, session.Engine.Info);
        _pitch = RowPadding.Padded(_info.InputLength);
        _piece = Session<T, P>.Piece(_info, session.Capacity, P.SlopeSizes.Length);
        _slopes = new(checked(_piece * _pitch));
        _cotangents = new(_slopes.Length);
        _workspace = new(checked(_piece * P.SlopeSizes.Length + P.SlopeSizes.Scratch));
        _rest = new(_piece < session.Capacity ? _info.ArenaLength : 0);
    }

    public override T Penalty(int n, int length, double target, double weight, long step, Ptr<T> gradient)
    {
        (_step, _inverseN, _gradient) = (step, T.One / T.CreateTruncating(n), gradient);
        double total = 0;
        for (_start = 0; _start < n; _start += _piece)
        {
            _count = Math.Min(_piece, n - _start);
            RunPhases(isBackward: false, P.SlopeSizes.ForwardPhases);
            for (int i = 0; i < _count; i++)
                total += Penalty(i, length, target, weight / n);
            RunPhases(isBackward: true, P.SlopeSizes.BackwardPhases);
            if (_start > 0)
                Loop.Run<T, Addition<T>>(new(_rest.Start, gradient), 0, 1, _info.ArenaLength);
        }
        return T.CreateTruncating(total);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int parts)
    {
        (int from, int to) = Partition.Of(_count, part, parts);
        var pass = new Pass<T>
        {
            Input = _session.InputStart + _start * _info.InputLength,
            DZ = _cotangents.Start,
            InputGradients = _slopes.Start,
            Parameters = _session.Parameters,
            States = _session.Engine.States,
            Gradients = _start == 0 ? _gradient : _rest.Start,
            Carried = _session.Carried,
            CarriedCapacity = _session.Capacity,
            CarriedFrom = _start,
            Workspace = _workspace.Start,
            Scratch = _workspace.Start + _piece * P.SlopeSizes.Length,
            Capacity = _piece,
            N = _count,
            InverseN = _inverseN,
            From = from,
            To = to,
            Part = part,
            Parts = parts,
            Key = new RandomKey(_session.Engine.Seed, _step, _start),
        };
        if (_isBackward)
            P.SlopeBackward(pass, _phase);
        else
            P.SlopeForward(pass, _phase);
    }

    public override void Dispose()
    {
        foreach (NativeArray<T> array in new[] { _slopes, _cotangents, _workspace, _rest })
            array.Dispose();
    }

    // Of one sample; leaves the cotangent of its slope, 2 · weight · (1 - target / ‖g‖) · g, or 0 where the slope is 0.
    private double Penalty(int sample, int length, double target, double weight)
    {
        Span<T> slope = (_slopes.Start + sample * _pitch).Span(_pitch),
            cotangent = (_cotangents.Start + sample * _pitch).Span(_pitch);
        double squares = 0;
        foreach (T g in slope[..length])
            squares += double.CreateTruncating(g) * double.CreateTruncating(g);
        double norm = Math.Sqrt(squares);
        T factor = T.CreateTruncating(norm == 0 ? 0 : 2 * weight * (1 - target / norm));
        for (int k = 0; k < length; k++)
            cotangent[k] = factor * slope[k];
        return weight * (norm - target) * (norm - target);
    }

    private void RunPhases(bool isBackward, int phases)
    {
        _isBackward = isBackward;
        for (_phase = 0; _phase < phases; _phase++)
            _session.Parallel(this);
    }
}
