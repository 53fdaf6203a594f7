using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>The loss of a batch, with its penalties, as a function of the network's parameters. To ask for it at a point is to give the
/// network these parameters. Noise is drawn by the step, so that all points of a step see the same. Pruned weights are 0 wherever it is
/// asked, and frozen ones what they are, so that it has no slope along them.</summary>
internal sealed class BatchObjective<T>(TrainingSession<T> session, Loss loss, int targetLength) : IObjective, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _flat = new T[Layout.Count(session.Engine.Info)];
    private readonly double[] _at = new double[Layout.Count(session.Engine.Info)];
    private readonly NativeArray<T> _direction = new(session.Engine.Info.ArenaLength),
        _product = new(session.Engine.Info.ArenaLength);
    private int _n;
    private long _step;

    public int Length => _flat.Length;

    private ProgramInfo Info => session.Engine.Info;

    /// <summary>The batch that the session holds, and the step whose noise it has.</summary>
    public void Begin(int n, long step) => (_n, _step) = (n, step);

    /// <summary>Where the network is.</summary>
    public void Read(Span<double> point)
    {
        session.Engine.CopyParametersTo(_flat);
        Widen(_flat, point);
    }

    /// <summary>Gives the network its parameters.</summary>
    public void Write(ReadOnlySpan<double> point)
    {
        Narrow(point, _flat);
        Layout.FromUser<T>(Info, _flat, session.Parameters, spec => !session.Engine.IsFrozen(spec));
        session.Engine.ClearPruned(session.Parameters);
    }

    /// <summary>Whether the last point that was asked for is this one: what the session holds belongs to it.</summary>
    public bool IsAt(ReadOnlySpan<double> point) => point.SequenceEqual(_at);

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        Write(point);
        double value = double.CreateTruncating(session.LossAndGradient(_n, loss, targetLength, _step));
        session.Engine.ClearHeld(session.Gradients);
        point.CopyTo(_at);
        Layout.ToUser<T>(Info, session.Gradients, _flat);
        Widen(_flat, gradient);
        return value;
    }

    public void Multiply(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product)
    {
        Write(point);
        Narrow(vector, _flat);
        Layout.FromUser<T>(Info, _flat, _direction.Start);
        session.Engine.ClearHeld(_direction.Start);
        session.Curvature!.Multiply(CurvatureKind.GaussNewton, _n, loss, targetLength, _step, _direction.Start, _product.Start);
        session.Engine.ClearHeld(_product.Start);
        Layout.ToUser<T>(Info, _product.Start, _flat);
        Widen(_flat, product);
    }

    public void Dispose()
    {
        _direction.Dispose();
        _product.Dispose();
    }

    private static void Widen(T[] from, Span<double> to)
    {
        for (int i = 0; i < from.Length; i++)
            to[i] = double.CreateTruncating(from[i]);
    }

    private static void Narrow(ReadOnlySpan<double> from, T[] to)
    {
        for (int i = 0; i < to.Length; i++)
            to[i] = T.CreateTruncating(from[i]);
    }
}
