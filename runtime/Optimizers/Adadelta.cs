using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Steps as long as the steps before them, whatever the gradient's unit (Zeiler, "ADADELTA", 2012): a = rho a + (1 - rho) g²;
/// d = g sqrt(s + epsilon) / sqrt(a + epsilon); s = rho s + (1 - rho) d²; w -= lr d. A constant 1e-30 is added to a and s in each step, so
/// that neither decays into denormal numbers, which are slow.</summary>
public sealed class Adadelta : Optimizer
{
    private readonly float _rho,
        _epsilon;

    /// <summary>Keras' defaults; the paper's learning rate is 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Adadelta(float learningRate = 0.001f, float rho = 0.95f, float epsilon = 1e-7f)
        : base(learningRate)
    {
        _rho = Share(rho, nameof(rho));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override int Slots => 2;

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSquares(largest);

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step) =>
        step.Run(
            new Kernel<T>(
                step.ParameterStart,
                step.GradientStart,
                step.SlotStart(0),
                step.SlotStart(1),
                T.CreateTruncating(step.LearningRate),
                T.CreateTruncating(_rho),
                T.CreateTruncating(_epsilon)
            )
        );

    private readonly struct Kernel<T>(Ptr<T> w, Ptr<T> g, Ptr<T> a, Ptr<T> s, T rate, T rho, T epsilon) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V gradient = V.Load(g + j),
                small = V.Create(epsilon),
                squares = RunningMean.Next(a + j, gradient * gradient, rho),
                step = gradient * V.Sqrt(V.Load(s + j) + small) / V.Sqrt(squares + small);
            RunningMean.Next(s + j, step * step, rho);
            V.Store(w + j, V.Load(w + j) - step * V.Create(rate));
        }
    }
}
