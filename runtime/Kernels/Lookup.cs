using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Reads and adds up rows of a table by index. Indices have been checked.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lookup
{
    /// <summary>y[i, r] = table[indices[i, r]] for samples i in [from, to).</summary>
    /// <param name="table">The first row.</param>
    /// <param name="pitch">Elements from one row of the table to the next.</param>
    /// <param name="indices">Those of the first sample, side by side.</param>
    /// <param name="indexSample">Elements from one sample's indices to the next's.</param>
    /// <param name="y">Receives the rows.</param>
    /// <param name="ySample">Elements from one sample's rows to the next's.</param>
    /// <param name="yPitch">Elements from one of them to the next.</param>
    /// <param name="rows">Indices of a sample.</param>
    /// <param name="columns">Values of a row that are copied.</param>
    /// <param name="from">The first sample.</param>
    /// <param name="to">One past the last sample.</param>
    [MethodImpl(Kernel.Alone)]
    public static void Gather<T>(
        Ptr<T> table,
        int pitch,
        Ptr<T> indices,
        int indexSample,
        Ptr<T> y,
        int ySample,
        int yPitch,
        int rows,
        int columns,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        for (int r = 0; r < rows; r++)
            (table + int.CreateTruncating(indices[i * indexSample + r]) * pitch)
                .Span(columns)
                .CopyTo((y + (i * ySample + r * yPitch)).Span(columns));
    }

    /// <summary>table[v] = Σ x[i, r] over all i, r whose indices[i, r] is v. Divided among threads by blocks of 16 columns: every value is
    /// the sum of one thread, in the order of the samples. Blocks and not rows, because a few words make up most of a text.</summary>
    /// <param name="x">The first row of the first sample.</param>
    /// <param name="xSample">Elements from one sample's rows to the next's.</param>
    /// <param name="xPitch">Elements from one of them to the next.</param>
    /// <param name="indices">Those of the first sample, side by side.</param>
    /// <param name="indexSample">Elements from one sample's indices to the next's.</param>
    /// <param name="samples">All samples.</param>
    /// <param name="rows">Indices of a sample.</param>
    /// <param name="table">The first row.</param>
    /// <param name="pitch">Elements from one row of the table to the next.</param>
    /// <param name="height">Rows of the table.</param>
    /// <param name="columns">Values of a row that are added.</param>
    /// <param name="from">The first block of columns.</param>
    /// <param name="to">One past the last block.</param>
    public static void ScatterAdd<T>(
        Ptr<T> x,
        int xSample,
        int xPitch,
        Ptr<T> indices,
        int indexSample,
        int samples,
        int rows,
        Ptr<T> table,
        int pitch,
        int height,
        int columns,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int start = from * RowPadding.Width,
            end = Math.Min(to * RowPadding.Width, columns);
        if (start >= end)
            return;
        for (int v = 0; v < height; v++)
            (table + (v * pitch + start)).Span(end - start).Clear();
        if (Vector512.IsHardwareAccelerated)
            Add<Vec512<T>, T>(x, xSample, xPitch, indices, indexSample, samples, rows, table, pitch, start, end);
        else if (Vector256.IsHardwareAccelerated)
            Add<Vec256<T>, T>(x, xSample, xPitch, indices, indexSample, samples, rows, table, pitch, start, end);
        else
            Add<Vec128<T>, T>(x, xSample, xPitch, indices, indexSample, samples, rows, table, pitch, start, end);
    }

    /// <summary>y[i, k] = history[i, links[i, k] + 1] for samples i in [from, to): what a loop has carried, whose row 0 is what it began
    /// with.</summary>
    /// <param name="history">Row 0 of the first sample.</param>
    /// <param name="historySample">Elements from one sample's rows to the next's.</param>
    /// <param name="numbers">The links of the first sample.</param>
    /// <param name="numberSample">Elements from one sample's links to the next's.</param>
    /// <param name="numberStep">Elements from one of them to the next.</param>
    /// <param name="y">Receives the rows, side by side.</param>
    /// <param name="ySample">Elements from one sample's to the next's.</param>
    /// <param name="links">Links of a sample.</param>
    /// <param name="columns">Values of a row, padding included.</param>
    /// <param name="from">The first sample.</param>
    /// <param name="to">One past the last sample.</param>
    [MethodImpl(Kernel.Alone)]
    public static void Recall<T>(
        Ptr<T> history,
        int historySample,
        Ptr<T> numbers,
        int numberSample,
        int numberStep,
        Ptr<T> y,
        int ySample,
        int links,
        int columns,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        for (int k = 0; k < links; k++)
            (history + (i * historySample + (int.CreateTruncating(numbers[i * numberSample + k * numberStep]) + 1) * columns))
                .Span(columns)
                .CopyTo((y + (i * ySample + k * columns)).Span(columns));
    }

    /// <summary>history[i, links[i, k] + 1] += x[i, k] for samples i in [from, to): the adjoint of <see cref="Recall"/>.</summary>
    /// <inheritdoc cref="Recall"/>
    [MethodImpl(Kernel.Alone)]
    public static void Accumulate<T>(
        Ptr<T> x,
        int xSample,
        Ptr<T> numbers,
        int numberSample,
        int numberStep,
        Ptr<T> history,
        int historySample,
        int links,
        int columns,
        int from,
        int to
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = from; i < to; i++)
        for (int k = 0; k < links; k++)
            Loop.Run<T, Addition<T>>(
                new(
                    x + (i * xSample + k * columns),
                    history + (i * historySample + (int.CreateTruncating(numbers[i * numberSample + k * numberStep]) + 1) * columns)
                ),
                0,
                1,
                columns
            );
    }

    [MethodImpl(Kernel.Alone)]
    private static void Add<V, T>(
        Ptr<T> x,
        int xSample,
        int xPitch,
        Ptr<T> indices,
        int indexSample,
        int samples,
        int rows,
        Ptr<T> table,
        int pitch,
        int start,
        int end
    )
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < samples; i++)
        for (int r = 0; r < rows; r++)
        {
            Ptr<T> term = x + (i * xSample + r * xPitch),
                sum = table + int.CreateTruncating(indices[i * indexSample + r]) * pitch;
            int j = start;
            for (; j + V.Count <= end; j += V.Count)
                V.Store(sum + j, V.Load(sum + j) + V.Load(term + j));
            for (; j < end; j++)
                sum[j] += term[j];
        }
    }
}
