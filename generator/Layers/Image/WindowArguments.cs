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

    /// <summary>The same of a sequence, whose steps are one more axis: windows are one step long.</summary>
    public WindowArguments AtEveryStep => new(Sizes.AfterOne, Strides.AfterOne, Dilations.AfterOne, Padding);

    public static WindowArguments Of(Convolution1DAttribute a) =>
        new(
            new((nameof(a.KernelSize), a.KernelSize)),
            new((nameof(a.Strides), a.Strides)),
            new((nameof(a.DilationRate), a.DilationRate)),
            a.Padding
        );

    public static WindowArguments Of(Convolution2DAttribute a, LayerSpec spec) =>
        Of(
            a,
            spec,
            new((nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth)),
            [(nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)],
            [(nameof(a.DilationHeight), a.DilationHeight), (nameof(a.DilationWidth), a.DilationWidth)]
        );

    public static WindowArguments Of(Convolution3DAttribute a, LayerSpec spec) =>
        Of(
            a,
            spec,
            new((nameof(a.KernelDepth), a.KernelDepth), (nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth)),
            [(nameof(a.StrideDepth), a.StrideDepth), (nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)],
            [
                (nameof(a.DilationDepth), a.DilationDepth),
                (nameof(a.DilationHeight), a.DilationHeight),
                (nameof(a.DilationWidth), a.DilationWidth),
            ]
        );

    public static WindowArguments Of(ConvLSTM2DAttribute a, LayerSpec spec) =>
        new(
            new((nameof(a.KernelHeight), a.KernelHeight), (nameof(a.KernelWidth), a.KernelWidth)),
            PerAxis
                .Alike(2, (nameof(a.Strides), a.Strides))
                .UnlessSaid(spec, (nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)),
            PerAxis
                .Alike(2, (nameof(a.DilationRate), a.DilationRate))
                .UnlessSaid(spec, (nameof(a.DilationHeight), a.DilationHeight), (nameof(a.DilationWidth), a.DilationWidth)),
            a.Padding
        );

    /// <summary>Windows of pooling stand side by side unless the attribute says otherwise.</summary>
    public static WindowArguments Of(PoolingAttribute a, LayerSpec spec, (string Property, int Value) poolSize) =>
        Of(a, spec, new PerAxis(poolSize), [(nameof(a.Strides), a.Strides)]);

    public static WindowArguments Of(Pooling2DAttribute a, LayerSpec spec) =>
        Of(
            a,
            spec,
            new((nameof(a.PoolHeight), a.PoolHeight), (nameof(a.PoolWidth), a.PoolWidth)),
            [(nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)]
        );

    public static WindowArguments Of(Pooling3DAttribute a, LayerSpec spec) =>
        Of(
            a,
            spec,
            new((nameof(a.PoolDepth), a.PoolDepth), (nameof(a.PoolHeight), a.PoolHeight), (nameof(a.PoolWidth), a.PoolWidth)),
            [(nameof(a.StrideDepth), a.StrideDepth), (nameof(a.StrideHeight), a.StrideHeight), (nameof(a.StrideWidth), a.StrideWidth)]
        );

    /// <summary>"3" for 3 and 3, "3x5" otherwise.</summary>
    public static string Square(IReadOnlyList<int> lengths) => lengths.Distinct().Count() == 1 ? Show.Of(lengths[0]) : Show.Of(lengths);

    private static WindowArguments Of(
        ConvolutionAttribute a,
        LayerSpec spec,
        PerAxis sizes,
        (string Property, int Value)[] strides,
        (string Property, int Value)[] dilations
    ) =>
        new(
            sizes,
            PerAxis.Alike(strides.Length, (nameof(a.Strides), a.Strides)).UnlessSaid(spec, strides),
            PerAxis.Alike(strides.Length, (nameof(a.DilationRate), a.DilationRate)).UnlessSaid(spec, dilations),
            a.Padding
        );

    private static WindowArguments Of(PoolingAttribute a, LayerSpec spec, PerAxis sizes, (string Property, int Value)[] strides)
    {
        (string, int)[] all = [.. strides.Select(_ => (nameof(a.Strides), a.Strides))];
        return new(sizes, sizes.UnlessSaid(spec, all).UnlessSaid(spec, strides), PerAxis.Alike(strides.Length, ("", 1)), a.Padding);
    }
}
