namespace NetGen.Runtime.Tests;

/// <summary>A loss beside its formula in Keras' documentation, written down in double.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="OfRows">The formula is of one row of classes, and a sample's loss the mean over its rows.</param>
/// <param name="Of">The formula, of outputs and targets.</param>
public sealed record LossFormula(Loss Loss, bool OfRows, Func<double[], double[], double> Of)
{
    private const double Epsilon = 1e-7;

    public static IReadOnlyList<LossFormula> All { get; } =
    [
        Mean(Loss.MeanSquaredError, (y, t) => (y - t) * (y - t)),
        Mean(Loss.MeanAbsoluteError, (y, t) => Math.Abs(y - t)),
        Mean(Loss.MeanAbsolutePercentageError, (y, t) => 100 * Math.Abs(y - t) / Math.Max(Math.Abs(t), Epsilon)),
        Mean(
            Loss.MeanSquaredLogarithmicError,
            (y, t) => Math.Pow(Math.Log(Math.Max(y, Epsilon) + 1) - Math.Log(Math.Max(t, Epsilon) + 1), 2)
        ),
        Mean(Loss.Poisson, (y, t) => y - t * Math.Log(y + Epsilon)),
        Mean(Loss.LogCosh, (y, t) => y - t + Softplus(-2 * (y - t)) - Math.Log(2)),
        Mean(new Huber(0.25f), (y, t) => Math.Abs(y - t) is var d && d <= 0.25 ? d * d / 2 : 0.25 * (d - 0.125)),
        new(Loss.Hinge, false, (y, t) => y.Zip(Sides(t), (a, b) => Math.Max(1 - b * a, 0)).Average()),
        new(Loss.SquaredHinge, false, (y, t) => y.Zip(Sides(t), (a, b) => Math.Pow(Math.Max(1 - b * a, 0), 2)).Average()),
        Mean(Loss.BinaryCrossentropy, BinaryEntropy),
        Mean(new BinaryCrossentropy(labelSmoothing: 0.25f), (y, t) => BinaryEntropy(y, 0.75 * t + 0.125)),
        Mean(Loss.BinaryFocalCrossentropy, (y, t) => Math.Pow(1 - Right(y, t), 2) * BinaryEntropy(y, t)),
        Mean(
            new BinaryFocalCrossentropy(applyClassBalancing: true, alpha: 0.75f, gamma: 0.5f, labelSmoothing: 0.25f),
            (y, t) =>
                (0.75 * t + 0.125) is var s ? (0.75 * s + 0.25 * (1 - s)) * Math.Sqrt(1 - Right(y, s)) * BinaryEntropy(y, s) : double.NaN
        ),
        new(Loss.CategoricalCrossentropy, true, Entropy),
        new(new CategoricalCrossentropy(labelSmoothing: 0.25f), true, (y, t) => Entropy(y, Smooth(t))),
        new(Loss.SparseCategoricalCrossentropy, true, (y, t) => -Math.Log(Clip(y[(int)t[0]] / y.Sum()))),
        new(Loss.CategoricalGeneralizedCrossEntropy, true, (y, t) => (1 - Math.Pow(y[(int)t[0]], 0.5)) / 0.5),
        new(new CategoricalGeneralizedCrossEntropy(0.125f), true, (y, t) => (1 - Math.Pow(y[(int)t[0]], 0.125)) / 0.125),
        new(Loss.CategoricalFocalCrossentropy, true, (y, t) => Focal(y, t, 0.25, 2)),
        new(new CategoricalFocalCrossentropy(0.5f, 1.5f, labelSmoothing: 0.25f), true, (y, t) => Focal(y, Smooth(t), 0.5, 1.5)),
        new(Loss.CategoricalHinge, true, (y, t) => Math.Max(0, 1 + y.Zip(t, (a, b) => (1 - b) * a).Max() - Dot(y, t))),
        new(
            Loss.KLDivergence,
            true,
            (y, t) => y.Zip(t, (a, b) => Math.Clamp(b, Epsilon, 1) * Math.Log(Math.Clamp(b, Epsilon, 1) / Math.Clamp(a, Epsilon, 1))).Sum()
        ),
        new(Loss.CosineSimilarity, true, (y, t) => -Dot(y, t) / (Length(y) * Length(t))),
        new(Loss.Dice, false, (y, t) => 1 - 2 * Dot(y, t) / (y.Sum() + t.Sum() + Epsilon)),
        new(
            new Tversky(0.25f, 0.75f),
            false,
            (y, t) => 1 - Dot(y, t) / (Dot(y, t) + 0.25 * Dot(y, Rest(t)) + 0.75 * Dot(Rest(y), t) + Epsilon)
        ),
    ];

    /// <summary>It chooses between classes, of which there must be two.</summary>
    public bool NeedsClasses => OfRows && Loss is not CosineSimilarity;

    /// <summary>Targets are the numbers of classes.</summary>
    public static bool TakesLabels(Loss loss) => loss is SparseCategoricalCrossentropy or CategoricalGeneralizedCrossEntropy;

    /// <summary>The loss of one sample.</summary>
    public double Sample(double[] y, double[] t, int classes)
    {
        int rows = OfRows ? y.Length / classes : 1;
        return y.Chunk(y.Length / rows).Zip(t.Chunk(t.Length / rows)).Average(row => Of(row.First, row.Second));
    }

    /// <summary>The formula of a loss as it is without arguments.</summary>
    public static Func<double[], double[], double> Default(Loss loss) => All.Single(f => ReferenceEquals(f.Loss, loss)).Of;

    public override string ToString() => Loss.Name;

    /// <summary>ln(1 + e^x), which does not overflow.</summary>
    internal static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static LossFormula Mean(Loss loss, Func<double, double, double> f) => new(loss, false, (y, t) => y.Zip(t, f).Average());

    /// <param name="y">The probability.</param>
    /// <param name="t">The target.</param>
    /// <param name="high">Where it is clipped: 1 - 1e-7 as the type of numbers has it.</param>
    internal static double BinaryEntropy(double y, double t, double high) =>
        Math.Clamp(y, Epsilon, high) is var p ? -t * Math.Log(p) - (1 - t) * Math.Log(1 - p) : 0;

    internal static double BinaryEntropy(double y, double t) => BinaryEntropy(y, t, 1 - Epsilon);

    internal static double Right(double y, double t) => t * y + (1 - t) * (1 - y);

    internal static double Entropy(double[] y, double[] t) => -y.Zip(t, (a, b) => b * Math.Log(Clip(a / y.Sum()))).Sum();

    internal static double Focal(double[] y, double[] t, double alpha, double gamma) =>
        -y.Zip(t, (a, b) => alpha * Math.Pow(1 - Clip(a / y.Sum()), gamma) * b * Math.Log(Clip(a / y.Sum()))).Sum();

    internal static double[] Smooth(double[] t) => [.. t.Select(x => 0.75 * x + 0.25 / t.Length)];

    // As Keras does: 0 and 1 become -1 and 1, other targets stay.
    private static double[] Sides(double[] t) => t.All(x => x is 0 or 1) ? [.. t.Select(x => 2 * x - 1)] : t;

    private static double Length(double[] x) => Math.Max(Math.Sqrt(Dot(x, x)), Epsilon);

    private static double[] Rest(double[] x) => [.. x.Select(v => 1 - v)];

    internal static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    internal static double Clip(double p) => Math.Clamp(p, Epsilon, 1 - Epsilon);
}
