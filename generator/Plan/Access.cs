using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>How a kernel addresses an operand.</summary>
internal static class Access
{
    /// <summary>The operand's steps along the axes of a larger space: 0 where it is stretched.</summary>
    public static Strides Align(Node node, Shape space) => Align(node.Layout, node.Shape, space);

    public static Strides Align(Strides strides, Shape shape, Shape space)
    {
        if (shape != space && shape.Squeezed == space.Squeezed)
        {
            // Axes of length 1 apart, it is the space itself.
            var steps = new Queue<int>(strides.Steps.Where((_, axis) => shape[axis] != 1));
            return new Strides(
                strides.Offset,
                space
                    .ToArray()
                    .Select(
                        (dim, axis) =>
                            dim != 1 ? steps.Dequeue()
                            : axis == space.Rank - 1 ? 1
                            : 0
                    )
                    .ToArray()
            );
        }
        int added = space.Rank - shape.Rank;
        return new Strides(
            strides.Offset,
            Enumerable
                .Range(0, space.Rank)
                .Select(i => i < added || (shape[i - added] == 1 && space[i] != 1) ? 0 : strides.Steps[i - added])
                .ToArray()
        );
    }
}
