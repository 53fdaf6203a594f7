using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Adam with Nesterov's momentum (Dozat, "Incorporating Nesterov momentum into Adam", 2016). With u(t) = beta1 (1 - 0.5 ·
/// 0.96^t) and U(t) = u(1) · .. · u(t): m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²;
/// w -= lr (u(t + 1) m / (1 - U(t + 1)) + (1 - u(t)) g / (1 - U(t))) / (sqrt(v / (1 - beta2^t)) + epsilon). A constant 1e-30 is added to m
/// and v in each step, so that they never decay into denormal numbers, which are slow.</summary>
public sealed class Nadam : Optimizer
{
    /// <summary>From this step on u is beta1 in double.</summary>
    private const int Settled = 1024;

    private readonly double[] _products = new double[Settled];
    private readonly float _beta1,
        _beta2,
        _epsilon;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Nadam(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-7f)
        : base(learningRate)
    {
        _beta1 = Share(beta1, nameof(beta1));
        _beta2 = Share(beta2, nameof(beta2));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
        _products[0] = 1;
        for (int t = 1; t < Settled; t++)
            _products[t] = _products[t - 1] * Momentum(t);
    }

    /// <inheritdoc/>
    public override int Slots => 2;

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSquares(largest);

    private protected override bool IsFused => true;

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step)
    {
        long t = step.Number;
        step.Run(
            new Kernel<T>
            {
                W = step.ParameterStart,
                G = step.GradientStart,
                M = step.SlotStart(0),
                V2 = step.SlotStart(1),
                OfMean = T.CreateTruncating(step.LearningRate * Momentum(t + 1) / (1 - Product(t + 1))),
                OfGradient = T.CreateTruncating(step.LearningRate * (1 - Momentum(t)) / (1 - Product(t))),
                Unbiased = T.CreateTruncating(1 / (1 - Math.Pow(_beta2, t))),
                Beta1 = T.CreateTruncating(_beta1),
                Beta2 = T.CreateTruncating(_beta2),
                Epsilon = T.CreateTruncating(_epsilon),
            }
        );
    }

    private double Momentum(long t) => _beta1 * (1 - 0.5 * Math.Pow(0.96, t));

    private double Product(long t) => t < Settled ? _products[t] : _products[^1] * Math.Pow(_beta1, t - (Settled - 1));

    private readonly struct Kernel<T> : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public required Ptr<T> W { get; init; }
        public required Ptr<T> G { get; init; }
        public required Ptr<T> M { get; init; }
        public required Ptr<T> V2 { get; init; }
        public required T OfMean { get; init; }
        public required T OfGradient { get; init; }
        public required T Unbiased { get; init; }
        public required T Beta1 { get; init; }
        public required T Beta2 { get; init; }
        public required T Epsilon { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V g = V.Load(G + j),
                m = RunningMean.Next(M + j, g, Beta1),
                v = RunningMean.Next(V2 + j, g * g, Beta2),
                ahead = V.Fma(m, V.Create(OfMean), g * V.Create(OfGradient));
            V.Store(W + j, V.Load(W + j) - ahead / (V.Sqrt(v * V.Create(Unbiased)) + V.Create(Epsilon)));
        }
    }
}
