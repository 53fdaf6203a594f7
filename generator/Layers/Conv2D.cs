using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Conv2D : LayerKind
{
    public override string Prefix => "conv2d";

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("filters") || !c.CommonArguments()) return null;
        int k = c.Spec.Int("kernelSize"), filters = c.Spec.Int("filters"), channels = c.Input.Last, s = c.Spec.Int("Strides", 1);
        c.Kernel(new Shape(k, k, channels, filters), k * k * channels, k * k * filters);
        c.Bias(new Shape(filters));
        bool same = c.Spec.Member("Padding", "Valid") == "Same";
        int Out(int length) => same ? (length + s - 1) / s : (length - k) / s + 1;
        return new Shape(Out(c.Input[0]), Out(c.Input[1]), filters);
    }

    public override Node Lower(LowerContext c)
    {
        int k = c.Spec.Int("kernelSize"), s = c.Spec.Int("Strides", 1);
        Node x = c.X;
        if (c.Spec.Member("Padding", "Valid") == "Same")
        {
            int Missing(int axis) => Math.Max(0, (c.Layer.Output[axis - 1] - 1) * s + k - c.X.Shape[axis]);
            x = Pad.Of(x, [0, Missing(1) / 2, Missing(2) / 2, 0], [0, Missing(1) - Missing(1) / 2, Missing(2) - Missing(2) / 2, 0]).Named("p" + c.Suffix);
        }
        Node seen = Windows.Of(x, new WindowForm([k, k], [s, s], [1, 1]));
        Node z = Contract.Of(seen, "nhwijc", c.Parameter("kernel", "W"), "ijco", "nhwo").Named("a" + c.Suffix);
        if (c.Spec.Flag("UseBias", true)) z = z.Plus(c.Parameter("bias", "b"));
        return c.Activate(z, Function(c.Spec));
    }

    public override string Describe(LayerSpec spec) => Describe("Conv2D", spec, Text.Of(spec.Int("filters")), Text.Of(spec.Int("kernelSize")));
}
