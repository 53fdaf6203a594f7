using NetGen.Generator.Attributes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>What an attribute says about the windows of a layer: how large they are, how far from each other, how far apart their elements,
/// and whether zeros are put around the input for them.</summary>
internal sealed record WindowArguments(PerAxis Sizes, PerAxis Strides, PerAxis Dilations, Padding Padding)
{
    /// <summary>"3" for a square, "3x5" otherwise.</summary>
    public string Size => Square(Sizes.Values);

    public static WindowArguments Of(Convolution1DAttribute a) =>
        new(
            new((nameof(a.KernelSize), a.KernelSize)),
            new((nameof(a.Strides), a.Strides)),
            new((nameof(a.DilationRate), a.DilationRate)),
            a.Padding
        );

    public static WindowArguments Of(Convolution2DAttribute a, LayerSpec spec)
    {
        (string, int) strides = (nameof(a.Strides), a.Strides),
            dilation = (nameof(a.DilationRate), a.DilationRate);
        return new(
            new((nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth)),
            new PerAxis(strides, strides).UnlessSaid(
                spec,
                (nameof(a.StrideHeight), a.StrideHeight),
                (nameof(a.StrideWidth), a.StrideWidth)
            ),
            new PerAxis(dilation, dilation).UnlessSaid(
                spec,
                (nameof(a.DilationHeight), a.DilationHeight),
                (nameof(a.DilationWidth), a.DilationWidth)
            ),
            a.Padding
        );
    }

    /// <summary>Windows of pooling stand side by side unless the attribute says otherwise.</summary>
    public static WindowArguments Of(PoolingAttribute a, LayerSpec spec, (string Property, int Value) poolSize)
    {
        var sizes = new PerAxis(poolSize);
        return new(sizes, sizes.UnlessSaid(spec, (nameof(a.Strides), a.Strides)), new(("", 1)), a.Padding);
    }

    public static WindowArguments Of(Pooling2DAttribute a, LayerSpec spec)
    {
        (string, int) strides = (nameof(a.Strides), a.Strides);
        var sizes = new PerAxis((nameof(a.PoolHeight), a.PoolHeight), (nameof(a.PoolWidth), a.PoolWidth));
        return new(
            sizes,
            sizes
                .UnlessSaid(spec, strides, strides)
                .UnlessSaid(spec, (nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)),
            new(("", 1), ("", 1)),
            a.Padding
        );
    }

    /// <summary>"3" for 3 and 3, "3x5" otherwise.</summary>
    public static string Square(IReadOnlyList<int> lengths) => lengths.Distinct().Count() == 1 ? Show.Of(lengths[0]) : Show.Of(lengths);
}
