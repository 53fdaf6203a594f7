using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>A recurrent layer forwards, and another one of its kind backwards.</summary>
internal sealed class Bidirectional : Wrapper
{
    public override string Prefix => "bidirectional";

    public override bool Iterates => true;

    public override bool KeepsMask(LayerSpec spec) => spec.Wrapped!.Flag("ReturnSequences", false);

    public override Shape? Infer(ShapeContext c)
    {
        if (Inside(c.Spec) is not Recurrent kind)
            return c.Fail(Descriptors.NotRecurrent, null, c.Spec.Wrapped!.Kind);
        ShapeContext inner = Wrap(c, c.Layer.Inputs[0]);
        if (inner.Spec.Flag("GoBackwards", false))
            return inner.Fail(Descriptors.BothWays, "GoBackwards", kind.Attribute);
        if (!c.CommonArguments() || !Recurrent.HasArguments(inner) || !kind.IsSequence(inner))
            return null;
        kind.Declare(inner, "forward_");
        kind.Declare(inner, "backward_");
        c.Layer.Parameters.AddRange(inner.Layer.Parameters);
        Shape one = inner.Layer.Output = Recurrent.OutputShape(inner.Spec, c.Input);
        return Merging(c.Spec) == "Concat" ? one.With(one.Rank - 1, (int)Math.Min(int.MaxValue, 2L * one.Last)) : one;
    }

    public override Node Lower(LowerContext c)
    {
        Node forward = Run(c, "forward_", isReverse: false),
            backward = Run(c, "backward_", isReverse: true);
        Expr sum = new In(0) + new In(1);
        return Merging(c.Spec) switch
        {
            "Sum" => Map.Of(sum, forward, backward),
            "Multiply" => Map.Of(new In(0) * new In(1), forward, backward),
            "Average" => Map.Of(0.5 * sum, forward, backward),
            _ => Concat.Of(forward.Shape.Rank - 1, forward, backward),
        };
    }

    private static Node Run(LowerContext c, string prefix, bool isReverse)
    {
        LowerContext direction = c.Wrapped(prefix[0] + c.Suffix);
        return direction.Penalized(((Recurrent)direction.Layer.Kind).Run(direction, prefix, isReverse));
    }

    private static string Merging(LayerSpec spec) => spec.Member("MergeMode", "Concat");
}
