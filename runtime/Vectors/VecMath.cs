using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Elementary functions of a whole vector. Over float they are polynomials and rational functions within a few units in the last
/// place; over double, which serves accuracy and not speed, every lane goes through <see cref="Math"/>. NaN stays NaN everywhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VecMath
{
    /// <summary>Multiply and add are one instruction; a constant to the JIT.</summary>
    private static bool Fuses => System.Runtime.Intrinsics.X86.Fma.IsSupported || System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported;

    /// <summary>e^x (Cephes' expf: x = n ln 2 + r, a polynomial of degree 6 in r). Float: within 2 units in the last place;
    /// results under 1.7e-38 become 0, those over the largest float infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Exp<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Lanes.Map<V, T, Lanes.Exp>(x);
        V low = C<V, T>(-86.989),
            clamped = V.AtMost(V.AtLeast(x, low), C<V, T>(89));
        V n = V.Round(clamped * C<V, T>(1.44269504088896341));
        V r = V.Fma(n, C<V, T>(2.12194440e-4), V.Fma(n, C<V, T>(-0.693359375), clamped));
        // Terms two by two: a shorter chain of operations than one after the other.
        V square = r * r;
        V p = V.Fma(C<V, T>(2 * 1.9875691500e-4), r, C<V, T>(2 * 1.3981999507e-3));
        p = V.Fma(p, square, V.Fma(C<V, T>(2 * 8.3334519073e-3), r, C<V, T>(2 * 4.1665795894e-2)));
        p = V.Fma(p, square, V.Fma(C<V, T>(2 * 1.6666665459e-1), r, C<V, T>(1)));
        p = V.Fma(p, square, V.Fma(r, C<V, T>(2), C<V, T>(2)));
        // p = 2 e^r, since 2^n overflows where n reaches 128 and the result still is finite.
        return V.Select(V.Greater(low, x), V.Zero, p * V.PowerOfTwo(n - C<V, T>(1)));
    }

    /// <summary>0 instead of values below 1e-30: a mean that decays for ever would end in denormal numbers, which are slow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V FlushTiny<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Select(V.Greater(C<V, T>(1e-30), V.Abs(x)), V.Zero, x);

    /// <summary>The natural logarithm (Cephes' logf). Float: within 2 units in the last place, denormals included. 0 gives -infinity, less
    /// gives NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Log<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Lanes.Map<V, T, Lanes.Log>(x);
        V denormal = V.Greater(C<V, T>(1.17549435e-38), x);
        V m = V.SplitExponent(V.Select(denormal, x * C<V, T>(1 << 24), x), out V e);
        V small = V.Greater(C<V, T>(0.707106781186547524), m);
        e = e - V.Select(denormal, C<V, T>(24), V.Zero) - V.Select(small, C<V, T>(1), V.Zero);
        m = V.Select(small, m + m, m) - C<V, T>(1);
        V p = V.Fma(C<V, T>(7.0376836292e-2), m, C<V, T>(-1.1514610310e-1));
        p = V.Fma(p, m, C<V, T>(1.1676998740e-1));
        p = V.Fma(p, m, C<V, T>(-1.2420140846e-1));
        p = V.Fma(p, m, C<V, T>(1.4249322787e-1));
        p = V.Fma(p, m, C<V, T>(-1.6668057665e-1));
        p = V.Fma(p, m, C<V, T>(2.0000714765e-1));
        p = V.Fma(p, m, C<V, T>(-2.4999993993e-1));
        p = V.Fma(p, m, C<V, T>(3.3333331174e-1));
        V square = m * m;
        V y = V.Fma(C<V, T>(-0.5), square, V.Fma(e, C<V, T>(-2.12194440e-4), p * m * square));
        y = V.Fma(e, C<V, T>(0.693359375), m + y);
        V special = V.Select(V.Greater(V.Zero, x), C<V, T>(double.NaN), x + C<V, T>(double.NegativeInfinity));
        return V.Select(V.Greater(x, V.Zero), V.Select(V.Greater(x, C<V, T>(float.MaxValue)), x, y), special);
    }

    /// <summary>ln(1 + x) for x in [0, 1], exact for tiny x too: ln(w) · x / (w - 1) with w = 1 + x rounded (W. Kahan).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V LogOnePlus<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        V w = x + C<V, T>(1),
            rounded = w - C<V, T>(1);
        return V.Select(V.Greater(rounded, V.Zero), Log<V, T>(w) * (x / rounded), x);
    }

    /// <summary>sin 2πu and cos 2πu of u in [-0.5, 1] (Cephes' sinf and cosf over an eighth of a turn on either side of a quarter). Within
    /// 1.2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCosTurns<V>(V u, out V sin, out V cos)
        where V : struct, IVec<V, float>
    {
        V one = C<V, float>(1),
            quarter = V.Round(u * C<V, float>(4));
        V x = (u - quarter * C<V, float>(0.25)) * C<V, float>(2 * Math.PI),
            square = x * x;
        V s = V.Fma(C<V, float>(-1.9515295891e-4), square, C<V, float>(8.3321608736e-3));
        s = V.Fma(V.Fma(s, square, C<V, float>(-1.6666654611e-1)), square * x, x);
        V c = V.Fma(C<V, float>(2.443315711809948e-5), square, C<V, float>(-1.388731625493765e-3));
        c = V.Fma(V.Fma(c, square, C<V, float>(4.166664568298827e-2)), square * square, V.Fma(C<V, float>(-0.5), square, one));
        // Quarters -2 to 4: at odd ones sine and cosine change places.
        V half = V.Round((quarter - C<V, float>(0.5)) * C<V, float>(0.5)),
            odd = V.Greater(V.Abs(quarter - half - half), C<V, float>(0.5));
        V sign = one - C<V, float>(2) * V.Abs(half - V.Round(half * C<V, float>(0.5)) * C<V, float>(2));
        sin = V.Select(odd, c, s) * sign;
        cos = V.Select(odd, V.Zero - s, c) * sign;
    }

    /// <summary>tanh x. Float: the rational function of degrees 13 and 6 that Eigen and XLA use, within 5 units in the last place; exactly
    /// ±1 from ±8.3 on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Tanh<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Lanes.Map<V, T, Lanes.Tanh>(x);
        V clamped = V.AtMost(V.AtLeast(x, C<V, T>(-8.013903)), C<V, T>(8.013903)),
            s = clamped * clamped;
        // Terms two by two: a shorter chain of operations than one after the other.
        V p = V.Fma(C<V, T>(-2.76076847742355e-16), s, C<V, T>(2.00018790482477e-13)),
            square = s * s;
        p = V.Fma(p, square, V.Fma(C<V, T>(-8.60467152213735e-11), s, C<V, T>(5.12229709037114e-08)));
        p = V.Fma(p, square, V.Fma(C<V, T>(1.48572235717979e-05), s, C<V, T>(6.37261928875436e-04)));
        p = V.Fma(p, s, C<V, T>(4.89352455891786e-03));
        V q = V.Fma(C<V, T>(1.19825839466702e-06), s, C<V, T>(1.18534705686654e-04));
        q = V.Fma(q, s, C<V, T>(2.26843463243900e-03));
        q = V.Fma(q, s, C<V, T>(4.89352518554385e-03));
        // Where multiply and add are fused it is exactly ±1 at the clamp, and never beyond.
        V y = clamped * p / q;
        return Fuses ? y : Saturate<V, T>(x, 8.3, y);
    }

    /// <summary>1 / (1 + e^-x) = (1 + tanh(x / 2)) / 2, for the gates of recurrent layers: as fast as tanh. Float: within 1.6e-7 (1.7e-7
    /// on machines that fuse no multiply-add), so that small results are less exact than those of <see cref="Sigmoid"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gate<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Sigmoid<V, T>(x);
        V half = C<V, T>(0.5);
        return V.Fma(half, Tanh<V, T>(x * half), half);
    }

    /// <summary>1 / (1 + e^-x). Float: within 3 units in the last place, however small the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Sigmoid<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => C<V, T>(1) / (C<V, T>(1) + Exp<V, T>(V.Zero - x));

    /// <summary>ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|), which overflows nowhere. Float: within 6 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Softplus<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.AtLeast(x, V.Zero) + LogOnePlus<V, T>(Exp<V, T>(V.Zero - V.Abs(x)));

    /// <summary>The error function. Float: the rational function of degrees 13 and 8 that Eigen and XLA use, within 3e-7 (4e-7 on machines
    /// that fuse no multiply-add), exactly ±1 from ±3.7 on; double: W. J. Cody, "Rational Chebyshev approximations for the error function",
    /// 1969.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Erf<V, T>(V x)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
            return Lanes.Map<V, T, Lanes.Erf>(x);
        V s = x * x;
        V p = V.Fma(C<V, T>(-2.72614225801306e-10), s, C<V, T>(2.77068142495902e-08));
        p = V.Fma(p, s, C<V, T>(-2.10102402082508e-06));
        p = V.Fma(p, s, C<V, T>(-5.69250639462346e-05));
        p = V.Fma(p, s, C<V, T>(-7.34990630326855e-04));
        p = V.Fma(p, s, C<V, T>(-2.95459980854025e-03));
        p = V.Fma(p, s, C<V, T>(-1.60960333262415e-02));
        V q = V.Fma(C<V, T>(-1.45660718464996e-05), s, C<V, T>(-2.13374055278905e-04));
        q = V.Fma(q, s, C<V, T>(-1.68282697438203e-03));
        q = V.Fma(q, s, C<V, T>(-7.37332916720468e-03));
        q = V.Fma(q, s, C<V, T>(-1.42647390514189e-02));
        return Saturate<V, T>(x, 3.7, x * p / q);
    }

    // y, but never beyond ±1, and exactly ±1 for x beyond ±limit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Saturate<V, T>(V x, double limit, V y)
        where V : struct, IVec<V, T>
        where T : unmanaged =>
        V.Select(
            V.Greater(x, C<V, T>(limit)),
            C<V, T>(1),
            V.Select(V.Greater(C<V, T>(-limit), x), C<V, T>(-1), V.AtMost(V.AtLeast(y, C<V, T>(-1)), C<V, T>(1)))
        );

    /// <summary>All lanes <paramref name="value"/>; the JIT makes a constant of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static V C<V, T>(double value)
        where V : struct, IVec<V, T>
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return V.Create(Unsafe.BitCast<float, T>((float)value));
        return V.Create(Unsafe.BitCast<double, T>(value));
    }
}
