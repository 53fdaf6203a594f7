using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Divides the gradient by a running root mean square of itself (Tieleman and Hinton, 2012):
/// v = rho v + (1 - rho) g²; w -= lr g / sqrt(v + epsilon). Centered: with v - a² for v, where a = rho a + (1 - rho) g.
/// With momentum: m = momentum m + the step above; w -= m.
/// A constant 1e-30 is added to each average in each step, so that none decays into denormal numbers, which are slow.</summary>
public sealed class RMSprop : Optimizer
{
    private readonly float _rho,
        _momentum,
        _epsilon;
    private readonly bool _centered;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public RMSprop(float learningRate = 0.001f, float rho = 0.9f, float momentum = 0, float epsilon = 1e-7f, bool centered = false)
        : base(learningRate)
    {
        _rho = Share(rho, nameof(rho));
        _momentum = Share(momentum, nameof(momentum));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
        _centered = centered;
    }

    /// <inheritdoc/>
    public override int Slots => 1 + (_momentum > 0 ? 1 : 0) + (_centered ? 1 : 0);

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSquares(largest);

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step) =>
        step.Run(
            new Kernel<T>
            {
                W = step.ParameterStart,
                G = step.GradientStart,
                V2 = step.SlotStart(0),
                M = step.SlotStart(1),
                A = step.SlotStart(_momentum > 0 ? 2 : 1),
                Rate = T.CreateTruncating(step.LearningRate),
                Rho = T.CreateTruncating(_rho),
                Momentum = T.CreateTruncating(_momentum),
                Epsilon = T.CreateTruncating(_epsilon),
                Centered = _centered,
            }
        );

    private readonly struct Kernel<T> : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public required Ptr<T> W { get; init; }
        public required Ptr<T> G { get; init; }
        public required Ptr<T> V2 { get; init; }
        public required Ptr<T> M { get; init; }
        public required Ptr<T> A { get; init; }
        public required T Rate { get; init; }
        public required T Rho { get; init; }
        public required T Momentum { get; init; }
        public required T Epsilon { get; init; }
        public required bool Centered { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V g = V.Load(G + j),
                variance = RunningMean.Next(V2 + j, g * g, Rho);
            if (Centered)
            {
                V a = RunningMean.Next(A + j, g, Rho);
                variance = variance - a * a;
            }
            V step = g * V.Create(Rate) / V.Sqrt(variance + V.Create(Epsilon));
            if (Momentum > T.Zero)
            {
                step = V.Fma(V.Create(Momentum), V.Load(M + j), step + VecMath.C<V, T>(1e-30));
                V.Store(M + j, step);
            }
            V.Store(W + j, V.Load(W + j) - step);
        }
    }
}
