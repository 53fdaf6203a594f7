namespace NetGen;

/// <summary>Sums over long vectors of double, in an order that is always the same.</summary>
internal static class Algebra
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double s0 = 0,
            s1 = 0,
            s2 = 0,
            s3 = 0;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.Length; i++)
            s0 += a[i] * b[i];
        return s0 + s1 + (s2 + s3);
    }

    /// <summary>y += factor · x.</summary>
    public static void Add(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        for (int i = 0; i < y.Length; i++)
            y[i] += factor * x[i];
    }

    /// <summary>result = x + factor · d.</summary>
    public static void Move(ReadOnlySpan<double> x, double factor, ReadOnlySpan<double> d, Span<double> result)
    {
        for (int i = 0; i < x.Length; i++)
            result[i] = x[i] + factor * d[i];
    }
}
