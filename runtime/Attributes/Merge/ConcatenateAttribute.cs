namespace NetGen;

/// <summary>The previous tensor (or From) and the named ones side by side along the last axis, or another one; the other axes must
/// agree.</summary>
/// <inheritdoc cref="MergeAttribute(string[])" path="/param"/>
public sealed class ConcatenateAttribute(params string[] with) : MergeAttribute(with), IHasAxis
{
    /// <summary>The axis along which they stand: 1 is the first of a sample, -1 the last, unless said otherwise.</summary>
    public int Axis { get; set; } = -1;
}
