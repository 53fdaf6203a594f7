using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Orthonormal rows or columns: the Q of the QR of a normal matrix, with a positive diagonal of R.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrthogonalInitializer : WeightInitializer
{
    /// <summary>What all of them are multiplied with.</summary>
    public double Gain { get; init; } = 1;

    // Gram-Schmidt, twice for accuracy, over the shorter side.
    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        int rows = values.Length / columns,
            count = Math.Min(rows, columns),
            length = Math.Max(rows, columns);
        var q = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] v = q[i] = new double[length];
            for (int k = 0; k < length; k++)
                v[k] = random.NextNormal();
            for (int pass = 0; pass < 2; pass++)
            for (int j = 0; j < i; j++)
            {
                double dot = 0;
                for (int k = 0; k < length; k++)
                    dot += v[k] * q[j][k];
                for (int k = 0; k < length; k++)
                    v[k] -= dot * q[j][k];
            }
            double norm = 0;
            foreach (double x in v)
                norm += x * x;
            for (int k = 0; k < length; k++)
                v[k] /= Math.Sqrt(norm);
        }
        for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            values[r * columns + c] = Gain * (rows <= columns ? q[r][c] : q[c][r]);
    }
}
