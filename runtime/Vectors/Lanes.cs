using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Functions of double vectors, one lane after the other.</summary>
internal static class Lanes
{
    /// <summary>A function of one number.</summary>
    public interface IFunction
    {
        static abstract double Apply(double x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe V Map<V, T, F>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where F : struct, IFunction
    {
        T* lanes = stackalloc T[V.Count];
        V.Store(new(lanes), x);
        for (int i = 0; i < V.Count; i++)
            lanes[i] = T.CreateTruncating(F.Apply(double.CreateTruncating(lanes[i])));
        return V.Load(new(lanes));
    }

    public readonly struct Exp : IFunction
    {
        public static double Apply(double x) => Math.Exp(x);
    }

    public readonly struct Log : IFunction
    {
        public static double Apply(double x) => Math.Log(x);
    }

    public readonly struct Tanh : IFunction
    {
        public static double Apply(double x) => Math.Tanh(x);
    }

    /// <summary>The error function by W. J. Cody's rational approximations (Mathematics of Computation 23, 1969; netlib's CALERF), good to
    /// 1e-15.</summary>
    public readonly struct Erf : IFunction
    {
        private static ReadOnlySpan<double> A =>
            [1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];
        private static ReadOnlySpan<double> B =>
            [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];
        private static ReadOnlySpan<double> C =>
            [
                2.15311535474403846e-8,
                5.64188496988670089e-1,
                8.88314979438837594e0,
                6.61191906371416295e1,
                2.98635138197400131e2,
                8.81952221241769090e2,
                1.71204761263407058e3,
                2.05107837782607147e3,
                1.23033935479799725e3,
            ];
        private static ReadOnlySpan<double> D =>
            [
                1,
                1.57449261107098347e1,
                1.17693950891312499e2,
                5.37181101862009858e2,
                1.62138957456669019e3,
                3.29079923573345963e3,
                4.36261909014324716e3,
                3.43936767414372164e3,
                1.23033935480374942e3,
            ];
        private static ReadOnlySpan<double> P =>
            [
                1.63153871373020978e-2,
                3.05326634961232344e-1,
                3.60344899949804439e-1,
                1.25781726111229246e-1,
                1.60837851487422766e-2,
                6.58749161529837803e-4,
            ];
        private static ReadOnlySpan<double> Q =>
            [1, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

        public static double Apply(double x)
        {
            double y = Math.Abs(x);
            if (y <= 0.46875)
                return x * Horner(A, x * x) / Horner(B, x * x);
            if (double.IsNaN(x))
                return x;
            if (y > 6)
                return Math.Sign(x);
            double inverse = 1 / (y * y);
            double complement =
                y <= 4 ? Horner(C, y) / Horner(D, y) : (0.56418958354775628695 - inverse * Horner(P, inverse) / Horner(Q, inverse)) / y;
            return Math.CopySign(1 - Math.Exp(-y * y) * complement, x);
        }

        private static double Horner(ReadOnlySpan<double> coefficients, double x)
        {
            double sum = 0;
            foreach (double c in coefficients)
                sum = sum * x + c;
            return sum;
        }
    }
}
