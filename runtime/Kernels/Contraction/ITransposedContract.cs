using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A contraction with a matrix that lies the other way round: B[k, j] is element k of its row j. Rows of the result are
/// samples.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITransposedContract<T> : IContract<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Columns between two paddings: rows of B that are one row of the result.</summary>
    static abstract int RowColumns { get; }
}
