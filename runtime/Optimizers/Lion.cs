using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Steps of one length in the direction of a mean gradient (Chen et al., "Symbolic discovery of optimization algorithms", 2023):
/// w -= lr sign(beta1 m + (1 - beta1) g); m = beta2 m + (1 - beta2) g. The sign of 0 is 0. Values of m below 1e-30 are taken for 0, so that
/// none decays into denormal numbers, which are slow.</summary>
public sealed class Lion : Optimizer
{
    private readonly float _beta1,
        _beta2;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Lion(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.99f)
        : base(learningRate)
    {
        _beta1 = Share(beta1, nameof(beta1));
        _beta2 = Share(beta2, nameof(beta2));
    }

    /// <inheritdoc/>
    public override int Slots => 1;

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step) =>
        step.Run(
            new Kernel<T>(
                step.ParameterStart,
                step.GradientStart,
                step.SlotStart(0),
                T.CreateTruncating(step.LearningRate),
                T.CreateTruncating(_beta1),
                T.CreateTruncating(_beta2)
            )
        );

    private readonly struct Kernel<T>(Ptr<T> w, Ptr<T> g, Ptr<T> m, T rate, T beta1, T beta2) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V gradient = V.Load(g + j),
                mean = V.Load(m + j),
                direction = V.Fma(V.Create(beta1), mean, gradient * V.Create(T.One - beta1)),
                length = V.Create(rate);
            V step = V.Select(V.Greater(direction, V.Zero), length, V.Select(V.Greater(V.Zero, direction), V.Zero - length, V.Zero));
            V.Store(m + j, VecMath.FlushTiny<V, T>(V.Fma(V.Create(beta2), mean, gradient * V.Create(T.One - beta2))));
            V.Store(w + j, V.Load(w + j) - step);
        }
    }
}
