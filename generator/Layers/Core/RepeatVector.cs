using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

internal sealed class RepeatVector : LayerKind<RepeatVectorAttribute>
{
    public override string Prefix => "repeat_vector";

    protected override Shape? Infer(ShapeContext c, RepeatVectorAttribute a) =>
        c.Positive(nameof(a.N), a.N) && IsVector(c) ? c.Input.Prepend(a.N) : null;

    protected override Node Lower(LowerContext c, RepeatVectorAttribute a) =>
        c.X.Reshape(c.WithBatch(c.Layer.Output.With(0, 1))).BroadcastTo(c.WithBatch(c.Layer.Output));

    protected override string Describe(RepeatVectorAttribute a) => $"RepeatVector({Show.Of(a.N)})";
}
