using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>A convolution of each channel by itself, then a dense layer over the channels of each pixel.</summary>
internal sealed class SeparableConv2D() : Spatial<SeparableConv2DAttribute>(2, "separable_conv2d")
{
    protected override Shape? Infer(ShapeContext c, SeparableConv2DAttribute a)
    {
        if (
            !c.Positive(nameof(a.Filters), a.Filters)
            || !DepthwiseConv2D.HasMultiplier(c, a.DepthMultiplier)
            || Slide(c, WindowArguments.Of(a, c.Spec)) is not { } windows
        )
            return null;
        int filters = a.Filters,
            channels = DepthwiseConv2D.Channels(c, a.DepthMultiplier);
        DepthwiseConv2D.DeclareKernel(c, a, a.DepthMultiplier, windows);
        c.Kernel(a, new Shape(1, 1, channels, filters), "pointwise_kernel");
        c.Bias(a, new Shape(filters));
        CheckRows(c, filters, a.Activation);
        return windows.Output(filters);
    }

    protected override Node Lower(LowerContext c, SeparableConv2DAttribute a)
    {
        Node each = DepthwiseConv2D.Product(c, a).Named("e" + c.Suffix),
            kernel = c.Parameter("pointwise_kernel", "W");
        Node z = Contract.Of(each, "nhwc", kernel.Reshape(new Shape(kernel.Shape[2], kernel.Shape[3])), "co", "nhwo");
        return c.Activate(c.PlusBias(z.Named("a" + c.Suffix)), a.Activation);
    }

    protected override string Describe(SeparableConv2DAttribute a, LayerSpec spec) =>
        Describe(a.Activation, Show.Of(a.Filters), WindowArguments.Of(a, spec).Size);
}
