using System.Numerics;
using System.Runtime.Intrinsics;
using NetGen.CompilerServices;

namespace NetGen.Runtime.Tests;

public unsafe class VecMathTests
{
    private static readonly double[] Special = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e30, -1e30];

    // e^x down to where it is flushed, and up to the largest finite float.
    [Fact]
    public void ExpIsAccurate() => Relative<Exp>(-86.9, 88.722, 2, 3e-16);

    [Fact]
    public void LogIsAccurate() => Relative<Log>(1e-3, 100, 2, 3e-16);

    [Fact]
    public void LogIsAccurateNearOne() => Relative<Log>(0.9, 1.1, 2, 3e-16);

    [Fact]
    public void LogOfDenormalsIsAccurate() => Relative<Log>(1e-42, 1e-36, 2, 3e-16);

    [Fact]
    public void LogOnePlusIsAccurate() => Relative<LogOnePlus>(0, 1, 5, 1e-15);

    [Fact]
    public void LogOnePlusIsAccurateForTinyValues() => Relative<LogOnePlus>(0, 1e-6, 5, 1e-15);

    [Fact]
    public void TanhIsAccurate() => Relative<Tanh>(-10, 10, 5, 3e-16);

    [Fact]
    public void TanhIsAccurateNearZero() => Relative<Tanh>(-1e-3, 1e-3, 5, 3e-16);

    [Fact]
    public void SigmoidIsAccurate() => Relative<Sigmoid>(-86, 40, 3, 6e-16);

    [Fact]
    public void GateIsAccurate() => Absolute<Gate>(-40, 40, Vector256.IsHardwareAccelerated ? 1.6e-7 : 1.7e-7, 6e-16);

    [Fact]
    public void SoftplusIsAccurate() => Relative<Softplus>(-86, 40, 6, 2e-15);

    [Fact]
    public void ErfIsAccurate() => Absolute<Erf>(-5, 5, Vector256.IsHardwareAccelerated ? 3e-7 : 4e-7, 3e-15);

    [Fact]
    public void SinAndCosOfTurnsAreAccurate()
    {
        float[] u = [.. Enumerable.Range(-5000, 15_001).Select(i => i / 10_000f)],
            sin = new float[16],
            cos = new float[16];
        void All<V>()
            where V : struct, IVec<V, float>
        {
            foreach (float turn in u)
            {
                VecMath.SinCosTurns(V.Create(turn), out V s, out V c);
                fixed (
                    float* a = sin,
                        b = cos
                )
                {
                    V.Store(new(a), s);
                    V.Store(new(b), c);
                }
                Assert.Equal(Math.Sin(2 * Math.PI * turn), sin[0], 1.2e-7);
                Assert.Equal(Math.Cos(2 * Math.PI * turn), cos[0], 1.2e-7);
            }
        }
        All<Vec512<float>>();
        All<Vec256<float>>();
        All<Vec128<float>>();
    }

    [Fact]
    public void SpecialValues()
    {
        Check<Exp>(1, 1, null, null, double.NaN, double.PositiveInfinity, 0, double.PositiveInfinity, 0);
        Check<Log>(
            double.NegativeInfinity,
            double.NegativeInfinity,
            0,
            double.NaN,
            double.NaN,
            double.PositiveInfinity,
            double.NaN,
            null,
            double.NaN
        );
        Check<Tanh>(0, 0, null, null, double.NaN, 1, -1, 1, -1);
        Check<Sigmoid>(0.5, 0.5, null, null, double.NaN, 1, 0, 1, 0);
        Check<Gate>(0.5, 0.5, null, null, double.NaN, 1, 0, 1, 0);
        Check<Softplus>(null, null, null, null, double.NaN, double.PositiveInfinity, 0, null, 0);
        Check<Erf>(0, 0, null, null, double.NaN, 1, -1, 1, -1);
    }

    [Fact]
    public void TanhAndGateStayInTheirRange()
    {
        // Every float from where the result rounds to 1.
        double[] x =
        [
            .. Enumerable
                .Range(0, BitConverter.SingleToInt32Bits(8.4f) - BitConverter.SingleToInt32Bits(7.9f))
                .Select(i => (double)BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(7.9f) + i)),
        ];
        foreach ((string width, double[] y) in AllWidths<Tanh>(x))
            Assert.True(y.All(value => value <= 1), width);
        foreach ((string width, double[] y) in AllWidths<Gate>([.. x.Select(value => -2 * value)]))
            Assert.True(y.All(value => value >= 0), width);
    }

    // Zero to within float's smallest normal number: the sigmoid of a large negative number may be a denormal.
    private static void Check<F>(params double?[] expected)
        where F : IFunction
    {
        foreach ((string width, double[] actual) in AllWidths<F>(Special))
            for (int i = 0; i < expected.Length; i++)
                if (expected[i] is double e)
                    Assert.True(
                        double.IsNaN(e) ? double.IsNaN(actual[i]) : actual[i] == e || Math.Abs(actual[i] - e) < 1e-37,
                        $"{typeof(F).Name}({Special[i]}) = {actual[i]} at {width}, not {e}"
                    );
    }

    private static void Relative<F>(double from, double to, double ulps, double doubleError)
        where F : IFunction =>
        Compare<F>(
            from,
            to,
            (actual, expected) => expected == 0 ? Math.Abs(actual) : Math.Abs(actual / expected - 1),
            ulps * Math.ScaleB(1, -23),
            doubleError
        );

    private static void Absolute<F>(double from, double to, double floatError, double doubleError)
        where F : IFunction => Compare<F>(from, to, (actual, expected) => Math.Abs(actual - expected), floatError, doubleError);

    private static void Compare<F>(double from, double to, Func<double, double, double> error, double floatError, double doubleError)
        where F : IFunction
    {
        double[] x = Enumerable.Range(0, 16 * 1251).Select(i => (double)(float)(from + (to - from) * i / (16 * 1251 - 1))).ToArray();
        foreach ((string width, double[] actual) in AllWidths<F>(x))
            for (int i = 0; i < x.Length; i++)
            {
                double expected = F.Reference(x[i]),
                    e = error(actual[i], expected);
                Assert.True(
                    e <= (width.Contains("Single") ? floatError : doubleError),
                    $"{typeof(F).Name}({x[i]:R}) = {actual[i]:R} at {width}, not {expected:R}: error {e}"
                );
            }
    }

    private static IEnumerable<(string, double[])> AllWidths<F>(double[] x)
        where F : IFunction =>
        [
            Run<Vec512<float>, float, F>(x),
            Run<Vec256<float>, float, F>(x),
            Run<Vec128<float>, float, F>(x),
            Run<Vec1<float>, float, F>(x),
            Run<Vec512<double>, double, F>(x),
            Run<Vec128<double>, double, F>(x),
            Run<Vec1<double>, double, F>(x),
        ];

    private static (string, double[]) Run<V, T, F>(double[] x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : IFunction
    {
        T[] values = [.. x.Select(T.CreateTruncating), .. new T[16]];
        fixed (T* p = values)
            for (int i = 0; i < x.Length; i += V.Count)
                V.Store(new(p + i), F.Apply<V, T>(V.Load(new(p + i))));
        return ($"{typeof(V).Name} of {typeof(T).Name}", values.Take(x.Length).Select(double.CreateTruncating).ToArray());
    }

    private interface IFunction
    {
        static abstract V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>;
        static abstract double Reference(double x);
    }

    private readonly struct Exp : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Exp<V, T>(x);

        public static double Reference(double x) => Math.Exp(x);
    }

    private readonly struct Log : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Log<V, T>(x);

        public static double Reference(double x) => Math.Log(x);
    }

    private readonly struct LogOnePlus : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.LogOnePlus<V, T>(x);

        // ln(1 + x) = 2 artanh(x / (2 + x)), by its series.
        public static double Reference(double x)
        {
            double r = x / (2 + x),
                power = r,
                sum = 0;
            for (int k = 1; k < 60; k += 2, power *= r * r)
                sum += power / k;
            return 2 * sum;
        }
    }

    private readonly struct Tanh : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Tanh<V, T>(x);

        public static double Reference(double x) => Math.Tanh(x);
    }

    private readonly struct Gate : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Gate<V, T>(x);

        public static double Reference(double x) => 1 / (1 + Math.Exp(-x));
    }

    private readonly struct Sigmoid : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Sigmoid<V, T>(x);

        public static double Reference(double x) => 1 / (1 + Math.Exp(-x));
    }

    private readonly struct Softplus : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Softplus<V, T>(x);

        public static double Reference(double x) => Math.Max(x, 0) + LogOnePlus.Reference(Math.Exp(-Math.Abs(x)));
    }

    private readonly struct Erf : IFunction
    {
        public static V Apply<V, T>(V x)
            where V : struct, IVec<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> => VecMath.Erf<V, T>(x);

        // erf x = 2/sqrt(pi) e^(-x^2) sum of 2^k x^(2k+1) / (1 · 3 · 5 ... (2k+1)), whose terms all have one sign.
        public static double Reference(double x)
        {
            double term = x,
                sum = x;
            for (int k = 1; k < 200; k++)
                sum += term *= 2 * x * x / (2 * k + 1);
            return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
        }
    }
}
