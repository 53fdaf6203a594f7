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
        if (!c.Positive("units") || !c.CommonArguments() || !Dropout.HasRate(c) || !IsVector(c))
            return null;
        int units = c.Spec.Int("units");
        c.Kernel(new Shape(c.Input.Last, units), c.Input.Last, units);
        c.Bias(new Shape(units));
        CheckSoftmax(c, units);
        c.Layer.Scratch = c.Input.Last * RowPadding.Padded((long)units);
        return new Shape(units);
    }

    // In training every sample has a kernel of its own.
    public override Node Lower(LowerContext c)
    {
        Node kernel = c.Parameter("kernel", "W");
        Node z = c.Training
            ? c.PlusBias(Contract.Of(c.X, "ni", Kernels(c, kernel), "nio", "no").Named("a" + c.Suffix))
            : Dense.Affine(c, kernel);
        return c.Activate(z, Function(c.Spec));
    }

    private static Node Kernels(LowerContext c, Node kernel) =>
        Dropout.Drop(c, kernel, shape: c.WithBatch(kernel.Shape)).Named("D" + c.Suffix);

    public override string Describe(LayerSpec spec) =>
        Describe("DropConnect", spec, Text.Of(spec.Int("units")), Text.Of(spec.Number("rate")));
}
