using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class Flatten : LayerKind
{
    public override string Prefix => "flatten";

    public override bool KeepsValues => true;

    public override Shape? Infer(ShapeContext c) => c.CommonArguments() ? new Shape((int)c.Input.Length) : null;

    public override Node Lower(LowerContext c) => c.X.Reshape(c.WithBatch(c.Layer.Output));
}
