using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>The likelihood of mixtures: its kernel against the formula, central differences, and far out in the tails.</summary>
public class MixtureLossTests
{
    // The last one's rows are too long to be turned.
    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 1, 3, 1)]
    [InlineData(17, 1, 4, 3)]
    [InlineData(33, 1, 2, 16)]
    [InlineData(3, 4, 5, 2)]
    [InlineData(2, 19, 1, 3)]
    [InlineData(4, 2, 30, 5)]
    public void BatchIsTheFormula(int n, int rows, int components, int dimensions)
    {
        var b = new Example<double>(n, rows, components, dimensions);
        double value = b.Run(Fast),
            expected = b.Mean();
        double[] gradient = [.. b.DZ];
        Assert.Equal(expected, value, 1e-12 * (1 + Math.Abs(expected)));
        Assert.Equal(expected, b.Run(SampleBySample), 1e-12 * (1 + Math.Abs(expected)));
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(b.DZ[i], gradient[i], 1e-13);
        for (int i = 0; i < gradient.Length; i++)
            if (i % b.Pitch >= b.Length)
                Assert.Equal(0, gradient[i]);
            else
                Assert.Equal(b.Slope(i), gradient[i], 1e-8);

        var single = new Example<float>(n, rows, components, dimensions);
        Assert.Equal(expected, single.Run(Fast), 1e-5 * (1 + Math.Abs(expected)));
        for (int i = 0; i < gradient.Length; i++)
            Assert.Equal(gradient[i], single.DZ[i], 3e-6 * (1 + Math.Abs(gradient[i])));
    }

    // -ln N(t; μ, σ) = ln σ + ((t - μ) / σ)² / 2 + ln √(2π).
    [Fact]
    public void OneComponentIsTheGaussian()
    {
        var b = new Example<double>(6, 1, 1, 1);
        double expected = 0;
        for (int i = 0; i < 6; i++)
        {
            double mean = b.Z[i * b.Pitch + 1],
                logDeviation = b.Z[i * b.Pitch + 2],
                q = (b.Targets[i] - mean) / Math.Exp(logDeviation);
            expected += (logDeviation + q * q / 2 + 0.5 * Math.Log(2 * Math.PI)) / 6;
        }
        Assert.Equal(expected, b.Run(Fast), 1e-14);
        for (int i = 0; i < 6; i++)
            Assert.Equal(0, b.DZ[i * b.Pitch], 1e-16);
    }

    [Fact]
    public void TailsAreExact()
    {
        Tails<float>(1e-6);
        Tails<double>(1e-14);

        static void Tails<T>(double tolerance)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            // Two components that stand at ±1 with deviation 1, seen from 10,000 deviations away: the nearer one has it all.
            Example<T> far = Two<T>(logits: (0, 0), means: (-1, 1), logDeviations: (0, 0), target: 10_001);
            Near(5e7 + Math.Log(2) + 0.9189385332046727, far.Run(Fast), tolerance);
            Assert.Equal([T.CreateChecked(0.5), T.CreateChecked(-0.5)], far.DZ[..2]);
            Near(0, far.DZ[2], 0);
            Near(-10_000, far.DZ[3], tolerance);
            Near(0, far.DZ[4], 0);
            Near(1 - 1e8, far.DZ[5], tolerance);

            // A weight of e^-1000 is no float and no double, but where the other component does not reach it counts in full.
            Example<T> rare = Two<T>(logits: (0, -1_000), means: (0, 1_000), logDeviations: (0, 0), target: 1_000.5);
            Near(1_000 + 0.125 + 0.9189385332046727, rare.Run(Fast), tolerance);
            Assert.Equal([T.One, -T.One], rare.DZ[..2]);
            Near(-0.5, rare.DZ[3], tolerance);

            // So far away that the square of the distance is infinite: no share, and no NaN.
            Example<T> infinite = Two<T>(logits: (0, 0), means: (0, 1), logDeviations: (-500, 0), target: 1);
            Near(Math.Log(2) + 0.9189385332046727, infinite.Run(Fast), tolerance);
            Assert.All(infinite.DZ, g => Assert.True(T.IsFinite(g)));
            Near(0, infinite.DZ[2], 0);

            // A deviation that underflows, and the target just there.
            Example<T> sharp = Two<T>(logits: (0, 0), means: (1, 0), logDeviations: (-200, 0), target: 1);
            Near(Math.Log(2) - 200 + 0.9189385332046727, sharp.Run(Fast), tolerance);
            Assert.All(sharp.DZ, g => Assert.True(T.IsFinite(g)));

            // Nothing reaches it: the loss is infinite, which training refuses to follow.
            Assert.True(T.IsPositiveInfinity(Two<T>(logits: (0, 0), means: (0, 0), logDeviations: (-600, -600), target: 1e30).Run(Fast)));
            Assert.True(T.IsNaN(Two<T>(logits: (double.NaN, 0), means: (0, 0), logDeviations: (0, 0), target: 1).Run(Fast)));
        }
    }

    [Fact]
    public void TargetsOfOneSampleAreUpToTheNetwork() =>
        Assert.Contains(
            "up to the network",
            Assert.Throws<NotSupportedException>(() => Loss.MixtureNegativeLogLikelihood.TargetLength(15, 15)).Message,
            StringComparison.Ordinal
        );

    private static T Fast<T>(LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Loss.MixtureNegativeLogLikelihood.Batch(batch);

    private static T SampleBySample<T>(LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.SampleBySample(Loss.MixtureNegativeLogLikelihood);

    private static void Near<T>(double expected, T actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.Equal(expected, double.CreateChecked(actual), tolerance * Math.Max(1, Math.Abs(expected)));

    private static Example<T> Two<T>((double, double) logits, (double, double) means, (double, double) logDeviations, double target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var b = new Example<T>(1, 1, 2, 1);
        double[] z = [logits.Item1, logits.Item2, means.Item1, means.Item2, logDeviations.Item1, logDeviations.Item2];
        for (int i = 0; i < z.Length; i++)
            b.Z[i] = T.CreateTruncating(z[i]);
        b.Targets[0] = T.CreateTruncating(target);
        return b;
    }

    private sealed class Example<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int _n,
            _rows,
            _components,
            _dimensions;

        public Example(int n, int rows, int components, int dimensions)
        {
            (_n, _rows, _components, _dimensions) = (n, rows, components, dimensions);
            var random = new Random(7);
            Z =
            [
                .. Enumerable
                    .Range(0, n * Pitch)
                    .Select(i => i % Pitch >= Length ? T.NaN : T.CreateTruncating(3 * random.NextDouble() - 1.5)),
            ];
            DZ = [.. Enumerable.Repeat(T.NaN, n * Pitch)];
            Targets = [.. Enumerable.Range(0, n * rows * dimensions).Select(_ => T.CreateTruncating(4 * random.NextDouble() - 2))];
        }

        public int Length => _rows * Row;

        public int Pitch => (Length + 15) / 16 * 16;

        public T[] Z { get; }

        public T[] DZ { get; }

        public T[] Targets { get; }

        private int Row => _components * (1 + 2 * _dimensions);

        public delegate T Way(LossBatch<T> batch);

        public unsafe T Run(Way way)
        {
            T[] readable = [.. Targets, .. new T[16]];
            fixed (
                T* z = Z,
                    dz = DZ
            )
                return way(
                    new LossBatch<T>
                    {
                        Link = Link.Mixture(_components, _dimensions),
                        N = _n,
                        Total = _n,
                        Length = Length,
                        Classes = Row,
                        Pitch = Pitch,
                        Z = new(z),
                        DZ = new(dz),
                        Targets = readable.AsSpan(0, Targets.Length),
                    }
                );
        }

        /// <summary>The mean over samples and rows of -ln Σ w Π N, as it is written.</summary>
        public double Mean()
        {
            double total = 0;
            for (int row = 0; row < _n * _rows; row++)
            {
                double[] z = [.. Z.Skip(row / _rows * Pitch + row % _rows * Row).Take(Row).Select(double.CreateChecked)];
                double sum = z.Take(_components).Sum(Math.Exp),
                    density = 0;
                for (int k = 0; k < _components; k++)
                {
                    double product = Math.Exp(z[k]) / sum;
                    for (int j = 0; j < _dimensions; j++)
                    {
                        double mean = z[_components + k * _dimensions + j],
                            deviation = Math.Exp(z[_components + (_components + k) * _dimensions + j]),
                            q = (double.CreateChecked(Targets[row * _dimensions + j]) - mean) / deviation;
                        product *= Math.Exp(-q * q / 2) / (deviation * Math.Sqrt(2 * Math.PI));
                    }
                    density += product;
                }
                total -= Math.Log(density);
            }
            return total / (_n * _rows);
        }

        /// <summary>By central differences.</summary>
        public double Slope(int i)
        {
            T z = Z[i];
            double At(double to)
            {
                Z[i] = T.CreateTruncating(to);
                return Mean();
            }
            double slope = (At(double.CreateChecked(z) + 2e-6) - At(double.CreateChecked(z) - 2e-6)) / 4e-6;
            Z[i] = z;
            return slope;
        }
    }
}
