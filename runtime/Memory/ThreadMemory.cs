namespace NetGen.CompilerServices;

/// <summary>Memory of a thread's own for the length of one call of a kernel, which finds the same again at the next one: a block that grows
/// to the largest that was asked for, and goes when the thread has gone. What stands in it is unknown.</summary>
internal sealed unsafe class ThreadMemory
{
    [ThreadStatic]
    private static ThreadMemory? s_own;

    private void* _block;
    private nuint _bytes;

    private ThreadMemory() { }

    ~ThreadMemory() => NativeBlock.Free(_block, _bytes);

    /// <summary>Room for <paramref name="length"/> values, 64-byte aligned, until the thread asks again.</summary>
    public static T* Of<T>(nuint length)
        where T : unmanaged
    {
        ThreadMemory own = s_own ??= new ThreadMemory();
        nuint bytes = checked(length * (nuint)sizeof(T));
        if (own._bytes < bytes)
        {
            NativeBlock.Free(own._block, own._bytes);
            own._block = null;
            own._bytes = 0;
            own._block = NativeBlock.Allocate(bytes);
            own._bytes = bytes;
        }
        return (T*)own._block;
    }
}
