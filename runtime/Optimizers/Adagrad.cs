using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Divides the gradient by the root of the sum of all its squares (Duchi, Hazan and Singer, 2011):
/// a += g²; w -= lr g / sqrt(a + epsilon).</summary>
public sealed class Adagrad : Optimizer
{
    private readonly float _initial,
        _epsilon;

    /// <summary>Keras' defaults.</summary>
    /// <param name="learningRate">The length of a step.</param>
    /// <param name="initialAccumulatorValue">What a begins with.</param>
    /// <param name="epsilon">Keeps the divisor away from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite; the message names it.</exception>
    public Adagrad(float learningRate = 0.001f, float initialAccumulatorValue = 0.1f, float epsilon = 1e-7f)
        : base(learningRate)
    {
        _initial = NotNegative(initialAccumulatorValue, nameof(initialAccumulatorValue));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
    }

    /// <inheritdoc/>
    public override int Slots => 1;

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSummedSquares(largest);

    internal override void Begin<T>(Span<T> slot) => slot.Fill(T.CreateTruncating(_initial));

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step)
    {
        if (step.Number == 1)
            Begin(step.Slot(0));
        step.Run(
            new Kernel<T>(
                step.ParameterStart,
                step.GradientStart,
                step.SlotStart(0),
                T.CreateTruncating(step.LearningRate),
                T.CreateTruncating(_epsilon)
            )
        );
    }

    private readonly struct Kernel<T>(Ptr<T> w, Ptr<T> g, Ptr<T> a, T rate, T epsilon) : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V gradient = V.Load(g + j),
                sum = V.Fma(gradient, gradient, V.Load(a + j)),
                divisor = V.Sqrt(sum + V.Create(epsilon));
            V.Store(a + j, sum);
            // Without a gradient so far, nothing by nothing is no step.
            V step = V.Select(V.Greater(divisor, V.Zero), gradient * V.Create(rate) / divisor, V.Zero);
            V.Store(w + j, V.Load(w + j) - step);
        }
    }
}
