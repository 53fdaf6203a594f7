using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

internal sealed class MaxPooling2D : LayerKind
{
    public override string Prefix => "max_pooling2d";

    public override Shape? Infer(ShapeContext c)
    {
        int k = c.Spec.Int("poolSize", 2);
        return new Shape(c.Input[0] / k, c.Input[1] / k, c.Input.Last);
    }

    public override Node Lower(LowerContext c)
    {
        int k = c.Spec.Int("poolSize", 2);
        Node seen = Windows.Of(c.X, new WindowForm([k, k], [k, k], [1, 1]));
        return Primitives.Reduce.Max(seen, 3, 4).Reshape(c.WithBatch(c.Layer.Output));
    }

    public override string Describe(LayerSpec spec) => $"MaxPooling2D({Text.Of(spec.Int("poolSize", 2))})";
}
