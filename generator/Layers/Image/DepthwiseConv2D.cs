using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>A convolution of each channel by itself.</summary>
internal sealed class DepthwiseConv2D() : Spatial<DepthwiseConv2DAttribute>(2, "depthwise_conv2d")
{
    protected override Shape? Infer(ShapeContext c, DepthwiseConv2DAttribute a)
    {
        if (!HasMultiplier(c, a.DepthMultiplier) || Slide(c, WindowArguments.Of(a, c.Spec)) is not { } windows)
            return null;
        int channels = Channels(c, a.DepthMultiplier);
        DeclareKernel(c, a, a.DepthMultiplier, windows);
        c.Bias(a, new Shape(channels));
        CheckRows(c, channels, a.Activation);
        return windows.Output(channels);
    }

    protected override Node Lower(LowerContext c, DepthwiseConv2DAttribute a) =>
        c.Activate(c.PlusBias(Product(c, a).Named("a" + c.Suffix)), a.Activation);

    protected override string Describe(DepthwiseConv2DAttribute a, LayerSpec spec) =>
        Describe(a.Activation, WindowArguments.Of(a, spec).Size);

    public static bool HasMultiplier(ShapeContext c, int multiplier) =>
        c.Positive(nameof(DepthwiseConv2DAttribute.DepthMultiplier), multiplier);

    /// <summary>Channels of the result.</summary>
    public static int Channels(ShapeContext c, int multiplier) => (int)Math.Min(int.MaxValue, (long)c.Input.Last * multiplier);

    public static void DeclareKernel(ShapeContext c, WeightLayerAttribute a, int multiplier, Sliding windows) =>
        c.Kernel(a, new Shape([.. windows.Sizes, c.Input.Last, multiplier]), "depthwise_kernel");

    /// <summary>Σ x[r·s + i, c·s + j, k] · kernel[i, j, k, m], at channel k · multiplier + m.</summary>
    public static Node Product(LowerContext c, Convolution2DAttribute a)
    {
        var windows = new Sliding(c.Input, WindowArguments.Of(a, c.Spec));
        Node x = windows.Pad(c.X),
            seen = Windows.Of(x, windows.Form),
            kernel = c.Parameter("depthwise_kernel", "D");
        if (x != c.X)
            x.Named("p" + c.Suffix);
        int rows = (int)windows.Counts[0],
            columns = (int)windows.Counts[1],
            channels = kernel.Shape[2],
            multiplier = kernel.Shape[3];
        Node product =
            multiplier == 1
                ? Contract.Of(seen, "nhwijc", kernel.Reshape(new Shape(kernel.Shape[0], kernel.Shape[1], channels)), "ijc", "nhwc")
                : Contract.Of(seen, "nhwijc", kernel, "ijcm", "nhwcm");
        return product.Reshape(new Shape(Shape.N, rows, columns, channels * multiplier));
    }
}
