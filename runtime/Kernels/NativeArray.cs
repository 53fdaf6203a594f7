using System.Runtime.InteropServices;

namespace NetGen.Kernels;

/// <summary>Zeroed 64-byte aligned memory outside the garbage-collected heap, freed when nothing refers to it any more.</summary>
internal sealed unsafe class NativeArray<T> : SafeHandle where T : unmanaged
{
    /// <summary>Readers may load a whole vector from the last element on.</summary>
    private const int Slack = 64;

    private readonly long _bytes;

    public NativeArray(int length) : base(0, ownsHandle: true)
    {
        Length = length;
        nuint bytes = (nuint)(length + Slack) * (nuint)sizeof(T);
        void* memory = NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(memory, bytes);
        SetHandle((nint)memory);
        // Otherwise the collector sees a few bytes in each forgotten network, and does not hurry.
        GC.AddMemoryPressure((long)bytes);
        _bytes = (long)bytes;
    }

    public int Length { get; }

    public override bool IsInvalid => handle == 0;

    public Ptr<T> Start => new((T*)handle);

    public Span<T> Span => new((T*)handle, Length);

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        GC.RemoveMemoryPressure(_bytes);
        return true;
    }
}
