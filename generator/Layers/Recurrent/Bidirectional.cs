using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Spec;

namespace NetGen.Generator.Layers;

/// <summary>A recurrent layer forwards, and another one of its kind backwards.</summary>
internal sealed class Bidirectional : Wrapper<BidirectionalAttribute>
{
    public override string Prefix => "bidirectional";

    public override StepBehaviour Steps(LayerSpec spec) => StepBehaviour.InAnotherOrder(Recurring(spec).ReturnSequences);

    protected override Shape? Infer(ShapeContext c, BidirectionalAttribute a)
    {
        if (Inside(c) is not IRecurrent kind)
            return c.Fail(Descriptors.NotRecurrent, null, c.Spec.Wrapped!.Kind);
        ShapeContext inner = Wrap(c, c.Layer.Inputs[0]);
        RecurrentAttribute attribute = Recurring(c.Spec);
        if (attribute.GoBackwards)
            return inner.Fail(Descriptors.BothWays, nameof(attribute.GoBackwards), inner.Spec.Kind);
        if (
            !inner.Require(
                attribute.InitialState.Length == 0,
                nameof(attribute.InitialState),
                string.Join(", ", attribute.InitialState),
                "left out in a [Bidirectional], whose directions begin at two ends"
            )
        )
            return null;
        if (!inner.CommonArguments() || !kind.IsUsable(inner))
            return null;
        kind.Declare(inner, "forward_");
        kind.Declare(inner, "backward_");
        if (!inner.HasAllRefined())
            return null;
        c.Layer.Parameters.AddRange(inner.Layer.Parameters);
        Shape one = kind.OutputOf(inner.Layer);
        inner.Layer.Output = inner.Order.Given(one);
        return inner.Order.Given(
            a.MergeMode == MergeMode.Concat ? one.With(one.Rank - 1, (int)Math.Min(int.MaxValue, 2L * one.Last)) : one
        );
    }

    protected override Node Lower(LowerContext c, BidirectionalAttribute a)
    {
        Node forward = Run(c, "forward_", isReverse: false),
            backward = Run(c, "backward_", isReverse: true);
        Expr sum = new In(0) + new In(1);
        Node joined = a.MergeMode switch
        {
            MergeMode.Sum => Map.Of(sum, forward, backward),
            MergeMode.Multiply => Map.Of(new In(0) * new In(1), forward, backward),
            MergeMode.Average => Map.Of(0.5 * sum, forward, backward),
            _ => Concat.Of(forward.Shape.Rank - 1, forward, backward),
        };
        Layer layer = c.Layer.Wrapped!;
        return layer.Kind.Order(layer).Given(joined);
    }

    private static Node Run(LowerContext c, string prefix, bool isReverse)
    {
        LowerContext direction = c.Wrapped(prefix[0] + c.Suffix);
        return direction.Penalized(((IRecurrent)direction.Layer.Kind).Run(direction, prefix, isReverse));
    }

    private static RecurrentAttribute Recurring(LayerSpec spec) => (RecurrentAttribute)spec.Wrapped!.Attribute;
}
