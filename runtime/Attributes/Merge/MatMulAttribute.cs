namespace NetGen;

/// <summary>The matrix product of the previous tensor (or From), a, and the named one, b, sample by sample: of a [.., m, k] and b [.., k,
/// n] the output is [.., m, n], Σ over k of a[.., i, k] · b[.., k, j]. Axes before the last two are as many products, side by side: they
/// are equal, or of length 1 or missing in one of the tensors, which then serves all products. So numpy's matmul and ONNX' MatMul have it;
/// as there a product has no parameters.</summary>
/// <param name="with">The name of b.</param>
public sealed class MatMulAttribute(string with) : MergeAttribute(with is null ? [] : [with])
{
    /// <summary>a is given as [.., k, m], its last two axes the other way round. False unless said otherwise.</summary>
    public bool TransposeA { get; set; }

    /// <summary>b is given as [.., n, k], its last two axes the other way round. False unless said otherwise.</summary>
    public bool TransposeB { get; set; }
}
