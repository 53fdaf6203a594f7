using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that join tensors of one shape element by element.</summary>
internal abstract class Merge : LayerKind
{
    public override string Prefix => Attribute.ToLowerInvariant();

    public override IReadOnlyList<string> Others(LayerSpec spec) => spec.Texts("with");

    public override bool IsStepwise(LayerSpec spec) => true;

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Layer.Inputs.Count < 2)
            return c.Fail(Descriptors.NeedsOther, null, Attribute);
        Layer first = c.Layer.Inputs[0];
        for (int i = 1; i < c.Layer.Inputs.Count; i++)
            if (c.Layer.Inputs[i] is var other && other.Output != first.Output)
                return c.Fail(
                    Descriptors.UnequalShapes,
                    "with",
                    i - 1,
                    [Attribute, first.Name, first.Output.ToString(), other.Name, other.Output.ToString()]
                );
        return c.CommonArguments() ? first.Output : null;
    }

    public override Node Lower(LowerContext c)
    {
        c.OutputMask = c.JoinedMask;
        return c.Inputs.Skip(1).Aggregate(c.X, (sum, x) => Map.Of(Join(new In(0), new In(1)), sum, x));
    }

    public override string Describe(LayerSpec spec) => $"{Attribute}({string.Join(", ", spec.Texts("with"))})";

    protected abstract Expr Join(Expr a, Expr b);
}

internal sealed class Add : Merge
{
    protected override Expr Join(Expr a, Expr b) => a + b;
}

internal sealed class Multiply : Merge
{
    protected override Expr Join(Expr a, Expr b) => a * b;
}

internal sealed class Maximum : Merge
{
    // A NaN equals nothing: that of a is kept before the comparison, and that of b fails it.
    protected override Expr Join(Expr a, Expr b) => Expr.Select(new Same(a, a), Expr.Select(a - b, a, b), a);
}

internal sealed class Average : Merge
{
    public override Node Lower(LowerContext c) => Map.Of(1.0 / c.Inputs.Count * new In(0), base.Lower(c));

    protected override Expr Join(Expr a, Expr b) => a + b;
}
