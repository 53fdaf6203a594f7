using System.Runtime.InteropServices;

namespace NetGen.CompilerServices;

/// <summary>Zeroed elements in a <see cref="NativeBlock"/>, freed when nothing refers to them any more.</summary>
internal sealed unsafe class NativeArray<T> : SafeHandle
    where T : unmanaged
{
    /// <summary>Elements behind the last one, from which readers may load a whole vector. Nobody writes there: they stay zero.</summary>
    public const int Slack = 64;

    public NativeArray(int length)
        : base(0, ownsHandle: true)
    {
        Length = length;
        void* memory = NativeBlock.Allocate(Bytes);
        NativeMemory.Clear(memory, Bytes);
        SetHandle((nint)memory);
    }

    public int Length { get; }

    public override bool IsInvalid => handle == 0;

    public Ptr<T> Start => new((T*)handle);

    public Span<T> Span => new((T*)handle, Length);

    private nuint Bytes => (nuint)(Length + Slack) * (nuint)sizeof(T);

    protected override bool ReleaseHandle()
    {
        NativeBlock.Free((void*)handle, Bytes);
        return true;
    }
}
