using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.CompilerServices;

/// <summary>Vectors of float from values that are stored in fewer bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Stored
{
    /// <summary>The upper halves of floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V BFloat16<V>(Ptr<byte> at)
        where V : struct, IVec<V, float>
    {
        if (typeof(V) == typeof(Vec512<float>))
            return Unsafe.BitCast<Vector512<float>, V>(BFloat16Of512(at.Address));
        if (typeof(V) == typeof(Vec256<float>))
            return Unsafe.BitCast<Vector256<float>, V>(BFloat16Of256(at.Address));
        return Unsafe.BitCast<Vector128<float>, V>(BFloat16Of128(at.Address));
    }

    /// <summary>Whole numbers from -127 to 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Int8<V>(Ptr<byte> at)
        where V : struct, IVec<V, float>
    {
        if (typeof(V) == typeof(Vec512<float>))
            return Unsafe.BitCast<Vector512<float>, V>(Int8Of512(at.Address));
        if (typeof(V) == typeof(Vec256<float>))
            return Unsafe.BitCast<Vector256<float>, V>(Int8Of256(at.Address));
        return Unsafe.BitCast<Vector128<float>, V>(Int8Of128(at.Address));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> BFloat16Of512(byte* at) =>
        Avx512F.IsSupported
            ? (Avx512F.ConvertToVector512UInt32(*(Vector256<ushort>*)at) << 16).AsSingle()
            : Vector512.Create(BFloat16Of256(at), BFloat16Of256(at + 16));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> BFloat16Of256(byte* at) =>
        Avx2.IsSupported
            ? (Avx2.ConvertToVector256Int32(*(Vector128<ushort>*)at) << 16).AsSingle()
            : Vector256.Create(BFloat16Of128(at), BFloat16Of128(at + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> BFloat16Of128(byte* at) =>
        (Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)at).AsUInt16()) << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Int8Of512(byte* at) =>
        Avx512F.IsSupported
            ? Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(*(Vector128<sbyte>*)at))
            : Vector512.Create(Int8Of256(at), Int8Of256(at + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Int8Of256(byte* at) =>
        Avx2.IsSupported
            ? Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32((sbyte*)at))
            : Vector256.Create(Int8Of128(at), Int8Of128(at + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Int8Of128(byte* at) =>
        Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(uint*)at).AsSByte())));
}
