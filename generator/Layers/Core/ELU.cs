using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class ELU : Rectifier<ELUAttribute>
{
    public override string Prefix => "elu";

    protected override (string Property, double Value) Factor(ELUAttribute a) => (nameof(a.Alpha), a.Alpha);

    protected override Node Of(Node x, double factor) => Map.Of(Expr.Select(new In(0), new In(0), factor * (new In(1) - 1)), x, Fn.Exp[x]);
}
