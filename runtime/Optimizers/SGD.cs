using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Gradient descent: w -= lr g. With momentum: v = momentum v - lr g, then w += v, or w += momentum v - lr g in Nesterov's form.
/// A constant 1e-30 is added to v in each step, so that it never decays into denormal numbers, which are slow.</summary>
public sealed class SGD : Optimizer
{
    private readonly float _momentum;
    private readonly bool _nesterov;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public SGD(float learningRate = 0.01f, float momentum = 0, bool nesterov = false)
        : base(learningRate)
    {
        _momentum = Share(momentum, nameof(momentum));
        _nesterov = nesterov;
    }

    /// <inheritdoc/>
    public override int Slots => _momentum > 0 ? 1 : 0;

    /// <summary>Many steps of the same gradient add up to a velocity of 1 / (1 - momentum) steps.</summary>
    internal override double LargestGradient(double largest) => Math.Min(largest, largest * (1 - _momentum) / (2 * LargestRate));

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step)
    {
        T rate = T.CreateTruncating(-step.LearningRate),
            momentum = T.CreateTruncating(_momentum);
        if (_momentum == 0)
            step.Run(new Plain<T>(step.ParameterStart, step.GradientStart, rate));
        else
            step.Run(new Momentum<T>(step.ParameterStart, step.GradientStart, step.SlotStart(0), rate, momentum, _nesterov));
    }

    private readonly struct Plain<T>(Ptr<T> w, Ptr<T> g, T rate) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> => V.Store(w + j, V.Fma(V.Load(g + j), V.Create(rate), V.Load(w + j)));
    }

    private readonly struct Momentum<T>(Ptr<T> w, Ptr<T> g, Ptr<T> v, T rate, T momentum, bool nesterov) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V factor = V.Create(momentum),
                slope = V.Load(g + j) * V.Create(rate);
            V velocity = V.Fma(factor, V.Load(v + j), slope + VecMath.C<V, T>(1e-30));
            V.Store(v + j, velocity);
            V.Store(w + j, V.Load(w + j) + (nesterov ? V.Fma(factor, velocity, slope) : velocity));
        }
    }
}
