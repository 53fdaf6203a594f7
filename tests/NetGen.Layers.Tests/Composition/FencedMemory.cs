using System.Runtime.InteropServices;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Memory between two fences. A fence is made of NaNs of its own kind: nobody may write one, and what is read from one
/// shows.</summary>
internal sealed unsafe class FencedMemory : IDisposable
{
    private const int Fence = 256;
    private const long Post = 0x7ff8_dead_beef_0001;

    private readonly string _name;
    private readonly double* _block;
    private readonly int _length;

    public FencedMemory(string name, int length)
    {
        (_name, _length) = (name, length);
        _block = (double*)NativeMemory.AlignedAlloc((nuint)(length + 2 * Fence) * sizeof(double), 64);
        new Span<long>(_block, length + 2 * Fence).Fill(Post);
        Span.Clear();
    }

    public NetGen.CompilerServices.Ptr<double> Start => new(_block + Fence);

    public Span<double> Span => new(_block + Fence, _length);

    public static FencedMemory Of(string name, ReadOnlySpan<double> values)
    {
        var memory = new FencedMemory(name, values.Length);
        values.CopyTo(memory.Span);
        return memory;
    }

    /// <summary>Throws if a fence was written.</summary>
    public void Check()
    {
        var all = new ReadOnlySpan<long>(_block, _length + 2 * Fence);
        for (int i = 0; i < Fence; i++)
        {
            if (all[i] != Post)
                throw new StackFault($"{_name}: something was written {Fence - i} elements before its start.");
            if (all[Fence + _length + i] != Post)
                throw new StackFault($"{_name}: something was written {i + 1} elements past its end.");
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_block);
}
