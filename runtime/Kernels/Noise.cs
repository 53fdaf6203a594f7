using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.CompilerServices;

/// <summary>Random tensors, drawn by counter (see <see cref="Philox"/>): a value depends on key, stream, row and column alone, so rows may
/// be drawn by any thread in any order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Noise
{
    /// <summary>Numbers drawn at a time.</summary>
    private const int Together = 256;

    private const float Unit = 1.0f / (1 << 24);

    /// <summary>Uniform in [0, 1).</summary>
    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    public static void Uniform<T>(Ptr<T> y, int pitch, int columns, int from, int to, int stream, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint* numbers = stackalloc uint[Together];
        T scale = T.CreateTruncating(Unit);
        for (int i = from; i < to; i++)
        for (int start = 0; start < columns; start += Together)
        {
            int count = Draw(numbers, i, start, columns, stream, key);
            Ptr<T> row = y + (i * pitch + start);
            for (int j = 0; j < count; j++)
                row[j] = T.CreateTruncating((int)(numbers[j] >> 8)) * scale;
        }
    }

    /// <summary>Normal with mean 0 and deviation 1 (Box and Muller, 1958): two values of each two numbers.</summary>
    [SkipLocalsInit, MethodImpl(Kernel.Alone)]
    public static void Normal<T>(Ptr<T> y, int pitch, int columns, int from, int to, int stream, RandomKey key)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint* numbers = stackalloc uint[Together];
        float* radii = stackalloc float[Together / 2],
            turns = stackalloc float[Together / 2];
        for (int i = from; i < to; i++)
        for (int start = 0; start < columns; start += Together)
        {
            int count = Draw(numbers, i, start, columns, stream, key),
                pairs = (count + 1) / 2;
            for (int k = 0; k < pairs; k++)
                (radii[k], turns[k]) = (((int)(numbers[2 * k] >> 8) + 0.5f) * Unit, (int)(numbers[2 * k + 1] >> 8) * Unit);
            if (Vector512.IsHardwareAccelerated)
                BoxMuller<Vec512<float>>(new(radii), new(turns), pairs);
            else if (Vector256.IsHardwareAccelerated)
                BoxMuller<Vec256<float>>(new(radii), new(turns), pairs);
            else
                BoxMuller<Vec128<float>>(new(radii), new(turns), pairs);
            Ptr<T> row = y + (i * pitch + start);
            for (int j = 0; j < count; j++)
                row[j] = T.CreateTruncating((j & 1) == 0 ? radii[j >> 1] : turns[j >> 1]);
        }
    }

    // Radius and turn, both from 0 to 1, become the two coordinates. Whole vectors: there is room.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BoxMuller<V>(Ptr<float> radii, Ptr<float> turns, int count)
        where V : struct, IVec<V, float>
    {
        for (int k = 0; k < count; k += V.Count)
        {
            V radius = V.Sqrt(V.Create(-2) * VecMath.Log<V, float>(V.Load(radii + k)));
            VecMath.SinCosTurns(V.Load(turns + k), out V sin, out V cos);
            V.Store(radii + k, radius * cos);
            V.Store(turns + k, radius * sin);
        }
    }

    // The lower half of the streams belongs to initial values, the upper half to noise.
    private static int Draw(uint* numbers, int row, int column, int columns, int stream, RandomKey key)
    {
        int count = Math.Min(Together, columns - column);
        Philox.Blocks(
            key.Seed,
            (uint)((row + key.Row) * ((columns + 3) / 4) + column / 4),
            (uint)stream | 0x8000_0000,
            key.Step,
            new Span<uint>(numbers, (count + 3) & ~3)
        );
        return count;
    }
}
