using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A contraction whose rows are the pixels of images, of which only the largest of each 2 x 2 window is kept.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPooledContract<T> : IProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Groups of rows (lines of pixels) of one image.</summary>
    static abstract int Lines { get; }

    /// <summary>Windows above each other.</summary>
    static abstract int WindowLines { get; }

    /// <summary>Windows beside each other.</summary>
    static abstract int WindowColumns { get; }

    /// <summary>Receives the largest sums of window i and which of the four pixels (0 to 3, row by row) each came from; of equal ones the
    /// first.</summary>
    void Finish<V>(V max, V which, int i, int j)
        where V : struct, IVec<V, T>;
}
