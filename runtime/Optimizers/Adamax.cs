using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Adam with the largest gradient for the root of squares (Kingma and Ba, 2015, section 7.1): m = beta1 m + (1 - beta1) g;
/// u = max(beta2 u, |g|); w -= lr / (1 - beta1^t) · m / (u + epsilon). Values of m and u below 1e-30 are taken for 0, so that neither
/// decays into denormal numbers, which are slow.</summary>
public sealed class Adamax : Optimizer
{
    private readonly float _beta1,
        _beta2,
        _epsilon;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Adamax(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-7f)
        : base(learningRate)
    {
        _beta1 = Share(beta1, nameof(beta1));
        _beta2 = Share(beta2, nameof(beta2));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override int Slots => 2;

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step) =>
        step.Run(
            new Kernel<T>(
                step.ParameterStart,
                step.GradientStart,
                step.SlotStart(0),
                step.SlotStart(1),
                T.CreateTruncating(step.LearningRate / (1 - Math.Pow(_beta1, step.Number))),
                T.CreateTruncating(_beta1),
                T.CreateTruncating(_beta2),
                T.CreateTruncating(_epsilon)
            )
        );

    private readonly struct Kernel<T>(Ptr<T> w, Ptr<T> g, Ptr<T> m, Ptr<T> u, T rate, T beta1, T beta2, T epsilon) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V gradient = V.Load(g + j),
                mean = VecMath.FlushTiny<V, T>(V.Fma(V.Create(beta1), V.Load(m + j), gradient * V.Create(T.One - beta1))),
                largest = VecMath.FlushTiny<V, T>(V.Max(V.Create(beta2) * V.Load(u + j), V.Abs(gradient)));
            V.Store(m + j, mean);
            V.Store(u + j, largest);
            // Without a gradient so far, nothing by nothing is no step.
            V step = V.Select(V.Greater(largest, V.Zero), mean / (largest + V.Create(epsilon)), V.Zero);
            V.Store(w + j, V.Load(w + j) - step * V.Create(rate));
        }
    }
}
