namespace NetGen.Tuning;

/// <summary>What is to be expected of a function at points where it was not computed (Rasmussen and Williams, "Gaussian processes for
/// machine learning", 2006): a normal distribution at each. Values are correlated by the Matérn kernel of 5/2, k(x, x') = (1 + √5 r + 5/3
/// r²) exp(-√5 r) with r² = Σ |x_g - x'_g|² / l_g², which has a length l for each group g of coordinates; noise adds to the diagonal. The
/// scale of values is the one of the largest likelihood, s² = yᵀ K⁻¹ y / n, and their mean 0.</summary>
internal sealed class GaussianProcess
{
    private static readonly double[] s_lengths = [0.1, 0.2, 0.4, 0.8, 1.6, 3.2],
        s_noises = [1e-6, 1e-4, 1e-2, 1e-1];

    private readonly double[][] _x;
    private readonly double[] _solved;
    private readonly int[] _groups;
    private readonly double[] _lengths;
    private readonly double _noise,
        _scale;
    private readonly Cholesky _factor;

    private GaussianProcess(double[][] x, double[] y, int[] groups, double[] lengths, double noise, Cholesky factor)
    {
        (_x, _groups, _lengths, _noise, _factor) = (x, groups, lengths, noise, factor);
        _solved = [.. y];
        _scale = Math.Max(factor.Solve(_solved) / y.Length, double.Epsilon);
        LogLikelihood = -0.5 * (y.Length * (Math.Log(2 * Math.PI * _scale) + 1) + factor.LogDeterminant);
    }

    /// <summary>ln p(y) = -½ yᵀ (s² K)⁻¹ y - ½ ln |s² K| - n/2 ln 2π, (2.30) there.</summary>
    public double LogLikelihood { get; }

    /// <summary>With lengths and noise given; null where rounding makes the kernel's matrix no positive definite one.</summary>
    /// <param name="x">Points.</param>
    /// <param name="y">The function's values there.</param>
    /// <param name="groups">The group of each coordinate.</param>
    /// <param name="lengths">The length of each group.</param>
    /// <param name="noise">The share of noise in the variance.</param>
    public static GaussianProcess? Of(double[][] x, double[] y, int[] groups, double[] lengths, double noise)
    {
        var k = new double[x.Length, x.Length];
        for (int i = 0; i < x.Length; i++)
        for (int j = 0; j <= i; j++)
            k[i, j] = Kernel(x[i], x[j], groups, lengths) + (i == j ? noise : 0);
        return Cholesky.Of(k) is { } factor ? new(x, y, groups, lengths, noise, factor) : null;
    }

    /// <summary>With those of a few lengths and noises that are likeliest: one length for all groups first, then each group's for itself,
    /// twice around.</summary>
    public static GaussianProcess Fit(double[][] x, double[] y, int[] groups)
    {
        int count = groups.Max() + 1;
        GaussianProcess best = Likeliest(
            from length in s_lengths
            from noise in s_noises
            select Of(x, y, groups, [.. Enumerable.Repeat(length, count)], noise)
        );
        for (int group = 0; group < 2 * count && count > 1; group++)
            best = Likeliest(s_lengths.Select(length => Of(x, y, groups, With(best._lengths, group % count, length), best._noise)));
        return Likeliest(s_noises.Select(noise => Of(x, y, groups, best._lengths, noise)));
    }

    /// <summary>The mean and the variance of the function, without noise, at a point: k*ᵀ K⁻¹ y and s² (k(x, x) - k*ᵀ K⁻¹ k*), (2.25) and
    /// (2.26) there.</summary>
    public (double Mean, double Variance) At(double[] x)
    {
        double[] k = [.. _x.Select(point => Kernel(point, x, _groups, _lengths))];
        double explained = _factor.Solve(k);
        return (k.Zip(_solved, (a, b) => a * b).Sum(), _scale * Math.Max(0, 1 - explained));
    }

    private static double Kernel(double[] a, double[] b, int[] groups, double[] lengths)
    {
        double square = 0;
        for (int i = 0; i < a.Length; i++)
            square += (a[i] - b[i]) * (a[i] - b[i]) / (lengths[groups[i]] * lengths[groups[i]]);
        double r = Math.Sqrt(5 * square);
        return (1 + r + r * r / 3) * Math.Exp(-r);
    }

    private static GaussianProcess Likeliest(IEnumerable<GaussianProcess?> all) =>
        all.MaxBy(gp => gp?.LogLikelihood ?? double.NegativeInfinity)!;

    private static double[] With(double[] lengths, int group, double length) => [.. lengths.Select((l, g) => g == group ? length : l)];
}
