using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>Adaptive moments (Kingma and Ba, "Adam: a method for stochastic optimization", 2015): m = beta1 m + (1 - beta1) g; v = beta2 v
/// + (1 - beta2) g²; w -= lr sqrt(1 - beta2^t) / (1 - beta1^t) · m / (sqrt(v) + epsilon). With amsgrad the largest v so far divides instead
/// (Reddi, Kale and Kumar, 2018). A constant 1e-30 is added to m and v in each step, so that they never decay into denormal numbers, which
/// are slow; it moves a parameter by less than 1e-20.</summary>
public class Adam : Optimizer
{
    private readonly float _beta1,
        _beta2,
        _epsilon;
    private readonly bool _amsgrad;

    /// <summary>Keras' defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public Adam(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-7f, bool amsgrad = false)
        : base(learningRate)
    {
        _beta1 = Share(beta1, nameof(beta1));
        _beta2 = Share(beta2, nameof(beta2));
        _epsilon = NotNegative(epsilon, nameof(epsilon));
        _amsgrad = amsgrad;
    }

    /// <inheritdoc/>
    public override int Slots => _amsgrad ? 3 : 2;

    /// <inheritdoc/>
    internal override double LargestGradient(double largest) => LargestOfSquares(largest);

    // A class derived elsewhere may do more in its step.
    private protected override bool IsFused => GetType() == typeof(Adam);

    /// <inheritdoc/>
    protected internal override void Step<T>(in OptimizerStep<T> step)
    {
        double rate = step.LearningRate * Math.Sqrt(1 - Math.Pow(_beta2, step.Number)) / (1 - Math.Pow(_beta1, step.Number));
        step.Run(
            new Kernel<T>
            {
                W = step.ParameterStart,
                G = step.GradientStart,
                M = step.SlotStart(0),
                V2 = step.SlotStart(1),
                Largest = step.SlotStart(2),
                Amsgrad = _amsgrad,
                Rate = T.CreateTruncating(rate),
                Beta1 = T.CreateTruncating(_beta1),
                Beta2 = T.CreateTruncating(_beta2),
                Epsilon = T.CreateTruncating(_epsilon),
            }
        );
    }

    private readonly struct Kernel<T> : ILoop<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public required Ptr<T> W { get; init; }
        public required Ptr<T> G { get; init; }
        public required Ptr<T> M { get; init; }
        public required Ptr<T> V2 { get; init; }
        public required Ptr<T> Largest { get; init; }
        public required T Rate { get; init; }
        public required T Beta1 { get; init; }
        public required T Beta2 { get; init; }
        public required T Epsilon { get; init; }
        public required bool Amsgrad { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<V>(int i, int j)
            where V : struct, IVec<V, T>
        {
            V g = V.Load(G + j),
                m = RunningMean.Next(M + j, g, Beta1),
                v = RunningMean.Next(V2 + j, g * g, Beta2);
            if (Amsgrad)
                V.Store(Largest + j, v = V.Max(V.Load(Largest + j), v));
            V.Store(W + j, V.Load(W + j) - m * V.Create(Rate) / (V.Sqrt(v) + V.Create(Epsilon)));
        }
    }
}
