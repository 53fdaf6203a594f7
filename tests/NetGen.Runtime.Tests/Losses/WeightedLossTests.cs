using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Losses of samples and of rows that have weights: Σ weight · loss / n by each loss's formula, and its derivative.</summary>
public class WeightedLossTests
{
    public static TheoryData<LossFormula, Activation, int, int, bool> Cases()
    {
        var cases = new TheoryData<LossFormula, Activation, int, int, bool>();
        foreach (Activation link in new[] { Activation.Linear, Activation.Sigmoid, Activation.Softmax })
        foreach ((int rows, int classes) in new[] { (1, 1), (1, 10), (3, 5), (2, 16) })
        foreach (LossFormula formula in LossFormula.All)
            if (classes > 1 || (link != Activation.Softmax && !formula.NeedsClasses))
            {
                cases.Add(formula, link, rows, classes, false);
                if (rows > 1 && formula.Loss.IsMeanOfRows)
                    cases.Add(formula, link, rows, classes, true);
            }
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void AreTheFormulaAndItsDerivative(LossFormula formula, Activation link, int rows, int classes, bool perRow)
    {
        var batch = new Batch<double>(formula.Loss, link, rows, classes, perRow);
        Assert.Equal(batch.Formula(formula), batch.Run(), 1e-12 * Math.Max(1, Math.Abs(batch.Run())));
        var single = new Batch<float>(formula.Loss, link, rows, classes, perRow);
        Assert.Equal(batch.Run(), single.Run(), 1e-5 * Math.Max(1, Math.Abs(batch.Run())));
        double[] gradient = [.. batch.DZ];
        for (int k = 0; k < gradient.Length; k++)
            if (k % batch.Pitch >= batch.Length)
                Assert.Equal(0, gradient[k]);
            else
                Assert.Equal(batch.Slope(k), gradient[k], 1e-8 * Math.Max(1, Math.Abs(batch.Run())));
    }

    [Theory, MemberData(nameof(Cases))]
    public void WithoutWeightIsWithoutEffect(LossFormula formula, Activation link, int rows, int classes, bool perRow)
    {
        var batch = new Batch<float>(formula.Loss, link, rows, classes, perRow);
        batch.Weights.AsSpan().Clear();
        batch.Z.AsSpan().Fill(float.NaN);
        Assert.Equal(0, batch.Run());
        Assert.All(batch.DZ, slope => Assert.Equal(0, slope));
    }

    private sealed class Batch<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private const int N = 4;
        private readonly Loss _loss;
        private readonly Link _link;
        private readonly int _rows,
            _classes,
            _targetLength;
        private readonly T[] _targets;

        public Batch(Loss loss, Activation link, int rows, int classes, bool perRow)
        {
            (_loss, _link, _rows, _classes) = (loss, Links.Of(link, classes), rows, classes);
            (Length, Pitch) = (rows * classes, (rows * classes + 15) / 16 * 16);
            _targetLength = loss.TargetLength(Length, classes);
            var random = new Random(3);
            Z = Fill(N * Pitch, () => link == Activation.Linear ? 0.05 + 0.9 * random.NextDouble() : 6 * random.NextDouble() - 3);
            DZ = Fill(N * Pitch, () => double.NaN);
            // A whole vector is read from the last target on.
            _targets = Fill(N * _targetLength + 16, () => LossFormula.TakesLabels(loss) ? random.Next(classes) : random.NextDouble());
            Weights = Fill(N * (perRow ? rows : 1), () => 3 * random.NextDouble());
            Weights[1] = T.Zero;
        }

        public int Length { get; }
        public int Pitch { get; }
        public T[] Z { get; }
        public T[] DZ { get; }
        public T[] Weights { get; }

        public unsafe T Run()
        {
            fixed (
                T* z = Z,
                    dz = DZ
            )
                return _loss.WeightedBatch(
                    new LossBatch<T>
                    {
                        Link = _link,
                        N = N,
                        Total = N,
                        Length = Length,
                        Classes = _classes,
                        Pitch = Pitch,
                        Z = new(z),
                        DZ = new(dz),
                        Targets = _targets.AsSpan(0, N * _targetLength),
                        Weights = Weights,
                    }
                );
        }

        public double Formula(LossFormula formula)
        {
            double sum = 0;
            int parts = Weights.Length / N;
            var y = new double[Length];
            for (int i = 0; i < N; i++)
            {
                _link.Apply<double>(Doubles(Z, i * Pitch, Length), y);
                for (int part = 0; part < parts; part++)
                    sum +=
                        double.CreateTruncating(Weights[i * parts + part])
                        * formula.Sample(
                            y[(part * Length / parts)..((part + 1) * Length / parts)],
                            Doubles(_targets, i * _targetLength + part * _targetLength / parts, _targetLength / parts),
                            _classes
                        );
            }
            return sum / (N * parts);
        }

        public double Slope(int k)
        {
            T z = Z[k],
                h = T.CreateTruncating(2e-6);
            Z[k] = z + h;
            T above = Run();
            Z[k] = z - h;
            T below = Run();
            Z[k] = z;
            return double.CreateTruncating((above - below) / (h + h));
        }

        private static T[] Fill(int count, Func<double> value) => [.. Enumerable.Range(0, count).Select(_ => T.CreateTruncating(value()))];

        private static double[] Doubles(T[] values, int start, int length) =>
            Array.ConvertAll(values[start..(start + length)], value => double.CreateTruncating(value));
    }
}
