using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Layers;

/// <summary>What a stream remembers of the last steps, as many as a sequence has. Padding is not remembered.</summary>
internal sealed class StepMemory(LowerContext c, Iteration stream)
{
    private readonly List<Node> _next = [];

    /// <summary>The values [n, 1, ..] of the step behind those of the steps before it, [n, steps, ..], at first zeros.</summary>
    public Node Last(string name, Node now)
    {
        int steps = c.Layer.Steps;
        Node before = stream.Carry(name, now.Shape.With(1, steps));
        return Add(before, steps == 1 ? now : Concat.Of(1, before.Slice(1, 1, steps - 1), now));
    }

    /// <summary>Says that this is all, and returns how many steps there are, [n, 1].</summary>
    public Node End()
    {
        Node before = stream.Carry("steps", new Shape(Shape.N, 1)),
            count = Add(before, Map.Of(Expr.Select(c.Layer.Steps - new In(0), new In(0) + 1, new In(0)), before));
        stream.Next([.. _next]);
        return count;
    }

    private Node Add(Node before, Node now)
    {
        if (c.Mask is { } mask)
            now = Map.Of(
                Expr.Select(new In(0), new In(1), new In(2)),
                mask.Reshape(new Shape([Shape.N, .. Enumerable.Repeat(1, now.Shape.Rank - 1)])),
                now,
                before
            );
        _next.Add(now);
        return now;
    }
}
