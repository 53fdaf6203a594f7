using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

/// <summary>Larger and smaller values of every vector width: NaN stays NaN on either side.</summary>
public unsafe class ExtremaTests
{
    private static readonly double[] s_values = [-2, -0.5, 0, 1, 3, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void OfTwo() => All<Of>((a, b) => [Math.Max(a, b), Math.Min(a, b)]);

    // A bound is a number.
    [Fact]
    public void Bounds() => All<Bound>((x, bound) => double.IsNaN(bound) ? [] : [Math.Max(x, bound), Math.Min(x, bound)]);

    [Fact]
    public void OfNeighbours()
    {
        Pairs<Vec512<float>, float>();
        Pairs<Vec256<float>, float>();
        Pairs<Vec128<float>, float>();
        Pairs<Vec512<double>, double>();
        Pairs<Vec256<double>, double>();
        Pairs<Vec128<double>, double>();
    }

    // A NaN in each place of a row in turn, in whole vectors and in what is left behind them.
    [Fact]
    public void OfRows()
    {
        for (int columns = 1; columns < 40; columns++)
        for (int at = -1; at < columns; at++)
        {
            float[] x = [.. Enumerable.Range(0, columns).Select(j => j == at ? float.NaN : (j * 7 % 11) - 20f)];
            float most = 0;
            fixed (float* p = x)
                new Row(new(p), new(&most)).Run(columns);
            Assert.Equal(x.Aggregate(float.NegativeInfinity, MathF.Max), most);
        }
    }

    private static void All<F>(Func<double, double, double[]> expected)
        where F : IBoth
    {
        Two<Vec512<float>, float, F>(expected);
        Two<Vec256<float>, float, F>(expected);
        Two<Vec128<float>, float, F>(expected);
        Two<Vec1<float>, float, F>(expected);
        Two<Vec512<double>, double, F>(expected);
        Two<Vec256<double>, double, F>(expected);
        Two<Vec128<double>, double, F>(expected);
        Two<Vec1<double>, double, F>(expected);
    }

    private static void Two<V, T, F>(Func<double, double, double[]> expected)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : IBoth
    {
        T* lanes = stackalloc T[V.Count];
        foreach (double a in s_values)
        foreach (double b in s_values)
        {
            double[] results = expected(a, b);
            for (int i = 0; i < results.Length; i++)
            {
                V.Store(new(lanes), F.Apply<V, T>(V.Create(T.CreateTruncating(a)), V.Create(T.CreateTruncating(b)), i == 0));
                for (int lane = 0; lane < V.Count; lane++)
                    Assert.Equal(results[i], double.CreateTruncating(lanes[lane]));
            }
        }
    }

    private static void Pairs<V, T>()
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* lanes = stackalloc T[3 * V.Count];
        for (int at = -1; at < 2 * V.Count; at++)
        {
            for (int i = 0; i < 2 * V.Count; i++)
                lanes[i] = i == at ? T.NaN : T.CreateTruncating(i * 5 % 7);
            V.Store(new(lanes + 2 * V.Count), V.MaxPairs(V.Load(new(lanes)), V.Load(new(lanes + V.Count))));
            for (int i = 0; i < V.Count; i++)
                Assert.Equal(T.Max(lanes[2 * i], lanes[2 * i + 1]), lanes[2 * V.Count + i]);
        }
    }

    private interface IBoth
    {
        static abstract V Apply<V, T>(V a, V b, bool isMax)
            where V : struct, IVec<V, T>
            where T : unmanaged;
    }

    private readonly struct Of : IBoth
    {
        public static V Apply<V, T>(V a, V b, bool isMax)
            where V : struct, IVec<V, T>
            where T : unmanaged => isMax ? V.Max(a, b) : V.Min(a, b);
    }

    private readonly struct Bound : IBoth
    {
        public static V Apply<V, T>(V a, V b, bool isMax)
            where V : struct, IVec<V, T>
            where T : unmanaged => isMax ? V.AtLeast(a, b) : V.AtMost(a, b);
    }

    private readonly struct Row(Ptr<float> x, Ptr<float> y) : IReduce<float>
    {
        public void Run(int columns) => Reduce.Rows<float, Max<float>, Row>(this, 0, 1, 1, columns);

        public V Term<V>(int o, int r, int j)
            where V : struct, IVec<V, float> => V.Load(x + j);

        public void Finish<V>(V value, int o, int j)
            where V : struct, IVec<V, float> => V.Store(y, value);
    }
}
