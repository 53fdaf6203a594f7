using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Layers that compute each value from those at its place in tensors of one shape.</summary>
internal abstract class Elementwise<TAttribute> : LayerKind<TAttribute>
    where TAttribute : MergeAttribute
{
    public override string Prefix => Attribute.ToLowerInvariant();

    protected override (string Property, IReadOnlyList<string> Names) Others(TAttribute a) => (nameof(a.With), a.With);

    protected override StepBehaviour Steps(TAttribute a) => StepBehaviour.EachAlone;

    protected override Shape? Infer(ShapeContext c, TAttribute a)
    {
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
}
