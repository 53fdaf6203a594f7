namespace NetGen;

/// <summary>A symmetric, positive definite matrix as L Lᵀ, L lower triangular.</summary>
internal sealed class PrecisionFactor
{
    private readonly double[][] _rows;

    private PrecisionFactor(double[][] rows) => _rows = rows;

    /// <summary>Factorises the lower triangle, in place; null if the matrix is not positive
    /// definite, or so near to it that rounding decides.</summary>
    public static PrecisionFactor? Of(double[][] rows)
    {
        for (int i = 0; i < rows.Length; i++)
        for (int j = 0; j <= i; j++)
        {
            double rest = rows[i][j] - Algebra.Dot(rows[i].AsSpan(0, j), rows[j].AsSpan(0, j));
            if (i == j && !(rest > 1e-13 * rows[i][i]))
                return null;
            rows[i][j] = i == j ? Math.Sqrt(rest) : rest / rows[j][j];
        }
        return new PrecisionFactor(rows);
    }

    /// <summary>vᵀ A⁻¹ v; v becomes L⁻¹ v.</summary>
    public double InverseSquare(Span<double> v)
    {
        for (int i = 0; i < v.Length; i++)
            v[i] = (v[i] - Algebra.Dot(_rows[i].AsSpan(0, i), v[..i])) / _rows[i][i];
        return Algebra.Dot(v, v);
    }
}
