using System.Buffers;

namespace NetGen.CompilerServices;

/// <summary>Values for the length of one call: on the stack if they are few, otherwise borrowed, so that no call leaves garbage. What
/// they are at first is unknown.</summary>
internal readonly ref struct Room<T> : IDisposable
    where T : unmanaged
{
    /// <summary>How many the stack has room for.</summary>
    public const int OnStack = 1024;

    private readonly T[]? _borrowed;

    /// <summary>Room for <paramref name="length"/> values.</summary>
    /// <param name="length">How many.</param>
    /// <param name="stack">Where they are if they are few.</param>
    public Room(int length, Span<T> stack)
    {
        _borrowed = length <= stack.Length ? null : ArrayPool<T>.Shared.Rent(length);
        Span = (_borrowed ?? stack)[..length];
    }

    public Span<T> Span { get; }

    public void Dispose()
    {
        if (_borrowed is not null)
            ArrayPool<T>.Shared.Return(_borrowed);
    }
}
