using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Rows stored as bytes, a quarter of the memory and of its traffic; a value is byte × scale.</summary>
internal sealed class ByteRows(byte[] bytes, int length, float scale) : Rows
{
    private const int CacheLine = 64;

    public override int Length => length;

    public override int Count => bytes.Length / length;

    public override void Copy(int row, Span<float> into) => Widening.Convert(bytes.AsSpan(row * length, length), scale, into);

    // The values of floats, so that a network has the same data in either precision.
    public override void Copy(int row, Span<double> into)
    {
        ReadOnlySpan<byte> own = bytes.AsSpan(row * length, length);
        for (int i = 0; i < own.Length; i++)
            into[i] = own[i] * scale;
    }

    public override unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported)
            return;
        // The array may move at any time: a hint for a stale address costs nothing and faults never.
        byte* start = (byte*)Unsafe.AsPointer(ref bytes[row * length]);
        for (int i = 0; i < length; i += CacheLine)
            Sse.Prefetch0(start + i);
    }
}
