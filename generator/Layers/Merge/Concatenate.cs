using NetGen.Generator.Attributes;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Concatenate : LayerKind<ConcatenateAttribute>
{
    public override string Prefix => "concatenate";

    protected override (string Property, IReadOnlyList<string> Names) Others(ConcatenateAttribute a) => (nameof(a.With), a.With);

    protected override StepBehaviour Steps(ConcatenateAttribute a) => SampleAxes.Steps(a.Axis);

    protected override Shape? Infer(ShapeContext c, ConcatenateAttribute a)
    {
        if (c.Layer.Inputs.Count < 2)
            return c.Fail(Descriptors.NeedsOther, null, Attribute);
        Layer first = c.Layer.Inputs[0];
        int last = c.Input.Rank - 1;
        for (int i = 1; i < c.Layer.Inputs.Count; i++)
        {
            Layer other = c.Layer.Inputs[i];
            if (other.Output.Rank != first.Output.Rank || c.Order.Seen(other.Output).With(last, 1) != c.Input.With(last, 1))
                return c.Fail(
                    Descriptors.ConcatenateShape,
                    nameof(a.With),
                    i - 1,
                    [first.Name, first.Output.ToString(), other.Name, other.Output.ToString(), SampleAxes.Called(a.Axis)]
                );
        }
        return c.Input.With(last, (int)Math.Min(int.MaxValue, c.Layer.Inputs.Sum(i => (long)c.Order.Seen(i.Output).Last)));
    }

    protected override Node Lower(LowerContext c, ConcatenateAttribute a)
    {
        c.OutputMask = c.IsAlongSteps && c.Masks.Any(mask => mask is not null) ? Masks(c) : c.JoinedMask;
        return Concat.Of(c.X.Shape.Rank - 1, [.. c.Inputs]);
    }

    protected override string Describe(ConcatenateAttribute a) => $"Concatenate({string.Join(", ", a.With)})";

    // Of sequences one after another.
    private static Node Masks(LowerContext c) =>
        Concat.Of(
            1,
            [.. c.Masks.Select((mask, i) => mask ?? c.Program.Add(new Fill(1, new Shape(Shape.N, c.Layer.Inputs[i].Output[0], 1))))]
        );
}
