using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public class LossTests
{
    private static readonly LossFormula s_ofUsers = new(
        new OfUsers(),
        false,
        (y, t) => y.Zip(t, (a, b) => Math.Abs(a - b)).Sum(d => d < 0.5 ? d * d / 2 : 0.5 * (d - 0.25))
    );

    public static TheoryData<LossFormula, Activation, int, int> Cases()
    {
        var cases = new TheoryData<LossFormula, Activation, int, int>();
        foreach (Activation link in new[] { Activation.Linear, Activation.Sigmoid, Activation.Softmax })
        foreach ((int rows, int classes) in new[] { (1, 1), (1, 3), (1, 10), (1, 16), (1, 21), (3, 5), (2, 16) })
        foreach (LossFormula formula in LossFormula.All.Append(s_ofUsers))
            if (classes > 1 || (link != Activation.Softmax && !formula.NeedsClasses))
                cases.Add(formula, link, rows, classes);
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void GradientIsTheDerivative(LossFormula formula, Activation link, int rows, int classes)
    {
        var b = new Example<double>(formula.Loss, link, 3, rows, classes);
        b.Run();
        double[] gradient = [.. b.DZ];
        for (int i = 0; i < b.N; i++)
        for (int j = 0; j < b.Pitch; j++)
        {
            int k = i * b.Pitch + j;
            if (j >= b.Length)
            {
                Assert.Equal(0, gradient[k]);
                continue;
            }
            double z = b.Z[k],
                h = 2e-6;
            b.Z[k] = z + h;
            double above = b.Run();
            b.Z[k] = z - h;
            double below = b.Run();
            b.Z[k] = z;
            Assert.Equal((above - below) / (2 * h), gradient[k], 1e-8 * Math.Max(1, Math.Abs(above)));
        }
    }

    // The same from the outputs, sample by sample, as the formulas are written.
    [Theory, MemberData(nameof(Cases))]
    public void ValueIsTheFormula(LossFormula formula, Activation link, int rows, int classes)
    {
        var b = new Example<double>(formula.Loss, link, 5, rows, classes);
        double expected = 0;
        double[] y = new double[b.Length];
        for (int i = 0; i < b.N; i++)
        {
            Links.Of(link, classes).Apply<double>(b.Z.AsSpan(i * b.Pitch, b.Length), y);
            expected += formula.Sample(y, b.Targets[(i * b.TargetLength)..((i + 1) * b.TargetLength)], classes) / b.N;
        }
        Assert.Equal(expected, b.Run(), 1e-12 * Math.Max(1, Math.Abs(expected)));
        var single = new Example<float>(formula.Loss, link, 5, rows, classes);
        Assert.Equal(expected, single.Run(), 1e-5 * Math.Max(1, Math.Abs(expected)));
        b.Run();
        for (int k = 0; k < b.DZ.Length; k++)
            Assert.Equal(b.DZ[k], single.DZ[k], 2e-6 * Math.Max(1, Math.Abs(b.DZ[k])));
    }

    [Fact]
    public void SlopesOfALossFromLogitsAreTheDerivative()
    {
        double[] z = [1.5, -700, 0.25, 3, 2, -1],
            t = [0.25, 0, 1, 0.5, 0.75, 1];
        foreach (
            Loss loss in new Loss[]
            {
                new BinaryCrossentropy(fromLogits: true),
                new CategoricalCrossentropy(fromLogits: true),
                new SparseCategoricalCrossentropy(fromLogits: true),
            }
        )
        {
            double[] target = loss is SparseCategoricalCrossentropy ? [2, 0] : t,
                slope = new double[6],
                unused = new double[6];
            loss.Sample<double>(z, target, slope);
            for (int j = 0; j < z.Length; j++)
            {
                double[] above = [.. z],
                    below = [.. z];
                (above[j], below[j]) = (z[j] + 1e-6, z[j] - 1e-6);
                Assert.Equal(
                    (loss.Sample<double>(above, target, unused) - loss.Sample<double>(below, target, unused)) / 2e-6,
                    slope[j],
                    1e-6
                );
            }
        }
    }

    [Fact]
    public void ASoftmaxOfOneValueIsJudgedByNone()
    {
        foreach (
            Loss loss in new Loss[]
            {
                Loss.MeanSquaredError,
                Loss.MeanAbsoluteError,
                Loss.CategoricalCrossentropy,
                Loss.SparseCategoricalCrossentropy,
                Loss.BinaryCrossentropy,
            }
        )
            Assert.Contains(
                $"the softmax of a single value, which is 1 whatever the network learns: {loss.Name}",
                Assert
                    .Throws<ArgumentException>(() =>
                        new Trainer<float>(new LinearNetwork<float>(2, 1, Activation.Softmax), loss, new SGD(), 1)
                    )
                    .Message
            );
    }

    [Theory]
    [InlineData("mean_squared_logarithmic_error", Activation.Linear, 3, "may be any number, below 0 as well, where it teaches nothing")]
    [InlineData("poisson", Activation.Linear, 3, "Let the network end in Activation.Softplus, Activation.Exponential or Activation.ReLU")]
    [InlineData("hinge", Activation.Sigmoid, 3, "is any number from 0 to 1, on one side of it. Let the network end in Activation.Tanh")]
    [InlineData("squared_hinge", Activation.Softmax, 3, "asks on which side of 0 an output lies")]
    [InlineData("categorical_hinge", Activation.Linear, 1, "there is nothing to choose")]
    [InlineData("kl_divergence", Activation.Sigmoid, 3, "need not add up to 1. Let the network end in Activation.Softmax")]
    [InlineData("cosine_similarity", Activation.Linear, 1, "one value, which has no direction but its sign")]
    [InlineData("dice", Activation.Linear, 3, "needs probabilities, but each of the 3 outputs of Linear may be any number")]
    [InlineData("tversky", Activation.Linear, 3, "Activation.Sigmoid or Activation.Softmax")]
    [InlineData("categorical_generalized_cross_entropy", Activation.Linear, 3, "new CategoricalGeneralizedCrossEntropy(fromLogits: true)")]
    [InlineData("categorical_generalized_cross_entropy", Activation.Sigmoid, 3, "a number between 0 and 1 of its own")]
    [InlineData("categorical_generalized_cross_entropy", Activation.Softmax, 3, null)]
    [InlineData("binary_focal_crossentropy", Activation.Softmax, 3, "classes that exclude each other")]
    [InlineData("categorical_focal_crossentropy", Activation.Sigmoid, 3, "a number between 0 and 1 of its own")]
    [InlineData("poisson", Activation.Sigmoid, 3, null)]
    [InlineData("mean_squared_logarithmic_error", Activation.Softmax, 3, null)]
    [InlineData("hinge", Activation.Linear, 1, null)]
    [InlineData("kl_divergence", Activation.Softmax, 3, null)]
    [InlineData("dice", Activation.Sigmoid, 3, null)]
    public void OutputsThatALossWouldTrainToNonsenseAreRefused(string name, Activation link, int outputs, string? advice)
    {
        Loss loss = LossFormula.All.First(f => f.Loss.Name == name).Loss;
        void Train() => new Trainer<float>(new LinearNetwork<float>(2, outputs, link), loss, new SGD(), 1).Dispose();
        if (advice is null)
            Train();
        else
            Assert.Contains(advice, Assert.Throws<ArgumentException>(Train).Message);
    }

    [Fact]
    public void ZeroStandsForTheOtherSideOfAHinge()
    {
        double[] y = [0.25, -0.5],
            slope = new double[2];
        foreach (Loss loss in new[] { Loss.Hinge, Loss.SquaredHinge })
        {
            double expected = loss.Sample<double>(y, [-1, 1], slope);
            double[] of = [.. slope];
            Assert.Equal(expected, loss.Sample<double>(y, [0, 1], slope));
            Assert.Equal(of, slope);
            Assert.Contains(
                "Target 1 of sample 0 is 0.5; " + loss.Name,
                Assert.Throws<ArgumentException>(() => loss.CheckTargets<double>([0, 0.5], 2, 2)).Message
            );
        }
    }

    [Fact]
    public void LossesFromLogitsAreThoseOfTheProbabilities()
    {
        double[] z = [1.5, -7, 0.25],
            t = [0.25, 0, 0.75],
            p = new double[3],
            slope = new double[3],
            expected = new double[3];
        void Compare(Loss fromLogits, Loss loss, Link link)
        {
            link.Apply<double>(z, p);
            Assert.Equal(loss.Sample<double>(p, t, expected), fromLogits.Sample<double>(z, t, slope), 1e-9);
            link.PullBack<double>(p, expected);
            for (int i = 0; i < 3; i++)
                Assert.Equal(expected[i], slope[i], 1e-9);
        }
        Compare(new BinaryCrossentropy(true, 0.25f), new BinaryCrossentropy(false, 0.25f), Link.Sigmoid);
        Compare(new BinaryFocalCrossentropy(true, fromLogits: true), new BinaryFocalCrossentropy(true), Link.Sigmoid);
        Compare(new CategoricalCrossentropy(true, 0.25f), new CategoricalCrossentropy(false, 0.25f), Link.Softmax(3));
        Compare(new CategoricalFocalCrossentropy(fromLogits: true), new CategoricalFocalCrossentropy(), Link.Softmax(3));
        t = [2];
        Compare(new CategoricalGeneralizedCrossEntropy(0.3f, true), new CategoricalGeneralizedCrossEntropy(0.3f), Link.Softmax(3));
        Compare(new SparseCategoricalCrossentropy(true), Loss.SparseCategoricalCrossentropy, Link.Softmax(3));
    }

    [Theory]
    [InlineData(1e4), InlineData(-1e4), InlineData(80), InlineData(-80)]
    public void CrossEntropiesAreExactForLargeLogits(double z)
    {
        Extreme<float>();
        Extreme<double>();

        void Extreme<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var binary = new Example<T>(Loss.BinaryCrossentropy, Activation.Sigmoid, 1, 1, 1);
            (binary.Z[0], binary.Targets[0]) = (T.CreateTruncating(z), T.Zero);
            Assert.Equal(Math.Max(z, 0), double.CreateTruncating(binary.Run()), 1e-6);
            Assert.Equal(z > 0 ? 1 : 0, double.CreateTruncating(binary.DZ[0]), 1e-30);
            binary.Targets[0] = T.One;
            Assert.Equal(Math.Max(-z, 0), double.CreateTruncating(binary.Run()), 1e-6);

            foreach (Loss loss in new[] { Loss.SparseCategoricalCrossentropy, Loss.CategoricalCrossentropy })
            {
                var b = new Example<T>(loss, Activation.Softmax, 1, 1, 2);
                (b.Z[0], b.Z[1]) = (T.CreateTruncating(z), T.Zero);
                b.Targets[0] = T.Zero;
                if (loss is CategoricalCrossentropy)
                    (b.Targets[0], b.Targets[1]) = (T.One, T.Zero);
                Assert.Equal(Math.Max(-z, 0), double.CreateTruncating(b.Run()), 1e-6);
                Assert.Equal(z > 0 ? 0 : -1, double.CreateTruncating(b.DZ[0]), 1e-30);
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void NaNPredictionGivesNaN(LossFormula formula, Activation link, int rows, int classes)
    {
        var b = new Example<float>(formula.Loss, link, 2, rows, classes);
        b.Z.AsSpan(0, b.Length).Fill(float.NaN);
        Assert.True(float.IsNaN(b.Run()));
    }

    [Fact]
    public void BadTargetsAreNamed()
    {
        Says(() => Loss.SparseCategoricalCrossentropy.CheckTargets<float>([0, 2, 3], 1, 3), "Target 0 of sample 2 is 3;", "from 0 to 2");
        Says(() => Loss.SparseCategoricalCrossentropy.CheckTargets<float>([0, 1.5f], 2, 3), "Target 1 of sample 0 is 1.5;");
        Says(() => Loss.SparseCategoricalCrossentropy.CheckTargets<double>([-1], 1, 3), "is -1;");
        Says(() => Loss.SparseCategoricalCrossentropy.CheckTargets<double>([double.NaN], 1, 3), "is NaN;");
        Says(
            () => Loss.BinaryCrossentropy.CheckTargets<float>([0, 1, 0.5f, 1.1f], 2, 2),
            "Target 1 of sample 1 is 1.1;",
            "between 0 and 1"
        );
        Says(() => Loss.CategoricalCrossentropy.CheckTargets<float>([0, float.NaN], 2, 2), "Target 1 of sample 0 is NaN;");
        Says(() => Loss.MeanSquaredError.CheckTargets<float>([float.PositiveInfinity], 1, 1), "Infinity", "finite");
        Says(() => Loss.CategoricalGeneralizedCrossEntropy.CheckTargets<float>([0, 3], 1, 3), "Target 0 of sample 1 is 3;", "from 0 to 2");
        Loss.SparseCategoricalCrossentropy.CheckTargets<float>([0, 1, 2], 1, 3);
        Loss.BinaryCrossentropy.CheckTargets<float>([0, 1], 1, 1);

        static void Says(Action check, params string[] parts)
        {
            var e = Assert.Throws<ArgumentException>(check);
            Assert.All(parts, part => Assert.Contains(part, e.Message));
        }
    }

    // A loss as a user would write one.
    private sealed class OfUsers : Loss
    {
        public override string Name => "of_users";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T delta = T.CreateTruncating(0.5),
                sum = T.Zero,
                half = T.CreateTruncating(0.5);
            for (int i = 0; i < output.Length; i++)
            {
                T d = output[i] - target[i],
                    a = T.Abs(d);
                sum += a < delta ? half * d * d : delta * (a - half * delta);
                gradient[i] = a < delta ? d : T.CopySign(delta, d);
            }
            return sum;
        }
    }

    // A batch of random outputs and targets with rubbish in the padding.
    private sealed class Example<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Loss _loss;
        private readonly Activation _link;
        private readonly int _classes;

        public Example(Loss loss, Activation link, int n, int rows, int classes)
        {
            (_loss, _link, _classes, N, Length, Pitch) = (loss, link, classes, n, rows * classes, (rows * classes + 15) / 16 * 16);
            var random = new Random(7);
            // Without a link, outputs are the probabilities themselves.
            Z =
            [
                .. Enumerable
                    .Range(0, N * Pitch)
                    .Select(k =>
                        k % Pitch >= Length
                            ? T.NaN
                            : T.CreateTruncating(link == Activation.Linear ? 0.05 + 0.9 * random.NextDouble() : 6 * random.NextDouble() - 3)
                    ),
            ];
            DZ = [.. Enumerable.Repeat(T.NaN, N * Pitch)];
            TargetLength = loss.TargetLength(Length, classes);
            Targets =
            [
                .. Enumerable
                    .Range(0, N * TargetLength)
                    .Select(_ => T.CreateTruncating(LossFormula.TakesLabels(loss) ? random.Next(classes) : random.NextDouble())),
            ];
        }

        public int N { get; }
        public int Length { get; }
        public int Pitch { get; }
        public int TargetLength { get; }
        public T[] Z { get; }
        public T[] DZ { get; }
        public T[] Targets { get; }

        // Losses may read a whole vector from the last target on.
        private static ReadOnlySpan<T> Readable(T[] targets)
        {
            var longer = new T[targets.Length + 16];
            targets.CopyTo(longer, 0);
            return longer.AsSpan(0, targets.Length);
        }

        public unsafe T Run()
        {
            fixed (
                T* z = Z,
                    dz = DZ
            )
                return _loss.Batch(
                    new LossBatch<T>
                    {
                        Link = Links.Of(_link, _classes),
                        N = N,
                        Total = N,
                        Length = Length,
                        Classes = _classes,
                        Pitch = Pitch,
                        Z = new(z),
                        DZ = new(dz),
                        Targets = Readable(Targets),
                    }
                );
        }
    }
}
