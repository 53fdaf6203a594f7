using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class Dense : LayerKind<DenseAttribute>
{
    public override string Prefix => "dense";

    protected override StepBehaviour Steps(DenseAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, DenseAttribute a)
    {
        if (!c.Positive(nameof(a.Units), a.Units))
            return null;
        if (c.Input.Rank > 2 && !NotAVector(c))
            return null;
        int units = a.Units;
        if (!SparseConnections.Fit(c, c.Input.Last, units))
            return null;
        SparseConnections.Declare(c, a, c.Input.Last, units);
        c.Bias(a, new Shape(units));
        CheckRows(c, units, a.Activation);
        return c.Input.With(c.Input.Rank - 1, units);
    }

    protected override string? Elsewhere(ShapeContext c, ChannelOrder order, int axis) => PutPermutation(c, order);

    protected override Node Lower(LowerContext c, DenseAttribute a) =>
        c.Activate(Affine(c, SparseConnections.Of(c, c.Parameter("kernel", "W"))), a.Activation);

    protected override string Describe(DenseAttribute a) => Describe(a.Activation, Show.Of(a.Units));

    /// <summary>x · W + b over the last axis.</summary>
    public static Node Affine(LowerContext c, Node kernel)
    {
        string lead = "nabcd".Substring(0, c.X.Shape.Rank - 1);
        return c.PlusBias(Contract.Of(c.X, lead + "i", kernel, "io", lead + "o").Named("a" + c.Suffix));
    }
}
