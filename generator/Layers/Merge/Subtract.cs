using NetGen.Generator.Attributes;
using NetGen.Generator.Primitives;

namespace NetGen.Generator.Layers;

internal sealed class Subtract : Merge<SubtractAttribute>
{
    protected override Expr Join(Expr a, Expr b) => a - b;
}
