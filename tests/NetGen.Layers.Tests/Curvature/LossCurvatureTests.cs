using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>The second derivatives of every loss, behind every link that it may stand behind.</summary>
public class LossCurvatureTests
{
    private const string Body = "[Input(4)] [Dense(5, Activation.Tanh)] ";

    private static readonly string[] s_ends =
    [
        Body + "[Dense(3)]",
        Body + "[Dense(3, Activation.Sigmoid)]",
        Body + "[Dense(3, Activation.Softmax)]",
        "[Input(4, 2)] [Dense(5, Activation.Tanh)] [Dense(3, Activation.Softmax)]",
        "[Input(4, 2)] [Masking] [Dense(5, Activation.Tanh)] [Dense(3, Activation.Softmax)]",
        Body + "[MixtureDensity(2)]",
        "[Input(4, 2)] [Dense(5, Activation.Tanh)] [Dense(3)]",
    ];

    private static readonly Lazy<CompiledNetwork[]> s_networks = new(() =>
        [.. CompiledNetwork.All(s_ends, 1, options: "Curvature = true").Select(result => result.Network!)]
    );

    private static readonly (int End, Loss Loss, bool IsConvex)[] s_cases =
    [
        .. Enumerable
            .Range(0, 3)
            .SelectMany(end =>
                new (int, Loss, bool)[]
                {
                    (end, Loss.MeanSquaredError, true),
                    (end, Loss.MeanAbsoluteError, true),
                    (end, Loss.MeanAbsolutePercentageError, true),
                    (end, new Huber(0.3f), true),
                    (end, Loss.LogCosh, true),
                    (end, Check.Quadratic, true),
                }
            ),
        (0, Loss.Hinge, true),
        (0, Loss.SquaredHinge, true),
        (0, Loss.CategoricalHinge, true),
        (0, Loss.CosineSimilarity, false),
        (0, new BinaryCrossentropy(fromLogits: true, labelSmoothing: 0.1f), true),
        (0, new CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.1f), true),
        (0, new SparseCategoricalCrossentropy(fromLogits: true), true),
        (1, Loss.BinaryCrossentropy, true),
        (1, new BinaryFocalCrossentropy(), false),
        (1, Loss.Poisson, true),
        (1, Loss.MeanSquaredLogarithmicError, false),
        (1, Loss.Dice, false),
        (1, new Tversky(0.3f, 0.7f), false),
        (2, Loss.CategoricalCrossentropy, true),
        (2, Loss.SparseCategoricalCrossentropy, true),
        (2, new CategoricalFocalCrossentropy(), false),
        (2, new CategoricalGeneralizedCrossEntropy(0.7f), false),
        (2, Loss.Tversky, false),
        (2, Loss.KLDivergence, true),
        (2, Loss.Poisson, true),
        (3, Loss.CategoricalCrossentropy, true),
        (3, Loss.SparseCategoricalCrossentropy, true),
        (3, Loss.KLDivergence, true),
        (3, Loss.CategoricalGeneralizedCrossEntropy, false),
        (3, Loss.CTC, false),
        (4, Loss.CategoricalCrossentropy, true),
        (4, Loss.MeanSquaredError, true),
        (5, new MixtureNegativeLogLikelihood(), false),
        (6, new CTC(fromLogits: true), false),
        (6, new CategoricalGeneralizedCrossEntropy(0.3f, fromLogits: true), false),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void OfEachLoss(int number)
    {
        (int end, Loss loss, bool isConvex) = s_cases[number];
        CompiledNetwork compiled = s_networks.Value[end];
        var net = (ICurvatureNetwork<double>)compiled.Double();
        (double[] inputs, double[] targets, double[] vector) = Data(net, loss, n: 6);
        double[] product = CurvatureCheck.Product(net, net.HessianVectorProduct, loss, inputs, targets, vector),
            gauss = CurvatureCheck.Product(net, net.GaussNewtonProduct, loss, inputs, targets, vector);
        CurvatureCheck.Near(product, CurvatureCheck.Difference(net, loss, inputs, targets, vector), 1e-6, loss.Name, "differences");
        if (isConvex)
            Assert.True(CurvatureCheck.Dot(vector, gauss) >= -1e-12, $"{loss.Name} has {CurvatureCheck.Dot(vector, gauss)}.");

        var single = (ICurvatureNetwork<float>)compiled.Single();
        float[] floats = new float[vector.Length],
            parameters = new float[vector.Length];
        double[] exact = new double[vector.Length];
        net.CopyParametersTo(exact);
        single.SetParameters(Array.ConvertAll(exact, p => (float)p));
        single.HessianVectorProduct(
            Array.ConvertAll(inputs, x => (float)x),
            Array.ConvertAll(targets, t => (float)t),
            loss,
            Array.ConvertAll(vector, x => (float)x),
            floats,
            5
        );
        CurvatureCheck.Near(Array.ConvertAll(floats, x => (double)x), product, 1e-3, loss.Name + " in float", "double");
    }

    // At such logits probabilities are 0 and 1 to the last bit, and the curvature is 0 and not NaN.
    [Fact]
    public void SaturatedLogitsHaveNoCurvature()
    {
        foreach ((int end, Loss loss) in new[] { (1, Loss.BinaryCrossentropy), (2, Loss.CategoricalCrossentropy) })
        {
            var net = (ICurvatureNetwork<double>)s_networks.Value[end].Double();
            net.SetParameters([.. Enumerable.Repeat(0.0, 40), 800, -800, 0]);
            double[] vector = [.. Enumerable.Repeat(1.0, 43)],
                product = new double[43];
            net.HessianVectorProduct([0, 0, 0, 0], [1, 0, 0], loss, vector, product);
            Assert.All(product, p => Assert.True(double.IsFinite(p)));
            Assert.Equal(0, product[40], 1e-300);
        }
    }

    /// <summary>Every loss of the library but those whose curvature is refused has a row here.</summary>
    [Fact]
    public void NoLossIsWithout() =>
        Assert.Empty(
            typeof(Loss)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Loss)) && !type.IsAbstract)
                .Except(s_cases.Select(row => row.Loss.GetType()))
        );

    // What a row counts depends on how many of the batch have a class.
    [Fact]
    public void AnIgnoredClassIsRefused()
    {
        var loss = new SparseCategoricalCrossentropy(ignoreClass: 2);
        var net = (ICurvatureNetwork<float>)s_networks.Value[2].Single();
        float[] before = new float[43],
            after = new float[43];
        net.CopyParametersTo(before);
        const string Refusal = "sparse_categorical_crossentropy ignores a class, and has no products with second derivatives.";
        Assert.Contains(
            Refusal,
            Assert.Throws<ArgumentException>(() => net.HessianVectorProduct([0, 0, 0, 0], [1], loss, before, after)).Message
        );
        Assert.Contains(Refusal, Assert.Throws<ArgumentException>(() => new Trainer<float>(net, loss, new HessianFree(), 4)).Message);
        net.CopyParametersTo(after);
        Assert.Equal(before, after);
        // What needs gradients alone may go on.
        using var trainer = new Trainer<float>(net, loss, new LBFGS(), 2);
        Assert.True(float.IsFinite(trainer.Step([1, 0, 0, 0, 0, 1, 0, 0], [1, 2])));
    }

    // Pieces of a large batch, and threads, give what one pass gives.
    [Fact]
    public void LargeBatchesGoThroughInPieces()
    {
        const int N = 1_001;
        var net = (ICurvatureNetwork<double>)s_networks.Value[2].Double();
        (double[] inputs, double[] targets, double[] vector) = Data(net, Loss.CategoricalCrossentropy, N);
        foreach (CurvatureKind kind in Enum.GetValues<CurvatureKind>())
        {
            double[] one = Multiply(1),
                two = Multiply(2),
                sum = new double[vector.Length];
            Assert.Equal(one, two);
            for (int i = 0; i < N; i++)
            {
                double[] part = new double[vector.Length];
                if (kind == CurvatureKind.Hessian)
                    net.HessianVectorProduct(inputs.AsSpan(i * 4, 4), targets.AsSpan(i * 3, 3), Loss.CategoricalCrossentropy, vector, part);
                else
                    net.GaussNewtonProduct(inputs.AsSpan(i * 4, 4), targets.AsSpan(i * 3, 3), Loss.CategoricalCrossentropy, vector, part);
                for (int j = 0; j < sum.Length; j++)
                    sum[j] += part[j] / N;
            }
            CurvatureCheck.Near(one, sum, 1e-12, kind.ToString(), "the mean over samples");

            double[] Multiply(int threads)
            {
                ProgramInfo info = net.Engine.Info;
                using TrainingSession<double> session = net.Engine.Train(N, threads);
                using var direction = new NativeArray<double>(info.ArenaLength);
                using var product = new NativeArray<double>(info.ArenaLength);
                inputs.CopyTo(session.Inputs(N));
                targets.CopyTo(session.Targets(N, 3));
                Layout.FromUser(info, vector, direction.Start);
                session.Curvature!.Multiply(kind, N, Loss.CategoricalCrossentropy, 3, 0, direction.Start, product.Start);
                double[] flat = new double[vector.Length];
                Layout.ToUser(info, product.Start, flat);
                return flat;
            }
        }
    }

    private static (double[] Inputs, double[] Targets, double[] Vector) Data(INetwork<double> net, Loss loss, int n)
    {
        ProgramInfo info = net.Engine.Info;
        var random = new System.Random(2);
        net.SetParameters(Check.Values(random, Layout.Count(info), 1));
        double[] inputs = Check.Values(random, n * info.InputLength, 1);
        if (info.MaskedSteps > 0)
            inputs.AsSpan(2, 3 * 2).Clear();
        int length = info.TargetLength(loss);
        double[] targets =
            loss is CTC ? [.. Enumerable.Range(0, n).SelectMany(i => new[] { 1.0, 1 + i % 2, 0, 0 })]
            : loss is SparseCategoricalCrossentropy or CategoricalGeneralizedCrossEntropy
                ? [.. Enumerable.Range(0, n * length).Select(i => (double)(i % 3))]
            : [.. Check.Values(random, n * length, 1).Select(t => loss is Hinge or SquaredHinge ? Math.Sign(t) : Math.Abs(t))];
        if (loss is CategoricalCrossentropy or CategoricalFocalCrossentropy or CategoricalHinge or KLDivergence)
            foreach (double[] row in Enumerable.Range(0, n * length / 3).Select(i => targets[(i * 3)..(i * 3 + 3)]))
                for (int i = Array.IndexOf(targets, row[0]), j = 0; j < 3; j++)
                    targets[i + j] = row[j] / row.Sum();
        return (inputs, targets, Check.Values(random, Layout.Count(info), 1));
    }
}
