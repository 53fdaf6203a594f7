using System.Buffers;
using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Whole samples put together from a span for each input, and taken apart into a span for each output.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Samples<T>(int n, int inputLength, int outputLength) : IDisposable
    where T : unmanaged
{
    private readonly T[] _values = ArrayPool<T>.Shared.Rent(Math.Max(1, n * (inputLength + outputLength)));

    /// <summary>The samples.</summary>
    public ReadOnlySpan<T> Input => _values.AsSpan(0, n * inputLength);

    /// <summary>Their outputs.</summary>
    public Span<T> Output => _values.AsSpan(n * inputLength, n * outputLength);

    /// <summary>One input of all samples: values <paramref name="start"/> to start + length of each.</summary>
    public void Put(ReadOnlySpan<T> part, int start, int length, string name)
    {
        Check(part.Length, length, name);
        for (int i = 0; i < n; i++)
            part.Slice(i * length, length).CopyTo(_values.AsSpan(i * inputLength + start));
    }

    /// <summary>Throws unless <paramref name="actual"/> values are <paramref name="length"/> for each sample.</summary>
    public void Check(int actual, int length, string name)
    {
        if (actual != n * length)
            throw new ArgumentException(
                $"'{name.TrimStart('@')}' must hold {length} values for each of the {n} samples, {n * length} in all, not {actual}.",
                name.TrimStart('@')
            );
    }

    /// <summary>Throws if two outputs would be written to the same memory.</summary>
    public static void Apart(ReadOnlySpan<T> first, ReadOnlySpan<T> second, string firstName, string secondName)
    {
        if (first.Overlaps(second))
            throw new ArgumentException(
                $"'{firstName}' and '{secondName}' share memory, so that one output would overwrite the other. Give '{secondName}' "
                    + $"memory of its own.",
                secondName
            );
    }

    /// <summary>One output of all samples.</summary>
    public void Take(Span<T> part, int start, int length)
    {
        for (int i = 0; i < n; i++)
            Output.Slice(i * outputLength + start, length).CopyTo(part[(i * length)..]);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(_values);
}
