using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Moves images and sequences into a border, and windows back to where they stood.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Border
{
    /// <summary>Copies <paramref name="rows"/> rows of <paramref name="length"/> elements of each sample, with <paramref name="value"/>
    /// around: whole rows above and below, elements to the left and right.</summary>
    public static void Pad<T>(
        Ptr<T> x,
        int xSample,
        int xRow,
        Ptr<T> y,
        int ySample,
        int yRow,
        int rows,
        int length,
        int top,
        int bottom,
        int left,
        int right,
        T value,
        int from,
        int to
    )
        where T : unmanaged
    {
        int whole = left + length + right;
        for (int i = from; i < to; i++)
        {
            Ptr<T> source = x + i * xSample,
                target = y + i * ySample;
            for (int r = -top; r < rows + bottom; r++, target += yRow)
            {
                if (r < 0 || r >= rows)
                {
                    target.Span(whole).Fill(value);
                    continue;
                }
                target.Span(left).Fill(value);
                (source + r * xRow).Span(length).CopyTo((target + left).Span(length));
                (target + (left + length)).Span(right).Fill(value);
            }
        }
    }

    /// <summary>Adds up windows, [places, window, channels] a sample, where they overlap in an image of <paramref name="size"/> whose
    /// lines are <paramref name="line"/> elements apart and whose pixels are <paramref name="pixel"/> elements, a multiple of 16.</summary>
    public static void Overlap<T>(
        Ptr<T> x,
        int xSample,
        Ptr<T> y,
        int ySample,
        (int Rows, int Columns) size,
        int line,
        int pixel,
        (int Rows, int Columns) places,
        (int Rows, int Columns) window,
        (int Rows, int Columns) strides,
        (int Rows, int Columns) dilations,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        {
            Ptr<T> source = x + i * xSample,
                target = y + i * ySample;
            for (int row = 0; row < size.Rows; row++)
                (target + row * line).Span(size.Columns * pixel).Clear();
            for (int row = 0; row < places.Rows; row++)
            for (int column = 0; column < places.Columns; column++)
            for (int r = 0; r < window.Rows; r++)
            for (int c = 0; c < window.Columns; c++, source += pixel)
                Loop.Run<T, Addition<T>>(
                    new(
                        source,
                        target
                            + (row * strides.Rows + r * dilations.Rows) * line
                            + (column * strides.Columns + c * dilations.Columns) * pixel
                    ),
                    0,
                    1,
                    pixel
                );
        }
    }
}
