using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>A contraction C[i, j] = sum over k of A[i, k] · B[k, j] with whatever follows it element by element.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IContract<T> : IProduct<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The right operand is computed while it is read: see <see cref="Right"/>.</summary>
    static virtual bool ComputesRight => false;

    /// <summary>The lanes of the right operand at <paramref name="b"/>, in segment <paramref name="s"/>.</summary>
    V Right<V>(Ptr<T> b, int s) where V : struct, IVec<V, T> => V.Load(b);

    /// <summary>Receives the finished sums of columns j, j + 1, ... of row i, applies what follows and stores the result.</summary>
    void Finish<V>(V sum, int i, int j) where V : struct, IVec<V, T>;
}
