using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class DropConnect : LayerKind
{
    public override string Prefix => "drop_connect";

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("units") || !c.CommonArguments() || !Dropout.HasRate(c) || !IsVector(c)) return null;
        int units = c.Spec.Int("units");
        c.Kernel(new Shape(c.Input.Last, units), c.Input.Last, units);
        c.Bias(new Shape(units));
        CheckSoftmax(c, units);
        return new Shape(units);
    }

    public override Node Lower(LowerContext c)
    {
        Node kernel = c.Parameter("kernel", "W");
        return c.Activate(Dense.Affine(c, c.Training ? Dropout.Drop(c, kernel).Named("D" + c.Suffix) : kernel), Function(c.Spec));
    }

    public override string Describe(LayerSpec spec) => Describe("DropConnect", spec, Text.Of(spec.Int("units")), Text.Of(spec.Number("rate")));
}
