using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A convolution of each channel by itself, then a dense layer over the channels of each pixel.</summary>
internal sealed class SeparableConv2D() : Spatial(2, "separable_conv2d")
{
    public override Shape? Infer(ShapeContext c)
    {
        if (
            !c.Positive("filters")
            || !c.CommonArguments()
            || !DepthwiseConv2D.HasMultiplier(c)
            || Slide(c, PerAxis.Kernel) is not { } windows
        )
            return null;
        int filters = c.Spec.Int("filters"),
            channels = DepthwiseConv2D.Channels(c);
        DepthwiseConv2D.DeclareKernel(c, windows);
        c.Kernel(new Shape(1, 1, channels, filters), "pointwise_kernel");
        c.Bias(new Shape(filters));
        CheckSoftmax(c, filters);
        return windows.Output(filters);
    }

    public override Node Lower(LowerContext c)
    {
        Node each = DepthwiseConv2D.Product(c).Named("e" + c.Suffix),
            kernel = c.Parameter("pointwise_kernel", "W");
        Node z = Contract.Of(each, "nhwc", kernel.Reshape(new Shape(kernel.Shape[2], kernel.Shape[3])), "co", "nhwo");
        return c.Activate(c.PlusBias(z.Named("a" + c.Suffix)), Function(c.Spec));
    }

    public override string Describe(LayerSpec spec) => Describe(Attribute, spec, Text.Of(spec.Int("filters")), Sizes(spec, PerAxis.Kernel));
}
