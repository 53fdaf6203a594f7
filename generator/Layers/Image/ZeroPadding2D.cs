using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>Zeros around an image.</summary>
internal sealed class ZeroPadding2D() : Sided<ZeroPadding2DAttribute>("zero_padding2d")
{
    protected override Shape? Infer(ShapeContext c, Sides sides)
    {
        int Sum(int length, long zeros) => (int)Math.Min(int.MaxValue, length + zeros);
        return new Shape(Sum(c.Input[0], sides.Height), Sum(c.Input[1], sides.Width), c.Input.Last);
    }

    protected override Node Lower(Node x, Sides sides) => Pad.Of(x, sides.Before, sides.Behind);
}
