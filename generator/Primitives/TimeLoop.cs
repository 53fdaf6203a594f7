namespace NetGen.Generator.Primitives;

/// <summary>Which loop over time a value belongs to. Compared by reference: no two loops are the same.</summary>
internal sealed class TimeLoop(int id, int length, bool isReverse, int truncateAfter)
{
    /// <summary>A number of its own in the program.</summary>
    public int Id => id;

    /// <summary>Steps.</summary>
    public int Length => length;

    /// <summary>From the last step to the first.</summary>
    public bool IsReverse => isReverse;

    /// <summary>Gradients pass no further back than the last multiple of this many steps; 0 for all the way.</summary>
    public int TruncateAfter => truncateAfter;

    /// <summary>Where the axis of time stands in a sequence of such values: behind the batch.</summary>
    public static int TimeAxis(Shapes.Shape step) => step.Rank > 0 && step[0] == Shapes.Shape.N ? 1 : 0;

    /// <summary>The shape of a sequence of such values.</summary>
    public Shapes.Shape Over(Shapes.Shape step)
    {
        List<int> dims = [.. step.ToArray()];
        dims.Insert(TimeAxis(step), length);
        return new([.. dims]);
    }

    /// <summary>A value that is the same at all steps, as a sequence.</summary>
    public Node Repeat(Node x) => x.Reshape(Over(x.Shape).With(TimeAxis(x.Shape), 1)).BroadcastTo(Over(x.Shape));

    /// <summary>An axis of a value, in a sequence of them.</summary>
    public static int Over(Shapes.Shape step, int axis) => axis < TimeAxis(step) ? axis : axis + 1;
}
