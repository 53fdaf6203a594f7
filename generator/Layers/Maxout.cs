using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Maxout : LayerKind
{
    public override string Prefix => "maxout";

    public override Shape? Infer(ShapeContext c)
    {
        if (!c.Positive("units") || !c.Positive("pieces", 2) || !c.CommonArguments() || !IsVector(c))
            return null;
        int units = c.Spec.Int("units"),
            pieces = c.Spec.Int("pieces", 2);
        c.Kernel(new Shape(c.Input.Last, pieces, units), c.Input.Last, units);
        c.Bias(new Shape(pieces, units));
        return new Shape(units);
    }

    public override Node Lower(LowerContext c)
    {
        Node z = Contract.Of(c.X, "ni", c.Parameter("kernel", "W"), "ipu", "npu").Named("a" + c.Suffix);
        return c.Activate(
            Primitives.Reduce.Max(c.PlusBias(z).Named("z" + c.Suffix), 1).Reshape(c.WithBatch(c.Layer.Output)),
            Function(c.Spec)
        );
    }

    public override string Describe(LayerSpec spec) => Describe("Maxout", spec, Text.Of(spec.Int("units")), Text.Of(spec.Int("pieces", 2)));
}
