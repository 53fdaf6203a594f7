using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that join tensors of one shape element by element.</summary>
internal abstract class Merge<TAttribute> : Elementwise<TAttribute>
    where TAttribute : MergeAttribute
{
    protected override Shape? Infer(ShapeContext c, TAttribute a) =>
        c.Layer.Inputs.Count < 2 ? c.Fail(Descriptors.NeedsOther, null, Attribute) : base.Infer(c, a);

    protected override Node Lower(LowerContext c, TAttribute a)
    {
        c.OutputMask = c.JoinedMask;
        return c.Inputs.Skip(1).Aggregate(c.X, (sum, x) => Map.Of(Join(new In(0), new In(1)), sum, x));
    }

    protected override string Describe(TAttribute a) => $"{Attribute}({string.Join(", ", a.With)})";

    protected abstract Expr Join(Expr a, Expr b);
}

internal sealed class Add : Merge<AddAttribute>
{
    protected override Expr Join(Expr a, Expr b) => a + b;
}

internal sealed class Multiply : Merge<MultiplyAttribute>
{
    protected override Expr Join(Expr a, Expr b) => a * b;
}

internal sealed class Maximum : Merge<MaximumAttribute>
{
    protected override Expr Join(Expr a, Expr b) => Expr.Max(a, b);
}

internal sealed class Average : Merge<AverageAttribute>
{
    protected override Node Lower(LowerContext c, AverageAttribute a) => Map.Of(1.0 / c.Inputs.Count * new In(0), base.Lower(c, a));

    protected override Expr Join(Expr a, Expr b) => a + b;
}
