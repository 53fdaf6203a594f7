using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>Random tensors, drawn by counter (see <see cref="Philox"/>): a value depends on key, stream, row and column alone, so rows may be
/// drawn by any thread in any order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Noise
{
    /// <summary>Uniform in [0, 1).</summary>
    public static void Uniform<T>(Ptr<T> y, int pitch, int columns, int from, int to, int stream, RandomKey key) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T scale = T.CreateTruncating(1.0 / (1 << 24));
        for (int i = from; i < to; i++)
        {
            Span<T> row = (y + i * pitch).Span(columns);
            for (int j = 0; j < columns; j += 4)
            {
                (uint a, uint b, uint c, uint d) = Draw(i, j, columns, stream, key);
                row[j] = T.CreateTruncating(a >> 8) * scale;
                if (j + 1 < columns) row[j + 1] = T.CreateTruncating(b >> 8) * scale;
                if (j + 2 < columns) row[j + 2] = T.CreateTruncating(c >> 8) * scale;
                if (j + 3 < columns) row[j + 3] = T.CreateTruncating(d >> 8) * scale;
            }
        }
    }

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public static void Normal<T>(Ptr<T> y, int pitch, int columns, int from, int to, int stream, RandomKey key) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        {
            Span<T> row = (y + i * pitch).Span(columns);
            for (int j = 0; j < columns; j += 4)
            {
                (uint a, uint b, uint c, uint d) = Draw(i, j, columns, stream, key);
                Pair(row[j..], a, b);
                if (j + 2 < columns) Pair(row[(j + 2)..], c, d);
            }
        }
    }

    private static void Pair<T>(Span<T> row, uint a, uint b) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        float radius = MathF.Sqrt(-2 * MathF.Log(((a >> 8) + 0.5f) / (1 << 24)));
        (float sin, float cos) = MathF.SinCos(2 * MathF.PI * ((b >> 8) / (float)(1 << 24)));
        row[0] = T.CreateTruncating(radius * cos);
        if (row.Length > 1) row[1] = T.CreateTruncating(radius * sin);
    }

    // The lower half of the streams belongs to initial values, the upper half to noise.
    private static (uint, uint, uint, uint) Draw(int row, int column, int columns, int stream, RandomKey key) =>
        Philox.Block(key.Seed, (uint)((row + key.Row) * ((columns + 3) / 4) + column / 4), (uint)stream | 0x8000_0000, key.Step);
}
