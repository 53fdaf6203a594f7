using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A convolution of each channel by itself.</summary>
internal sealed class DepthwiseConv2D() : Spatial(2, "depthwise_conv2d")
{
    public override Shape? Infer(ShapeContext c)
    {
        if (!c.CommonArguments() || !HasMultiplier(c) || Slide(c, PerAxis.Kernel) is not { } windows)
            return null;
        int channels = Channels(c);
        DeclareKernel(c, windows);
        c.Bias(new Shape(channels));
        CheckSoftmax(c, channels);
        return windows.Output(channels);
    }

    public override Node Lower(LowerContext c) => c.Activate(c.PlusBias(Product(c).Named("a" + c.Suffix)), Function(c.Spec));

    public override string Describe(LayerSpec spec) => Describe(Attribute, spec, Sizes(spec, PerAxis.Kernel));

    public static bool HasMultiplier(ShapeContext c) => c.Positive("DepthMultiplier", 1);

    /// <summary>Channels of the result.</summary>
    public static int Channels(ShapeContext c) => (int)Math.Min(int.MaxValue, (long)c.Input.Last * c.Spec.Int("DepthMultiplier", 1));

    public static void DeclareKernel(ShapeContext c, Sliding windows) =>
        c.Kernel(new Shape([.. windows.Sizes, c.Input.Last, c.Spec.Int("DepthMultiplier", 1)]), "depthwise_kernel");

    /// <summary>Σ x[r·s + i, c·s + j, k] · kernel[i, j, k, m], at channel k · multiplier + m.</summary>
    public static Node Product(LowerContext c)
    {
        Sliding windows = Sliding.Of(c.Spec, c.Layer.Inputs[0].Output, PerAxis.Kernel);
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
