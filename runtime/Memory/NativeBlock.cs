using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>64-byte aligned memory outside the garbage-collected heap, which counts as pressure on the collector: otherwise that sees a few
/// bytes in each forgotten network, and does not hurry.</summary>
internal static unsafe class NativeBlock
{
    private static long s_total;

    /// <summary>Bytes that all blocks hold.</summary>
    public static long Total => Volatile.Read(ref s_total);

    public static void* Allocate(nuint bytes)
    {
        void* block = NativeMemory.AlignedAlloc(bytes, 64);
        GC.AddMemoryPressure((long)bytes);
        Interlocked.Add(ref s_total, (long)bytes);
        return block;
    }

    public static void Free(void* block, nuint bytes)
    {
        if (block is null)
            return;
        NativeMemory.AlignedFree(block);
        GC.RemoveMemoryPressure((long)bytes);
        Interlocked.Add(ref s_total, -(long)bytes);
    }
}
