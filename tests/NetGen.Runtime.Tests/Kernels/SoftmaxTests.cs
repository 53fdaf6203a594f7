using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public unsafe class SoftmaxTests
{
    [Theory]
    [InlineData(1), InlineData(2), InlineData(10), InlineData(15), InlineData(16), InlineData(17), InlineData(31), InlineData(100)]
    public void EveryWidthAgreesWithDouble(int columns)
    {
        Compare<Vec512<float>, float>(columns, 1e-6);
        Compare<Vec256<float>, float>(columns, 1e-6);
        Compare<Vec128<float>, float>(columns, 1e-6);
        Compare<Vec1<float>, float>(columns, 1e-6);
        Compare<Vec512<double>, double>(columns, 1e-15);
    }

    [Fact]
    public void IsStableAndWorksInPlace()
    {
        float[] x = [1e30f, 1e30f, -1e30f, 5, 5, 5];
        fixed (float* p = x)
            Softmax.Rows<float>(new(p), 3, new(p), 3, 3, 0, 2);
        Assert.Equal([0.5f, 0.5f, 0, 1 / 3f, 1 / 3f, 1 / 3f], x);
    }

    [Fact]
    public void TheLogarithmIsStableAndWorksInPlace()
    {
        float[] x = [1e30f, 1e30f, -1e30f, 5, 5, 5, 80, 90, 0, 1, float.NaN, 2];
        fixed (float* p = x)
            Softmax.LogRows<float>(new(p), 3, new(p), 3, 3, 0, 4);
        float half = -MathF.Log(2),
            third = -MathF.Log(3);
        Assert.Equal([half, half, -2e30f, third, third, third], x[..6]);
        Assert.Equal(-4.5398899e-5f, x[7], 1e-7f);
        Assert.All(x[9..], value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void NaNSpoilsItsRowOnly()
    {
        float[] x = [1, float.NaN, 2, 0, 0, 0];
        fixed (float* p = x)
            Softmax.Rows<float>(new(p), 3, new(p), 3, 3, 0, 2);
        Assert.All(x.Take(3), value => Assert.True(float.IsNaN(value)));
        Assert.Equal(1 / 3f, x[4]);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(4), InlineData(5), InlineData(8), InlineData(9), InlineData(10), InlineData(16)]
    [InlineData(17), InlineData(24), InlineData(31), InlineData(32), InlineData(33), InlineData(50)]
    public void TheLinkAgreesWithDoubleHoweverLargeTheValues(int classes)
    {
        foreach (int samples in new[] { 1, 2, 3 })
        foreach (double scale in new[] { 1.0, 79, 81, 1e4, 1e37 })
        {
            Link(x => (float)x, classes, samples, scale, 2e-6);
            Link(x => x, classes, samples, scale, 1e-13);
        }
        void NotANumber(float value)
        {
            float[] z = new float[64],
                y = Enumerable.Repeat(7f, classes + 1).ToArray();
            z[classes - 1] = value;
            fixed (
                float* pz = z,
                    py = y
            )
                Output.Softmax<float>(new(pz), 64, new(py), classes, classes, 1);
            Assert.All(y.Take(classes), v => Assert.True(float.IsNaN(v)));
            Assert.Equal(7, y[classes]);
        }
        NotANumber(float.NaN);
        NotANumber(float.PositiveInfinity);
    }

    // Rows of logits with the largest last, with rubbish in their padding, and with room behind the outputs that stays as it is.
    private static void Link<T>(Func<double, T> convert, int classes, int samples, double scale, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int pitch = 64;
        var random = new Random(classes);
        T[] z = Enumerable.Range(0, samples * pitch).Select(_ => convert(scale * (2 * random.NextDouble() - 1))).ToArray(),
            y = Enumerable.Repeat(convert(-7), samples * classes + 1).ToArray();
        for (int i = 0; i < samples; i++)
        {
            z[i * pitch + classes - 1] = convert(scale);
            z.AsSpan(i * pitch + classes, pitch - classes).Fill(convert(double.NaN));
        }
        fixed (
            T* pz = z,
                py = y
        )
            Output.Softmax<T>(new(pz), pitch, new(py), classes, classes, samples);
        for (int i = 0; i < samples; i++)
        {
            double[] row = [.. z.Skip(i * pitch).Take(classes).Select(double.CreateTruncating)],
                e = [.. row.Select(v => Math.Exp(v - row.Max()))];
            for (int j = 0; j < classes; j++)
                Assert.True(
                    Math.Abs(double.CreateTruncating(y[i * classes + j]) - e[j] / e.Sum()) <= tolerance,
                    $"{typeof(T).Name}: sample {i} of {samples}, class {j} of {classes}, up to {scale}: {y[i * classes + j]}, not {e[j] / e.Sum()}"
                );
        }
        Assert.Equal(convert(-7), y[^1]);
    }

    private static void Compare<V, T>(int columns, double tolerance)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Compare<T>(columns, tolerance, Softmax.Rows<V, T>, p => p);
        Compare<T>(columns, tolerance, Softmax.LogRows<V, T>, Math.Log);
    }

    private delegate void Rows<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where T : unmanaged;

    private static void Compare<T>(int columns, double tolerance, Rows<T> run, Func<double, double> of)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int rows = 4,
            first = 1,
            end = 3;
        int xPitch = columns + 3,
            yPitch = columns + 1;
        var random = new Random(columns);
        T[] x = Enumerable.Range(0, rows * xPitch).Select(_ => T.CreateTruncating(20 * random.NextDouble() - 10)).ToArray();
        T[] y = Enumerable.Repeat(T.CreateTruncating(-7), rows * yPitch).ToArray();
        fixed (
            T* px = x,
                py = y
        )
            run(new(px), xPitch, new(py), yPitch, columns, first, end);
        for (int i = 0; i < rows; i++)
        {
            double[] e = x.Skip(i * xPitch).Take(columns).Select(v => Math.Exp(double.CreateTruncating(v))).ToArray();
            for (int j = 0; j < yPitch; j++)
            {
                double expected = i >= first && i < end && j < columns ? of(e[j] / e.Sum()) : -7;
                Assert.Equal(expected, double.CreateTruncating(y[i * yPitch + j]), tolerance * Math.Max(1, Math.Abs(expected)));
            }
        }
    }
}
