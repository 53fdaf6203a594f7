using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Flatten : LayerKind<FlattenAttribute>
{
    public override string Prefix => "flatten";

    public override ValueBehaviour Values => ValueBehaviour.Keeps;

    protected override Shape? Infer(ShapeContext c, FlattenAttribute a) => new Shape((int)c.Input.Length);

    protected override Node Lower(LowerContext c, FlattenAttribute a) => c.X.Reshape(c.WithBatch(c.Layer.Output));
}
