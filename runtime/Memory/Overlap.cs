using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.CompilerServices;

/// <summary>Refuses memory that would be written before it is read.</summary>
internal static class Overlap
{
    /// <summary>Throws if the two spans share memory, unless they begin together and <paramref name="mayBeginTogether"/>: then each value
    /// is read before it is written.</summary>
    /// <exception cref="ArgumentException">They do; the message says where.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Refuse<T>(ReadOnlySpan<T> read, ReadOnlySpan<T> written, string readName, string writtenName, bool mayBeginTogether)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (read.Overlaps(written) && !(mayBeginTogether && Unsafe.AreSame(in read[0], in written[0])))
            Throw(read, written, readName, writtenName, mayBeginTogether);
    }

    [DoesNotReturn, MethodImpl(MethodImplOptions.NoInlining)]
    private static void Throw<T>(ReadOnlySpan<T> read, ReadOnlySpan<T> written, string readName, string writtenName, bool mayBeginTogether)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long values = Unsafe.ByteOffset(in read[0], in written[0]) / Unsafe.SizeOf<T>();
        string place =
            values > 0 ? $"'{writtenName}' begins at value {values} of '{readName}'"
            : values < 0 ? $"'{readName}' begins at value {-values} of '{writtenName}'"
            : $"'{writtenName}' begins where '{readName}' does";
        throw new ArgumentException(
            $"{place}, so that values would be overwritten before they are read. Give '{writtenName}' memory of its "
                + $"own{(mayBeginTogether ? $", or all of it from the first value of '{readName}' on" : "")}.",
            writtenName
        );
    }
}
