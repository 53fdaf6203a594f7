using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A weight tensor in memory: rows of the last axis, or of parts of it.</summary>
/// <param name="Start">The first value.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Values of a row.</param>
/// <param name="Pitch">From one row to the next.</param>
/// <param name="Parts">Rows that the last axis has, which are gates of recurrent layers.</param>
/// <param name="IsVector">There is one axis.</param>
internal readonly record struct WeightBlock<T>(Ptr<T> Start, int Rows, int Columns, int Pitch, int Parts, bool IsVector)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>All values, with the padding, which is zero.</summary>
    public Span<T> Values => Start.Span(Rows * Pitch);
}
