using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class LeakyReLU : Rectifier<LeakyReLUAttribute>
{
    public override string Prefix => "leaky_relu";

    protected override (string Property, double Value) Factor(LeakyReLUAttribute a) => (nameof(a.NegativeSlope), a.NegativeSlope);

    protected override Node Of(Node x, double factor) => Map.Of(Expr.Select(new In(0), new In(0), factor * new In(0)), x);
}
