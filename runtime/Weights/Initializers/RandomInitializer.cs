using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Ones at random places, as many in each column, and zeros elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RandomInitializer : WeightInitializer
{
    /// <summary>The share of zeros.</summary>
    public double Sparsity { get; init; }

    // Fisher-Yates, as far as ones are wanted, for each column.
    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        int rows = values.Length / columns,
            ones = (int)Math.Max(1, Math.Round((1 - Sparsity) * rows, MidpointRounding.AwayFromZero));
        int[] order = [.. Enumerable.Range(0, rows)];
        for (int c = 0; c < columns; c++)
        for (int i = 0; i < ones; i++)
        {
            int j = i + Math.Min((int)random.NextUniform(0, rows - i), rows - i - 1);
            (order[i], order[j]) = (order[j], order[i]);
            values[order[i] * columns + c] = 1;
        }
    }
}
