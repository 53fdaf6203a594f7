using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Moves rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Rows
{
    /// <summary>Copies <paramref name="columns"/> values of each row.</summary>
    public static void Copy<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where T : unmanaged
    {
        for (int i = from; i < to; i++)
            (x + i * xPitch).Span(columns).CopyTo((y + i * yPitch).Span(columns));
    }

    /// <summary>Sets <paramref name="columns"/> values of each row.</summary>
    public static void Fill<T>(Ptr<T> y, int yPitch, int columns, T value, int from, int to)
        where T : unmanaged
    {
        for (int i = from; i < to; i++)
            (y + i * yPitch).Span(columns).Fill(value);
    }

    /// <summary>Rows [<paramref name="from"/>, <paramref name="to"/>) of x, each <paramref name="columns"/> long, become columns of y.
    /// Divided among threads by rows of x.</summary>
    [MethodImpl(Kernel.Alone)]
    public static void Transpose<T>(Ptr<T> x, int xPitch, Ptr<T> y, int yPitch, int columns, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Tiles of 16 x 16 keep both sides in the nearest cache; within one, 4 x 4 blocks turn in registers.
        for (int i0 = from; i0 < to; i0 += 16)
        for (int j0 = 0; j0 < columns; j0 += 16)
        {
            int rows = Math.Min(16, to - i0),
                cols = Math.Min(16, columns - j0),
                i = 0;
            if (typeof(T) == typeof(float) && Vector128.IsHardwareAccelerated)
                for (; i + 4 <= rows; i += 4)
                {
                    int j = 0;
                    for (; j + 4 <= cols; j += 4)
                        Transpose4(
                            (float*)x.Address + (nint)(i0 + i) * xPitch + j0 + j,
                            xPitch,
                            (float*)y.Address + (nint)(j0 + j) * yPitch + i0 + i,
                            yPitch
                        );
                    for (; j < cols; j++)
                    for (int k = i; k < i + 4; k++)
                        y[(j0 + j) * yPitch + i0 + k] = x[(i0 + k) * xPitch + j0 + j];
                }
            for (; i < rows; i++)
            for (int j = 0; j < cols; j++)
                y[(j0 + j) * yPitch + i0 + i] = x[(i0 + i) * xPitch + j0 + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(float* x, int xPitch, float* y, int yPitch)
    {
        var r0 = *(Vector128<float>*)x;
        var r1 = *(Vector128<float>*)(x + xPitch);
        var r2 = *(Vector128<float>*)(x + 2 * xPitch);
        var r3 = *(Vector128<float>*)(x + 3 * xPitch);
        var a = Interleave(r0, r2, low: true);
        var b = Interleave(r1, r3, low: true);
        var c = Interleave(r0, r2, low: false);
        var d = Interleave(r1, r3, low: false);
        *(Vector128<float>*)y = Interleave(a, b, low: true);
        *(Vector128<float>*)(y + yPitch) = Interleave(a, b, low: false);
        *(Vector128<float>*)(y + 2 * yPitch) = Interleave(c, d, low: true);
        *(Vector128<float>*)(y + 3 * yPitch) = Interleave(c, d, low: false);
    }

    // The lower or upper halves of two vectors, lane by lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Interleave(Vector128<float> a, Vector128<float> b, bool low)
    {
        if (System.Runtime.Intrinsics.X86.Sse.IsSupported)
            return low ? System.Runtime.Intrinsics.X86.Sse.UnpackLow(a, b) : System.Runtime.Intrinsics.X86.Sse.UnpackHigh(a, b);
        if (System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported)
            return low
                ? System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipLow(a, b)
                : System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.ZipHigh(a, b);
        return low ? Vector128.Create(a[0], b[0], a[1], b[1]) : Vector128.Create(a[2], b[2], a[3], b[3]);
    }
}
