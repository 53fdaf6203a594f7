using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class Minimum : Merge<MinimumAttribute>
{
    // As for the maximum, a NaN of either stays.
    protected override Expr Join(Expr a, Expr b) => Expr.Select(new Same(a, a), Expr.Select(b - a, a, b), a);
}
