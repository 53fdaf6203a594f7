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

    /// <summary>The offset that axes contribute when one running index counts through all of them in C order: "i * 64", "i / 4 * 32 + i % 4
    /// * 8". Empty for nothing.</summary>
    public static string Offset(string index, IReadOnlyList<int> axes, Shape space, IReadOnlyList<int> steps)
    {
        var terms = new List<string>();
        int[] real = axes.Where(a => space[a] != 1).ToArray();
        for (int end = real.Length; end > 0; )
        {
            // Neighbours that one stride serves count as one axis.
            int first = end - 1;
            while (first > 0 && steps[real[first - 1]] == steps[real[first]] * space[real[first]])
                first--;
            int step = steps[real[end - 1]];
            if (step != 0)
            {
                long inner = Product(real.Skip(end), space);
                string part = inner == 1 ? index : $"{index} / {Text.Of(inner)}";
                if (first > 0)
                    part += $" % {Text.Of(Product(real.Skip(first).Take(end - first), space))}";
                terms.Insert(0, step == 1 ? part : $"{part} * {Text.Of(step)}");
            }
            end = first;
        }
        return string.Join(" + ", terms);
    }

    private static long Product(IEnumerable<int> axes, Shape space) => axes.Aggregate(1L, (product, axis) => product * space[axis]);
}
