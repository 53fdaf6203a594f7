namespace NetGen;

/// <summary>Products of the previous tensor (or From) and the named one, summed over one axis of each, sample by sample: of [m, k] and [n,
/// k] with axes 2 the matrix [m, n] of all products of rows. The output has the other axes of the first tensor, then those of the second;
/// of two vectors it is [1].</summary>
public sealed class DotAttribute : MergeAttribute
{
    /// <summary>Sums over the same axis of both.</summary>
    /// <param name="with">The name of the other tensor.</param>
    /// <param name="axes">The axis, 1 for the first behind the batch, or -1 for the last.</param>
    public DotAttribute(string with, int axes)
        : this(with, axes, axes) { }

    /// <summary>Sums over an axis of either.</summary>
    /// <param name="with">The name of the other tensor.</param>
    /// <param name="firstAxis">Of the first tensor, 1 for the first behind the batch, or -1 for the last.</param>
    /// <param name="secondAxis">The same of the named tensor. Both are of one length.</param>
    public DotAttribute(string with, int firstAxis, int secondAxis)
        : base(with is null ? [] : [with]) => (FirstAxis, SecondAxis) = (firstAxis, secondAxis);

    /// <summary>The axis of the first tensor that is summed over.</summary>
    public int FirstAxis { get; }

    /// <summary>The axis of the named tensor that is summed over.</summary>
    public int SecondAxis { get; }

    /// <summary>Whether both are brought to Euclidean norm 1 along these axes first, x / max(|x|, 1e-12), so that the output is the cosine
    /// of angles. False unless said otherwise.</summary>
    public bool Normalize { get; set; }
}
