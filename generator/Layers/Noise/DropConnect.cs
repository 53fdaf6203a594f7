using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class DropConnect : LayerKind<DropConnectAttribute>
{
    public override string Prefix => "drop_connect";

    protected override Shape? Infer(ShapeContext c, DropConnectAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units) || !Dropout.HasRate(c, nameof(a.Rate), a.Rate) || !IsVector(c))
            return null;
        int units = a.Units;
        c.Kernel(a, new Shape(c.Input.Last, units), c.Input.Last, units);
        c.Bias(a, new Shape(units));
        CheckRows(c, units, a.Activation);
        c.Layer.Scratch = c.Input.Last * RowPadding.Padded((long)units);
        return new Shape(units);
    }

    // In training every sample has a kernel of its own.
    protected override Node Lower(LowerContext c, DropConnectAttribute a)
    {
        Node kernel = c.Parameter("kernel", "W");
        Node z = c.IsNoisy
            ? c.PlusBias(Contract.Of(c.X, "ni", Kernels(c, a, kernel), "nio", "no").Named("a" + c.Suffix))
            : Dense.Affine(c, kernel);
        return c.Activate(z, a.Activation);
    }

    private static Node Kernels(LowerContext c, DropConnectAttribute a, Node kernel) =>
        Dropout.Drop(c, kernel, a.Rate, a.Seed, c.WithBatch(kernel.Shape)).Named("D" + c.Suffix);

    protected override string Describe(DropConnectAttribute a) => Describe(a.Activation, Show.Of(a.Units), Show.Of(a.Rate));
}
