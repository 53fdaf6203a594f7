namespace NetGen.CompilerServices;

/// <summary>Workspaces for inference, shared by all threads without a lock. Nothing managed is allocated, not even when the pool runs
/// dry.</summary>
internal sealed unsafe class WorkspacePool<T>(int length) : IDisposable
    where T : unmanaged
{
    private readonly nint[] _free = new nint[16];

    // Readers may load a whole vector from the last element on.
    private nuint Bytes => (nuint)(length + 64) * (nuint)sizeof(T);

    public Ptr<T> Rent()
    {
        for (int i = 0; i < _free.Length; i++)
            if (_free[i] != 0 && Interlocked.Exchange(ref _free[i], 0) is var address and not 0)
                return new((T*)address);
        return new((T*)NativeBlock.Allocate(Bytes));
    }

    public void Return(Ptr<T> workspace)
    {
        for (int i = 0; i < _free.Length; i++)
            if (_free[i] == 0 && Interlocked.CompareExchange(ref _free[i], (nint)workspace.Address, 0) == 0)
                return;
        NativeBlock.Free(workspace.Address, Bytes);
    }

    public void Dispose()
    {
        for (int i = 0; i < _free.Length; i++)
            NativeBlock.Free((void*)Interlocked.Exchange(ref _free[i], 0), Bytes);
        GC.SuppressFinalize(this);
    }

    ~WorkspacePool() => Dispose();
}
