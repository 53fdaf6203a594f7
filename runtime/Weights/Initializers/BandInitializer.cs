using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Ones side by side in each column, from the first rows in the first column to the last rows in the last, and zeros
/// elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BandInitializer : WeightInitializer
{
    /// <summary>How many ones a column has.</summary>
    public int Width { get; init; }

    internal override void Fill(Span<double> values, int columns, (double In, double Out) fans, Philox random)
    {
        double room = values.Length / columns - Width;
        for (int c = 0; c < columns; c++)
        {
            int first = (int)Math.Round(c * room / Math.Max(columns - 1, 1), MidpointRounding.AwayFromZero);
            for (int i = first; i < first + Width; i++)
                values[i * columns + c] = 1;
        }
    }
}
