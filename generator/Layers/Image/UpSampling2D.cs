using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Each pixel becomes a block of equal pixels.</summary>
internal sealed class UpSampling2D() : Spatial<UpSampling2DAttribute>(2, "up_sampling2d")
{
    protected override Shape? Infer(ShapeContext c, UpSampling2DAttribute a)
    {
        if (!HasAxes(c) || !Block(a).ArePositive(c))
            return null;
        int[] sizes = Block(a).Values;
        return new Shape([.. sizes.Select((size, axis) => (int)Math.Min(int.MaxValue, (long)size * c.Input[axis])), c.Input.Last]);
    }

    protected override Node Lower(LowerContext c, UpSampling2DAttribute a)
    {
        int[] sizes = Block(a).Values;
        Shape x = c.X.Shape;
        return c
            .X.Reshape(new Shape(x[0], x[1], 1, x[2], 1, x[3]))
            .BroadcastTo(new Shape(x[0], x[1], sizes[0], x[2], sizes[1], x[3]))
            .Reshape(c.WithBatch(c.Layer.Output));
    }

    protected override string Describe(UpSampling2DAttribute a) => $"UpSampling2D({WindowArguments.Square(Block(a).Values)})";

    private static PerAxis Block(UpSampling2DAttribute a) => new((nameof(a.Height), a.Height), (nameof(a.Width), a.Width));
}
