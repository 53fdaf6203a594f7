using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Maxout : LayerKind<MaxoutAttribute>
{
    public override string Prefix => "maxout";

    protected override Shape? Infer(ShapeContext c, MaxoutAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units) || !c.Positive(nameof(a.Pieces), a.Pieces) || !IsVector(c))
            return null;
        int units = a.Units,
            pieces = a.Pieces;
        c.Kernel(a, new Shape(c.Input.Last, pieces, units), c.Input.Last, units);
        c.Bias(a, new Shape(pieces, units));
        return new Shape(units);
    }

    protected override Node Lower(LowerContext c, MaxoutAttribute a)
    {
        Node z = Contract.Of(c.X, "ni", c.Parameter("kernel", "W"), "ipu", "npu").Named("a" + c.Suffix);
        return c.Activate(Primitives.Reduce.Max(c.PlusBias(z).Named("z" + c.Suffix), 1).Reshape(c.WithBatch(c.Layer.Output)), a.Activation);
    }

    protected override string Describe(MaxoutAttribute a) => Describe(a.Activation, Show.Of(a.Units), Show.Of(a.Pieces));
}
