using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>Short ways to make nodes; those that would change nothing give the node itself.</summary>
internal static class Nodes
{
    public static Node Reshape(this Node x, Shape shape) =>
        x.Shape == shape ? x
        : x is Reshape inner ? inner.Inputs[0].Reshape(shape)
        : x is Fill fill ? x.Program.Add(new Fill(fill.Value, shape))
        : x.Program.Add(new Reshape(x, shape));

    public static Node BroadcastTo(this Node x, Shape shape) =>
        x.Shape == shape ? x
        : x is Fill fill ? x.Program.Add(new Fill(fill.Value, shape))
        : x.Program.Add(new Broadcast(x, shape));

    public static Node Transpose(this Node x, params int[] order) =>
        order.SequenceEqual(Enumerable.Range(0, order.Length)) ? x
        : MovesUnitsOnly(x.Shape, order) ? x.Reshape(new Shape([.. order.Select(i => x.Shape[i])]))
        : x is Transpose inner ? inner.Inputs[0].Transpose([.. order.Select(i => inner.Order[i])])
        : x is Map map && map.Restored(order) is { } restored ? restored
        : x.Program.Add(new Transpose(x, order));

    public static Node Slice(this Node x, int axis, int start, int length) =>
        start == 0 && length == x.Shape[axis] ? x : x.Program.Add(new Slice(x, axis, start, length));

    /// <summary>The adjoint of broadcasting from <paramref name="shape"/>: sums over the axes that were added or stretched.</summary>
    public static Node SumTo(this Node x, Shape shape)
    {
        if (x.Shape == shape)
            return x;
        int added = x.Shape.Rank - shape.Rank;
        int[] axes = Enumerable.Range(0, x.Shape.Rank).Where(i => i < added || (shape[i - added] == 1 && x.Shape[i] != 1)).ToArray();
        return (KnownSum.Of(x, axes) ?? Primitives.Reduce.Sum(x, axes)).Reshape(shape);
    }

    /// <summary>The node without the axes of length 1 that were put in or taken out.</summary>
    public static Node Core(this Node node)
    {
        while (node is Reshape && node.Shape.Squeezed == node.Inputs[0].Shape.Squeezed)
            node = node.Inputs[0];
        return node;
    }

    /// <summary>Everything that the roots need, they themselves among it. Of a loop that carries nothing these are the results that are
    /// asked for.</summary>
    public static HashSet<Node> Live(IEnumerable<Node> roots)
    {
        var live = new HashSet<Node>();
        var pending = new Stack<Node>(roots);
        while (pending.Count > 0)
            if (pending.Pop() is var node && live.Add(node) && node is not Scan { Results.Count: > 0 })
                foreach (Node input in node.Inputs)
                    pending.Push(input);
        return live;
    }

    public static Node Plus(this Node a, Node b) => Map.Of(new In(0) + new In(1), a, b);

    // What lies in memory stays as it is.
    private static bool MovesUnitsOnly(Shape shape, int[] order)
    {
        int[] moved = [.. order.Where(axis => shape[axis] != 1)];
        return moved.SequenceEqual(moved.OrderBy(axis => axis));
    }
}
