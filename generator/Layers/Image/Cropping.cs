using NetGen.Generator.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>What is left of a sequence or an image without what stands at its sides.</summary>
internal abstract class Cropping<TAttribute>(int axes, string prefix) : Sided<TAttribute>(axes, prefix)
    where TAttribute : LayerAttribute
{
    protected override Shape? Infer(ShapeContext c, Sides sides) => sides.LeaveSomething(c) ? sides.Resized(c.Input, -1) : null;

    protected override Node Lower(Node x, Sides sides) =>
        Enumerable
            .Range(1, Axes)
            .Aggregate(x, (rest, axis) => rest.Slice(axis, sides.Before[axis], x.Shape[axis] - sides.Before[axis] - sides.Behind[axis]));
}
