using NetGen.Generator.Graph;
using NetGen.Generator.Parse;

namespace NetGen.Generator.Layers;

/// <summary>An int argument that an attribute takes for all spatial axes at once, or for each: Strides, or StrideHeight and
/// StrideWidth.</summary>
internal sealed class PerAxis(string all, string height, string width)
{
    public static readonly PerAxis Kernel = new("kernelSize", "kernelHeight", "kernelWidth");
    public static readonly PerAxis Pool = new("poolSize", "poolHeight", "poolWidth");
    public static readonly PerAxis Strides = new("Strides", "StrideHeight", "StrideWidth");
    public static readonly PerAxis Dilation = new("DilationRate", "DilationHeight", "DilationWidth");
    public static readonly PerAxis OutputPadding = new("OutputPadding", "OutputPaddingHeight", "OutputPaddingWidth");
    public static readonly PerAxis Size = new("size", "height", "width");

    /// <summary>The values, height before width.</summary>
    public int[] Of(LayerSpec spec, int axes, params int[] otherwise) =>
        [.. Enumerable.Range(0, axes).Select(a => spec.Int(Each(a), spec.Int(all, otherwise[Math.Min(a, otherwise.Length - 1)])))];

    /// <summary>Whether the attribute says it.</summary>
    public bool IsIn(LayerSpec spec) => spec.Has(all) || spec.Has(height) || spec.Has(width);

    /// <summary>The argument that says the value of an axis.</summary>
    public string NameIn(LayerSpec spec, int axis) => spec.Has(Each(axis)) ? Each(axis) : all;

    /// <summary>Whether all are at least 1; reports the first that is not.</summary>
    public bool ArePositive(ShapeContext c, int axes, int otherwise)
    {
        int[] values = Of(c.Spec, axes, otherwise);
        return Enumerable.Range(0, axes).All(a => c.Require(values[a] > 0, NameIn(c.Spec, a), values[a], "at least 1"));
    }

    private string Each(int axis) => axis == 0 ? height : width;
}
