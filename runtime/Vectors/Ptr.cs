using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>A pointer to elements of a network's native memory. It lets generated code address memory without an unsafe context,
/// so that a project needs no AllowUnsafeBlocks; like a pointer, it checks nothing.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Ptr<T>(T* address)
    where T : unmanaged
{
    /// <summary>The address itself.</summary>
    public readonly T* Address = address;

    /// <summary>The address of numbers that stand in the program itself, which nothing moves.</summary>
    public static Ptr<T> Of(ReadOnlySpan<T> constants) =>
        new((T*)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(constants)));

    /// <summary>The element at <paramref name="index"/>.</summary>
    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Address[index];
    }

    /// <summary>The address <paramref name="offset"/> elements further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ptr<T> operator +(Ptr<T> start, int offset) => new(start.Address + offset);

    /// <summary>The same address, of other elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Ptr<U> As<U>()
        where U : unmanaged => new((U*)Address);

    /// <summary>As far from <paramref name="other"/> as this is from <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Ptr<T> From(Ptr<T> start, Ptr<T> other) => new((T*)((byte*)other.Address + ((byte*)Address - (byte*)start.Address)));

    /// <summary>The <paramref name="length"/> elements that start here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Span(int length) => new(Address, length);
}
