using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Moves sequences, images and volumes into a border, and windows back to where they stood.</summary>
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

    /// <summary>Adds up windows, [places, window, channels] a sample, where they overlap in a volume of <paramref name="size"/> whose
    /// slices are <paramref name="slice"/> elements apart, whose lines <paramref name="line"/>, and whose pixels are <paramref
    /// name="pixel"/> elements, a multiple of 16. An image is a volume of one slice.</summary>
    public static void Overlap<T>(
        Ptr<T> x,
        int xSample,
        Ptr<T> y,
        int ySample,
        (int Slices, int Rows, int Columns) size,
        int slice,
        int line,
        int pixel,
        (int Slices, int Rows, int Columns) places,
        (int Slices, int Rows, int Columns) window,
        (int Slices, int Rows, int Columns) strides,
        (int Slices, int Rows, int Columns) dilations,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        {
            Ptr<T> source = x + i * xSample,
                target = y + i * ySample;
            for (int q = 0; q < size.Slices; q++)
            for (int row = 0; row < size.Rows; row++)
                (target + (q * slice + row * line)).Span(size.Columns * pixel).Clear();
            for (int q = 0; q < places.Slices; q++)
            for (int row = 0; row < places.Rows; row++)
            for (int column = 0; column < places.Columns; column++)
            for (int s = 0; s < window.Slices; s++)
            for (int r = 0; r < window.Rows; r++)
            for (int c = 0; c < window.Columns; c++, source += pixel)
                Loop.Run<T, Addition<T>>(
                    new(
                        source,
                        target
                            + (q * strides.Slices + s * dilations.Slices) * slice
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
