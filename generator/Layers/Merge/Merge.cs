using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that join tensors of one shape element by element.</summary>
internal abstract class Merge<TAttribute> : LayerKind<TAttribute>
    where TAttribute : MergeAttribute
{
    public override string Prefix => Attribute.ToLowerInvariant();

    protected override (string Property, IReadOnlyList<string> Names) Others(TAttribute a) => (nameof(a.With), a.With);

    protected override StepBehaviour Steps(TAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
        if (c.Layer.Inputs.Count < 2)
            return c.Fail(Descriptors.NeedsOther, null, Attribute);
        Layer first = c.Layer.Inputs[0];
        for (int i = 1; i < c.Layer.Inputs.Count; i++)
            if (c.Layer.Inputs[i] is var other && other.Output != first.Output)
                return c.Fail(
                    Descriptors.UnequalShapes,
                    nameof(a.With),
                    i - 1,
                    [Attribute, first.Name, first.Output.ToString(), other.Name, other.Output.ToString()]
                );
        return first.Output;
    }

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
    // A NaN equals nothing: that of a is kept before the comparison, and that of b fails it.
    protected override Expr Join(Expr a, Expr b) => Expr.Select(new Same(a, a), Expr.Select(a - b, a, b), a);
}

internal sealed class Average : Merge<AverageAttribute>
{
    protected override Node Lower(LowerContext c, AverageAttribute a) => Map.Of(1.0 / c.Inputs.Count * new In(0), base.Lower(c, a));

    protected override Expr Join(Expr a, Expr b) => a + b;
}
