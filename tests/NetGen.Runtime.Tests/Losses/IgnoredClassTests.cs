using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Rows without a class count for nothing: what is left is Keras' sum over the others, with their weights, over how many they
/// are.</summary>
public class IgnoredClassTests
{
    private const int Samples = 40;
    private const int Classes = 3;

    public static TheoryData<int, int, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, bool, bool>();
            foreach (int ignored in new[] { -1, 0, 255 })
            foreach (int rows in new[] { 1, 4 })
            foreach (bool isFromLogits in new[] { false, true })
            foreach (bool isWeighted in new[] { false, true })
                cases.Add(ignored, rows, isFromLogits, isWeighted);
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void TheMeanIsOverTheOthers(int ignored, int rows, bool isFromLogits, bool isWeighted)
    {
        var random = new Random(4);
        double[] z = [.. Enumerable.Range(0, Samples * rows * Classes).Select(_ => 6 * random.NextDouble() - 3)],
            labels = [.. Enumerable.Range(0, Samples * rows).Select(_ => (double)random.Next(Classes))],
            weights = isWeighted ? [.. Enumerable.Range(0, Samples * rows).Select(_ => 2 * random.NextDouble())] : [];
        for (int row = 0; row < labels.Length; row += 3)
            labels[row] = ignored;
        // What is ignored may be anything.
        for (int row = 0; row < labels.Length; row++)
            if (labels[row] == ignored && row % 2 == 0)
                z.AsSpan(row * Classes, Classes).Fill(double.NaN);
        (double value, double[] slopes) = Judge(ignored, rows, isFromLogits, z, labels, weights);
        int counted = labels.Count(label => label != ignored);
        double expected = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            double[] p = new double[Classes];
            SoftmaxLink.Row<double>(z.AsSpan(row * Classes, Classes), p);
            double weight = labels[row] == ignored ? 0 : (isWeighted ? weights[row] : 1) / counted;
            if (weight > 0)
                expected -= weight * Math.Log(p[(int)labels[row]]);
            for (int j = 0; j < Classes; j++)
                Assert.Equal(weight == 0 ? 0 : weight * (p[j] - (j == labels[row] ? 1 : 0)), slopes[row * Classes + j], 1e-12);
        }
        Assert.Equal(expected, value, 1e-12);
    }

    [Fact]
    public void WithoutAnyClassThereIsNoLoss()
    {
        (double value, double[] slopes) = Judge(255, 2, false, [.. Enumerable.Repeat(1.5, 12)], [255, 255, 255, 255], []);
        Assert.Equal(0, value);
        Assert.All(slopes, slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void OneSampleIsTheMeanOverItsOwnRows()
    {
        var loss = new SparseCategoricalCrossentropy(ignoreClass: -1);
        double[] y = [0.5, 0.25, 0.25, 0.1, 0.2, 0.7, 0.3, 0.3, 0.4],
            slopes = new double[9],
            bent = new double[9];
        Assert.Equal(-(Math.Log(0.5) + Math.Log(0.4)) / 2, loss.Sample<double>(y, [0, -1, 2], slopes), 1e-12);
        Assert.Equal([0.5 - 1, 0.5, 0.5, 0, 0, 0, 0.5, 0.5, 0.5 - 1.25], slopes.Select(slope => Math.Round(slope, 12)));
        loss.HessianProduct(y, [0, -1, 2], [1, 0, 0, 1, 1, 1, 0, 0, 0], bent);
        Assert.Equal([(4 - 1) / 2.0, -0.5, -0.5, 0, 0, 0, 0, 0, 0], bent.Select(value => Math.Round(value, 12)));
        // As a metric it is the mean over all rows that count, however they are spread over samples.
        MetricAccumulator metric = Metric.Of(loss).Start(3);
        metric.Add<double>(y, [0, -1, 2]);
        metric.Add<double>(y, [-1, -1, -1]);
        metric.Add<double>(y, [-1, 2, -1]);
        Assert.Equal(-(Math.Log(0.5) + Math.Log(0.4) + Math.Log(0.7)) / 3, metric.Result, 1e-12);
    }

    [Fact]
    public void OtherNumbersAreRefused()
    {
        var loss = new SparseCategoricalCrossentropy(ignoreClass: 255);
        loss.CheckTargets<float>([0, 255, 2], 1, 3);
        Says.That<ArgumentException>(
            "Target 0 of sample 1 is 254; sparse_categorical_crossentropy needs whole class numbers from 0 to 2, or 255, which is ignored",
            () => loss.CheckTargets<float>([0, 254], 1, 3)
        );
        Says.That<ArgumentException>("is 3;", () => loss.CheckTargets<float>([3], 1, 3));
        Says.That<ArgumentException>("is -1;", () => Loss.SparseCategoricalCrossentropy.CheckTargets<float>([-1], 1, 3));
    }

    private static unsafe (double Value, double[] Slopes) Judge(
        int ignored,
        int rows,
        bool isFromLogits,
        double[] z,
        double[] labels,
        double[] weights
    )
    {
        int length = rows * Classes,
            n = labels.Length / rows;
        double[] values = new double[n * 16],
            slopes = new double[n * 16];
        Array.Fill(slopes, double.NaN);
        for (int i = 0; i < n; i++)
            z.AsSpan(i * length, length).CopyTo(values.AsSpan(i * 16));
        fixed (
            double* first = values,
                firstSlope = slopes
        )
        {
            double value = new SparseCategoricalCrossentropy(isFromLogits, ignored).Judge(
                new LossBatch<double>
                {
                    Link = isFromLogits ? Link.Linear : Link.Softmax(Classes),
                    N = n,
                    Total = n,
                    Length = length,
                    Classes = Classes,
                    Pitch = 16,
                    Z = new(first),
                    DZ = new(firstSlope),
                    Targets = labels,
                    Weights = weights,
                }
            );
            for (int i = 0; i < n; i++)
                Assert.All(slopes[(i * 16 + length)..((i + 1) * 16)], padding => Assert.Equal(0, padding));
            return (value, [.. Enumerable.Range(0, n).SelectMany(i => slopes[(i * 16)..(i * 16 + length)])]);
        }
    }
}
