using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <summary>Bytes to floats: value × scale. Every path gives the same bits, because a byte is exact in float and the product is rounded
/// once.</summary>
internal static class Widening
{
    public static void Convert(ReadOnlySpan<byte> bytes, float scale, Span<float> into)
    {
        into = into[..bytes.Length];
        int i =
            Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? Convert512(bytes, scale, into)
            : Avx2.IsSupported ? Convert256(bytes, scale, into)
            : Vector128.IsHardwareAccelerated ? Convert128(bytes, scale, into)
            : 0;
        for (; i < bytes.Length; i++)
            into[i] = bytes[i] * scale;
    }

    /// <summary>Converts whole vectors and returns how many values they were, as the two below do.</summary>
    internal static int Convert512(ReadOnlySpan<byte> bytes, float scale, Span<float> into)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref float to = ref MemoryMarshal.GetReference(into);
        int i = 0;
        for (; i <= bytes.Length - 16; i += 16)
        {
            Vector512<int> wide = Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref from, (nuint)i));
            (Vector512.ConvertToSingle(wide) * scale).StoreUnsafe(ref to, (nuint)i);
        }
        return i;
    }

    internal static int Convert256(ReadOnlySpan<byte> bytes, float scale, Span<float> into)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref float to = ref MemoryMarshal.GetReference(into);
        int i = 0;
        for (; i <= bytes.Length - 8; i += 8)
        {
            Vector256<int> wide = Avx2.ConvertToVector256Int32(Vector64.LoadUnsafe(ref from, (nuint)i).ToVector128Unsafe());
            (Vector256.ConvertToSingle(wide) * scale).StoreUnsafe(ref to, (nuint)i);
        }
        return i;
    }

    internal static int Convert128(ReadOnlySpan<byte> bytes, float scale, Span<float> into)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref float to = ref MemoryMarshal.GetReference(into);
        int i = 0;
        for (; i <= bytes.Length - 16; i += 16)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            Store(low, scale, ref to, i);
            Store(high, scale, ref to, i + 8);
        }
        return i;
    }

    private static void Store(Vector128<ushort> values, float scale, ref float to, int i)
    {
        (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(values);
        (Vector128.ConvertToSingle(low.AsInt32()) * scale).StoreUnsafe(ref to, (nuint)i);
        (Vector128.ConvertToSingle(high.AsInt32()) * scale).StoreUnsafe(ref to, (nuint)i + 4);
    }
}
