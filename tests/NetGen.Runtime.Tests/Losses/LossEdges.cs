using static NetGen.Runtime.Tests.LossFormula;

namespace NetGen.Runtime.Tests;

/// <summary>The rows of <see cref="LossEdgeTests"/>.</summary>
internal static class LossEdges
{
    private static readonly Tversky s_tversky = new(0.25f, 0.75f);
    private static readonly Func<double[], double[], double> s_ofTversky = All.Single(f => f.Loss is Tversky).Of;
    private static readonly double[] s_saturated = [800, -800, 40, -40, 800, -800],
        s_mixed = [0, 1, 1, 0, 0.5, 0];

    /// <summary>Means over elements, of outputs.</summary>
    public static IReadOnlyList<LossEdge> OfElements { get; } =
    [
        Of("right, where the slope is 0, as the sign of 0 is", Loss.MeanAbsoluteError, [0.5, 0, 1], [0.5, 1, 0]) with
        {
            Kinks = new() { [0] = 0 },
        },
        Of("right", Loss.MeanSquaredError, [0, 1, 0.5], [0, 1, 0.5]),
        Of("targets of 0, one of them met, where the slope is 0", Loss.MeanAbsolutePercentageError, [0.5, -2, 0], [0, 0, 0]) with
        {
            Kinks = new() { [2] = 0 },
        },
        Of("at 0 and below, where both are clipped", Loss.MeanSquaredLogarithmicError, [0, -1, -0.5, 3, 0], [0, 2, -1, 0, 5]) with
        {
            Step = 1e-8,
        },
        Of("nothing is expected and nothing there", Loss.Poisson, [0], [0]) with
        {
            Step = 1e-8,
        },
        Of("nothing is expected and something there", Loss.Poisson, [0], [3]) with
        {
            Step = 1e-11,
        },
        Of("something is expected and nothing there", Loss.Poisson, [2], [0]),
        Of("far out", Loss.LogCosh, [1000, -1000, 0, 1e-3], [0, 0, 0, 0]),
        new("at delta", new Huber(0.25f), All.Single(f => f.Loss is Huber).Of, [0.25, -0.25, 0, 0.75], [0, 0, 0, 0.5]) { Step = 1e-7 },
        Of("on the margin, where the slope is that of what is right", Loss.Hinge, [1, -1, 2, 0.5, 0], [1, -1, 1, -1, -1]) with
        {
            Kinks = new() { [0] = 0, [1] = 0 },
        },
        Of("0 for the other side", Loss.Hinge, [1, -1, -2, 0.5, 0], [1, 0, 0, 0, 1]) with
        {
            Kinks = new() { [0] = 0, [1] = 0 },
        },
        Of("on the margin", Loss.SquaredHinge, [1, -1, 2, 0.5, 0], [1, -1, 1, -1, -1]) with
        {
            Step = 1e-7,
        },
        Of("0 for the other side", Loss.SquaredHinge, [1, -1, -2, 0.5, 0], [1, 0, 0, 0, 1]) with
        {
            Step = 1e-7,
        },
        Of("the end of the clip, where the slope is that from inside", Loss.BinaryCrossentropy, [1e-7], [1]) with
        {
            Kinks = new() { [0] = -1e7 },
        },
        Entropy("0 and 1, where p is clipped", Loss.BinaryCrossentropy, 1, 0) with
        {
            Target = [0, 1, 1, 0, 0.5, 0.5],
            Step = 1e-9,
        },
        Entropy("0 and 1 with smooth labels", new BinaryCrossentropy(labelSmoothing: 0.25f), 0.75, 0) with
        {
            Step = 1e-9,
        },
        Entropy("0 and 1, where p is clipped for the logarithm alone", Loss.BinaryFocalCrossentropy, 1, 2),
        Entropy("0 and 1 without focus", new BinaryFocalCrossentropy(gamma: 0), 1, 0) with
        {
            Step = 1e-9,
        },
        Entropy("0 and 1 in proportion", new BinaryFocalCrossentropy(gamma: 1), 1, 1),
        Entropy("0 and 1 by a root, whose slope at 0 is infinite and taken as 0", new BinaryFocalCrossentropy(gamma: 0.5f), 1, 0.5) with
        {
            Kinks = new()
            {
                [0] = 0,
                [1] = 0,
                [4] = 0,
                [5] = 0,
            },
        },
    ];

    /// <summary>Rows of classes, of outputs.</summary>
    public static IReadOnlyList<LossEdge> OfRows { get; } =
    [
        Of("a wrong class is sure", Loss.CategoricalCrossentropy, [0, 1, 0], [1, 0, 0]) with
        {
            Step = 1e-8,
        },
        Of("the right class is sure", Loss.CategoricalCrossentropy, [0, 1, 0], [0, 1, 0]) with
        {
            Step = 1e-8,
        },
        Of("one is excluded of two", Loss.CategoricalCrossentropy, [0.5, 0.5, 0], [0.5, 0, 0.5]) with
        {
            Step = 1e-8,
        },
        Of("no distribution", Loss.CategoricalCrossentropy, [3, 1, 0], [0.5, 0.5, 0]) with
        {
            Step = 1e-8,
        },
        Of("a wrong class is sure", Loss.SparseCategoricalCrossentropy, [0, 1, 0], [0]) with
        {
            Step = 1e-8,
        },
        Of("the right class is sure", Loss.SparseCategoricalCrossentropy, [0, 1, 0], [1]) with
        {
            Step = 1e-8,
        },
        Of("the last class of two alike", Loss.SparseCategoricalCrossentropy, [0, 0.5, 0.5], [2]) with
        {
            Step = 1e-8,
        },
        Of("no distribution", Loss.SparseCategoricalCrossentropy, [3, 1, 0], [1]) with
        {
            Step = 1e-8,
        },
        Of("half sure", Loss.CategoricalGeneralizedCrossEntropy, [0.5, 0.5, 0], [1]),
        Of("sure and right", Loss.CategoricalGeneralizedCrossEntropy, [0, 1, 0], [1]),
        Of("sure and wrong, where the slope is infinite and taken as at 1e-7", Loss.CategoricalGeneralizedCrossEntropy, [0, 1, 0], [0]) with
        {
            Kinks = new() { [0] = -Math.Pow(1e-7, -0.5) },
        },
        Of("a wrong class is sure", Loss.CategoricalFocalCrossentropy, [0, 1, 0], [1, 0, 0]) with
        {
            Step = 1e-8,
        },
        Of("the right class is sure", Loss.CategoricalFocalCrossentropy, [0, 1, 0], [0, 1, 0]) with
        {
            Step = 1e-8,
        },
        Of("one is excluded of two", Loss.CategoricalFocalCrossentropy, [0.5, 0.5, 0], [0.5, 0, 0.5]) with
        {
            Step = 1e-8,
        },
        Of("0 is clipped, and at 1 the slope is that from inside", Loss.KLDivergence, [0, 1, 0], [0, 1, 0]) with
        {
            Step = 1e-9,
            Kinks = new() { [1] = -1 },
        },
        Of("above 1, where it is clipped", Loss.KLDivergence, [1.5, 0.5], [0.5, 0.5]),
        Of("a wrong class is sure", Loss.KLDivergence, [0, 1, 0], [0.5, 0, 0.5]) with
        {
            Step = 1e-9,
            Kinks = new() { [1] = -1e-7 },
        },
        Of("of wrong classes that are alike the first has the slope", Loss.CategoricalHinge, [0.25, 0.75, 0.25], [0, 1, 0]) with
        {
            Kinks = new() { [0] = 1, [2] = 0 },
        },
        Of("all wrong classes are below 0, which the right one has", Loss.CategoricalHinge, [-1, 0.5, -2], [0, 1, 0]),
        Of("on the margin, where the slope is that of what is right", Loss.CategoricalHinge, [0.25, 1.25, -1], [0, 1, 0]) with
        {
            Kinks = new()
            {
                [0] = 0,
                [1] = 0,
                [2] = 0,
            },
        },
        Of("well beyond the margin", Loss.CategoricalHinge, [0, 4, -1], [0, 1, 0]),
        Of("no direction, where the slope is 0", Loss.CosineSimilarity, [0, 0, 0], [1, 2, 2]) with
        {
            Kinks = new()
            {
                [0] = 0,
                [1] = 0,
                [2] = 0,
            },
        },
        Of("a target without direction", Loss.CosineSimilarity, [1, 2, 2], [0, 0, 0]),
        Of("below the least length", Loss.CosineSimilarity, [3e-8, -4e-8], [1, 2]) with
        {
            Step = 1e-12,
        },
        Of("just above it", Loss.CosineSimilarity, [3e-7, -4e-7], [1, 2]) with
        {
            Step = 1e-12,
        },
    ];

    /// <summary>Whole samples.</summary>
    public static IReadOnlyList<LossEdge> OfMasks { get; } =
    [
        Of("nothing is marked and nothing should be", Loss.Dice, [0, 0, 0], [0, 0, 0]),
        Of("something is marked and nothing should be", Loss.Dice, [0.5, 0, 1], [0, 0, 0]),
        Of("nothing is marked and something should be", Loss.Dice, [0, 0, 0], [0, 1, 1]),
        Of("all is marked and should be", Loss.Dice, [1, 1, 1], [1, 1, 1]),
        new("nothing is marked and nothing should be", s_tversky, s_ofTversky, [0, 0, 0], [0, 0, 0]),
        new("something is marked and nothing should be", s_tversky, s_ofTversky, [0.5, 0, 1], [0, 0, 0]),
        new("nothing is marked and something should be", s_tversky, s_ofTversky, [0, 0, 0], [0, 1, 1]),
        new("all is marked and should be", s_tversky, s_ofTversky, [1, 1, 1], [1, 1, 1]),
        new("nothing costs anything", new Tversky(0, 0), (y, t) => 1 - Dot(y, t) / (Dot(y, t) + 1e-7), [0, 0], [0, 1]) { Step = 1e-12 },
    ];

    /// <summary>Behind a sigmoid or a softmax, and from logits, where everything is computed from the logits: Keras' formula of
    /// these.</summary>
    public static IReadOnlyList<LossEdge> OfLogits { get; } =
    [
        .. Everywhere(Loss.BinaryCrossentropy, new BinaryCrossentropy(fromLogits: true), Activation.Sigmoid, Binary, s_saturated, s_mixed),
        .. Everywhere(
            new BinaryFocalCrossentropy(),
            new BinaryFocalCrossentropy(fromLogits: true),
            Activation.Sigmoid,
            (z, t) => z.Zip(t, (a, b) => Math.Pow(Missing(a, b), 2) * Binary([a], [b])).Average(),
            s_saturated,
            s_mixed
        ),
        .. new double[][] { [1, 0, 0], [0, 1, 0], [0.5, 0.25, 0.25] }.SelectMany(t =>
            Everywhere(
                Loss.CategoricalCrossentropy,
                new CategoricalCrossentropy(fromLogits: true),
                Activation.Softmax,
                Categorical,
                [800, -800, 0],
                t
            )
        ),
        .. Enumerable
            .Range(0, 3)
            .SelectMany(label =>
                Everywhere(
                    Loss.SparseCategoricalCrossentropy,
                    new SparseCategoricalCrossentropy(fromLogits: true),
                    Activation.Softmax,
                    (z, t) => Categorical(z, [.. Enumerable.Range(0, 3).Select(j => j == (int)t[0] ? 1.0 : 0)]),
                    [800, -800, 0],
                    [label]
                )
            ),
        .. Enumerable
            .Range(0, 3)
            .SelectMany(label =>
                Everywhere(
                    Loss.CategoricalGeneralizedCrossEntropy,
                    new CategoricalGeneralizedCrossEntropy(fromLogits: true),
                    Activation.Softmax,
                    (z, t) => (1 - Math.Sqrt(Softmax(z)[(int)t[0]])) / 0.5,
                    [800, -800, 770],
                    [label]
                )
            ),
        .. Everywhere(
            Loss.CategoricalFocalCrossentropy,
            new CategoricalFocalCrossentropy(fromLogits: true),
            Activation.Softmax,
            (z, t) => Focal(Softmax(z), t, 0.25, 2),
            [800, -800, 0],
            [0.25, 0.5, 0.25]
        ),
        new("saturated", Loss.KLDivergence, (z, t) => Default(Loss.KLDivergence)(Softmax(z), t), [800, -800, 0], [0.25, 0.5, 0.25])
        {
            Link = Activation.Softmax,
        },
        new("saturated", Loss.Poisson, (z, t) => Default(Loss.Poisson)(Sigmoid(z), t), [800, -800, -800], [3, 0, 2])
        {
            Link = Activation.Sigmoid,
        },
    ];

    private static LossEdge Of(string what, Loss loss, double[] y, double[] t) => new(what, loss, Default(loss), y, t);

    private static IEnumerable<LossEdge> Everywhere(
        Loss loss,
        Loss fromLogits,
        Activation link,
        Func<double[], double[], double> of,
        double[] z,
        double[] t
    ) => [new("saturated", loss, of, z, t) { Link = link }, new("saturated logits", fromLogits, of, z, t)];

    // Both kinds of right, both kinds of wrong, and both kinds of right again.
    private static LossEdge Entropy(string what, Loss loss, double kept, double gamma)
    {
        return new(what, loss, Of(1 - 1e-7), [0, 1, 0, 1, 0, 1], [0, 1, 1, 0, 0, 1]) { InFloat = Of(1f - 1e-7f), Step = 1e-8 };

        Func<double[], double[], double> Of(double high) => (y, t) => y.Zip(t, (a, b) => One(a, kept * b + (1 - kept) / 2, high)).Average();
        double One(double y, double t, double high) => Math.Pow(1 - Right(y, t), gamma) * BinaryEntropy(y, t, high);
    }

    private static double Binary(double[] z, double[] t) => z.Zip(t, (a, b) => Softplus(-Math.Abs(a)) + Math.Max(a, 0) - a * b).Average();

    private static double Categorical(double[] z, double[] t) =>
        z.Max() is var max ? z.Zip(t, (a, b) => b * (max + Math.Log(z.Sum(x => Math.Exp(x - max))) - a)).Sum() : 0;

    // 1 - q for q = t p + (1 - t) (1 - p).
    private static double Missing(double z, double t) => t * (1 / (1 + Math.Exp(z))) + (1 - t) / (1 + Math.Exp(-z));

    private static double[] Sigmoid(double[] z) => [.. z.Select(a => 1 / (1 + Math.Exp(-a)))];

    private static double[] Softmax(double[] z) =>
        z.Max() is var max ? [.. z.Select(a => Math.Exp(a - max) / z.Sum(b => Math.Exp(b - max)))] : [];
}
