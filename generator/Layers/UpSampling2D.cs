using NetGen.Generator.Graph;
using NetGen.Generator.Lower;
using NetGen.Generator.Parse;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Each pixel becomes a block of equal pixels.</summary>
internal sealed class UpSampling2D() : Spatial(2, "up_sampling2d")
{
    public override Shape? Infer(ShapeContext c)
    {
        if (!c.CommonArguments() || !HasAxes(c) || !PerAxis.Size.ArePositive(c, Axes, 2))
            return null;
        int[] sizes = PerAxis.Size.Of(c.Spec, Axes, 2);
        return new Shape([.. sizes.Select((size, a) => (int)Math.Min(int.MaxValue, (long)size * c.Input[a])), c.Input.Last]);
    }

    public override Node Lower(LowerContext c)
    {
        int[] sizes = PerAxis.Size.Of(c.Spec, Axes, 2);
        Shape x = c.X.Shape;
        return c
            .X.Reshape(new Shape(x[0], x[1], 1, x[2], 1, x[3]))
            .BroadcastTo(new Shape(x[0], x[1], sizes[0], x[2], sizes[1], x[3]))
            .Reshape(c.WithBatch(c.Layer.Output));
    }

    public override string Describe(LayerSpec spec) => $"UpSampling2D({Sizes(spec, PerAxis.Size)})";
}
