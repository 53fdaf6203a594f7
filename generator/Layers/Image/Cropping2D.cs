using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>What is left of an image without rows and columns at its sides.</summary>
internal sealed class Cropping2D() : Sided<Cropping2DAttribute>("cropping2d")
{
    protected override Shape? Infer(ShapeContext c, Sides sides) =>
        sides.LeaveSomething(c) ? new Shape(c.Input[0] - (int)sides.Height, c.Input[1] - (int)sides.Width, c.Input.Last) : null;

    protected override Node Lower(Node x, Sides sides) =>
        Enumerable
            .Range(1, 2)
            .Aggregate(x, (rest, axis) => rest.Slice(axis, sides.Before[axis], x.Shape[axis] - sides.Before[axis] - sides.Behind[axis]));
}
