namespace NetGen.CompilerServices;

/// <summary>Matrices of weights in fewer bytes, and back.</summary>
internal static class StoredRows
{
    private const ushort LargestBFloat16 = 0x7F7F;

    /// <summary>The upper halves of floats, rounded to the nearest, ties to even; what would become infinite becomes the largest.</summary>
    public static void ToBFloat16(ReadOnlySpan<float> values, Span<ushort> stored)
    {
        for (int i = 0; i < values.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(values[i]),
                sign = bits >> 31 << 15,
                size = (bits & 0x7FFF_FFFF) + 0x7FFF + ((bits >> 16) & 1);
            stored[i] = (ushort)(sign | Math.Min(size >> 16, LargestBFloat16));
        }
    }

    public static void FromBFloat16(ReadOnlySpan<ushort> stored, Span<float> values)
    {
        for (int i = 0; i < stored.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle((uint)stored[i] << 16);
    }

    /// <summary>Multiples of a scale for each column, its largest absolute value over 127, rounded to the nearest.</summary>
    public static void ToInt8(ReadOnlySpan<float> values, Span<sbyte> stored, Span<float> scales)
    {
        int columns = scales.Length;
        scales.Clear();
        for (int i = 0; i < values.Length; i++)
            scales[i % columns] = Math.Max(scales[i % columns], Math.Abs(values[i]));
        foreach (ref float scale in scales)
            scale /= 127;
        for (int i = 0; i < values.Length; i++)
            stored[i] = scales[i % columns] == 0 ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(values[i] / scales[i % columns]), -127, 127);
    }

    public static void FromInt8(ReadOnlySpan<sbyte> stored, ReadOnlySpan<float> scales, Span<float> values)
    {
        for (int i = 0; i < stored.Length; i++)
            values[i] = stored[i] * scales[i % scales.Length];
    }
}
