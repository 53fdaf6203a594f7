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
    public void NaNSpoilsItsRowOnly()
    {
        float[] x = [1, float.NaN, 2, 0, 0, 0];
        fixed (float* p = x)
            Softmax.Rows<float>(new(p), 3, new(p), 3, 3, 0, 2);
        Assert.All(x.Take(3), value => Assert.True(float.IsNaN(value)));
        Assert.Equal(1 / 3f, x[4]);
    }

    private static void Compare<V, T>(int columns, double tolerance)
        where V : struct, IVec<V, T>
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
            Softmax.Rows<V, T>(new(px), xPitch, new(py), yPitch, columns, first, end);
        for (int i = 0; i < rows; i++)
        {
            double[] e = x.Skip(i * xPitch).Take(columns).Select(v => Math.Exp(double.CreateTruncating(v))).ToArray();
            for (int j = 0; j < yPitch; j++)
            {
                double expected = i >= first && i < end && j < columns ? e[j] / e.Sum() : -7;
                Assert.Equal(expected, double.CreateTruncating(y[i * yPitch + j]), tolerance);
            }
        }
    }
}
