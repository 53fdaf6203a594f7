using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>Element-by-element work over rows i and columns j, as many columns at once as the vector has lanes.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILoop<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes and stores columns j, j + 1, ... of row i.</summary>
    void Apply<V>(int i, int j)
        where V : struct, IVec<V, T>;
}
