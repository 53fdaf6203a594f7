using System.ComponentModel;
using System.Numerics;

namespace NetGen.CompilerServices;

/// <summary>A convolution of images of one channel of which the largest of each 2 x 2 window is kept. Neighbouring columns stand in
/// neighbouring lanes: for few filters that wastes less than filters in lanes.</summary>
/// <typeparam name="T">float or double.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILines<T> : ITerms
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Elements from one image to the next, and from one of its lines to the next.</summary>
    static abstract int Sample { get; }

    /// <inheritdoc cref="Sample"/>
    static abstract int Line { get; }

    /// <summary>Lines of the window.</summary>
    static abstract int Height { get; }

    /// <summary>Columns of the window.</summary>
    static abstract int Width { get; }

    /// <summary>Elements from one element of the window to the next.</summary>
    static abstract int Pitch { get; }

    /// <summary>Kernels.</summary>
    static abstract int Filters { get; }

    /// <summary>Lines of the result.</summary>
    static abstract int Lines { get; }

    /// <summary>Columns of the result.</summary>
    static abstract int Columns { get; }

    /// <summary>The images; whole vectors may be read from any column.</summary>
    Ptr<T> Image { get; }

    /// <summary>The kernels: for each element of the window one value a filter.</summary>
    Ptr<T> Kernel { get; }

    /// <summary>Receives columns j, j + 1, ... of line i, counted through the images, filters and lines.</summary>
    void Finish<V>(V max, int i, int j)
        where V : struct, IVec<V, T>;
}
