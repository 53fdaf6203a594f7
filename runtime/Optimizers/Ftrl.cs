using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Follow the regularized leader, for sparse models (McMahan et al., "Ad click prediction: a view from the trenches", 2013, in
/// Keras' form). With p = -learningRatePower: b = a + g²; z += g + 2 l2Shrinkage w - (b^p - a^p) / lr · w; then w is
/// (clip(z, -l1, l1) - z) / (b^p / lr + 2 l2 + beta / lr), and a is b.</summary>
public sealed class Ftrl : Optimizer
{
    private readonly float _power,
        _initial,
        _l1,
        _l2,
        _shrinkage,
        _beta;

    /// <summary>Keras' defaults.</summary>
    /// <param name="learningRate">The length of a step; steps of length 0 leave everything as it is.</param>
    /// <param name="learningRatePower">From -1 to 0: how the learning rate falls with the sum of squares; 0 for not at all.</param>
    /// <param name="initialAccumulatorValue">What a begins with.</param>
    /// <param name="l1">Holds parameters at 0 whose z is smaller.</param>
    /// <param name="l2">Shrinks parameters.</param>
    /// <param name="l2Shrinkage">An L2 penalty on the weights, added to the gradient.</param>
    /// <param name="beta">The paper's beta.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Ftrl(
        float learningRate = 0.001f,
        float learningRatePower = -0.5f,
        float initialAccumulatorValue = 0.1f,
        float l1 = 0,
        float l2 = 0,
        float l2Shrinkage = 0,
        float beta = 0
    )
        : base(learningRate)
    {
        if (learningRatePower is not (>= -1 and <= 0))
            throw new ArgumentOutOfRangeException(
                nameof(learningRatePower),
                learningRatePower,
                "learningRatePower must be a number from -1 to 0."
            );
        _power = -learningRatePower;
        _initial = NotNegative(initialAccumulatorValue, nameof(initialAccumulatorValue));
        _l1 = NotNegative(l1, nameof(l1));
        _l2 = NotNegative(l2, nameof(l2));
        _shrinkage = NotNegative(l2Shrinkage, nameof(l2Shrinkage));
        _beta = NotNegative(beta, nameof(beta));
    }

    /// <inheritdoc/>
    public override int Slots => 2;

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSummedSquares(largest);

    internal override void Begin<T>(Span<T> slot) => slot.Fill(T.CreateTruncating(_initial));

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step)
    {
        if (step.Number == 1)
            Begin(step.Slot(0));
        float rate = step.LearningRate;
        if (rate == 0)
        {
            step.Run(default(Rest<T>));
            return;
        }
        step.Run(
            new Kernel<T>
            {
                W = step.ParameterStart,
                G = step.GradientStart,
                A = step.SlotStart(0),
                Z = step.SlotStart(1),
                Power = T.CreateTruncating(_power),
                Inverse = T.CreateTruncating(1.0 / rate),
                L1 = T.CreateTruncating(_l1),
                L2 = T.CreateTruncating(2 * _l2 + _beta / rate),
                Shrinkage = T.CreateTruncating(2 * _shrinkage),
            }
        );
    }

    // A step of no length, whose weights stay where they are.
    private readonly struct Rest<T> : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T> { }
    }

    private readonly struct Kernel<T> : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public required Ptr<T> W { get; init; }
        public required Ptr<T> G { get; init; }
        public required Ptr<T> A { get; init; }
        public required Ptr<T> Z { get; init; }
        public required T Power { get; init; }
        public required T Inverse { get; init; }
        public required T L1 { get; init; }
        public required T L2 { get; init; }
        public required T Shrinkage { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V g = V.Load(G + j),
                w = V.Load(W + j),
                a = V.Load(A + j),
                inverse = V.Create(Inverse),
                l1 = V.Create(L1),
                b = V.Fma(g, g, a),
                root = Root(b);
            V z = V.Load(Z + j) + V.Fma(V.Create(Shrinkage), w, g) - (root - Root(a)) * inverse * w,
                divisor = V.Fma(root, inverse, V.Create(L2));
            V.Store(A + j, b);
            V.Store(Z + j, z);
            // Without a gradient so far, nothing by nothing is nothing.
            V leader = (V.Max(V.Zero - l1, V.Min(l1, z)) - z) / divisor;
            V.Store(W + j, V.Select(V.Greater(divisor, V.Zero), leader, w));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private V Root<V>(V x)
            where V : struct, IVec<V, T> =>
            Power == T.CreateTruncating(0.5) ? V.Sqrt(x)
            : Power == T.Zero ? V.Create(T.One)
            : V.Select(V.Greater(x, V.Zero), VecMath.Exp<V, T>(V.Create(Power) * VecMath.Log<V, T>(x)), V.Zero);
    }
}
