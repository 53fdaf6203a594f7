namespace NetGen;

/// <summary>A covariance as L L', L being lower triangular.</summary>
internal sealed class Cholesky
{
    private readonly double[,] _l;

    private Cholesky(double[,] l, double logDeterminant) => (_l, LogDeterminant) = (l, logDeterminant);

    /// <summary>Of the covariance.</summary>
    public double LogDeterminant { get; }

    /// <summary>Null if the matrix is not positive definite.</summary>
    public static Cholesky? Of(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var l = new double[n, n];
        double log = 0;
        for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++)
        {
            double sum = matrix[i, j];
            for (int k = 0; k < j; k++)
                sum -= l[i, k] * l[j, k];
            if (i != j)
                l[i, j] = sum / l[j, j];
            else if (!(sum > 0))
                return null;
            else
            {
                l[i, i] = Math.Sqrt(sum);
                log += Math.Log(sum);
            }
        }
        return new Cholesky(l, log);
    }

    /// <summary>|L⁻¹ (x - mean)|², the squared Mahalanobis distance.</summary>
    public double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> mean)
    {
        Span<double> z = x.Length <= 128 ? stackalloc double[x.Length] : new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            z[i] = x[i] - mean[i];
        return Solve(z);
    }

    /// <summary>v becomes L⁻¹ v.</summary>
    /// <returns>|L⁻¹ v|².</returns>
    public double Solve(Span<double> v)
    {
        double square = 0;
        for (int i = 0; i < v.Length; i++)
        {
            double sum = v[i];
            for (int k = 0; k < i; k++)
                sum -= _l[i, k] * v[k];
            v[i] = sum / _l[i, i];
            square += v[i] * v[i];
        }
        return square;
    }

    /// <summary>mean + L z.</summary>
    public void Transform(ReadOnlySpan<double> z, ReadOnlySpan<double> mean, Span<double> x)
    {
        for (int i = x.Length - 1; i >= 0; i--)
        {
            x[i] = mean[i];
            for (int k = 0; k <= i; k++)
                x[i] += _l[i, k] * z[k];
        }
    }
}
