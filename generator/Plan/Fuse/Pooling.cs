using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>Convolutions of which nothing but the maximum of each 2 x 2 window is read.</summary>
internal static class Pooling
{
    /// <summary>The maximum over 2 x 2 windows side by side that is all that anyone reads of a convolution, if so.</summary>
    public static Reduce? Of(Contract c, DataFlow flow)
    {
        if (flow.IsRoot(c) || c.Shape.Rank != 4 || ContractForm.Of(c) is not { Rows.Length: 1, Groups.Length: 2 })
            return null;
        bool IsMaximum(Node reader, IReadOnlyList<int> axes) =>
            axes.SequenceEqual([3, 4]) && PoolingWindows.Are(reader.Inputs[0], c.Shape, reader.Inputs[0].Layout, Layouts.Padded(c.Shape));
        List<Node> readers = flow.Readers(c).Distinct().ToList();
        bool isPooled = readers.All(r =>
            r is Reduce { IsMax: true } max ? IsMaximum(max, max.Axes) : r is ArgMax which && IsMaximum(which, which.Axes)
        );
        // Others may see other parts of it.
        return isPooled && readers.OfType<Reduce>().FirstOrDefault() is { } pooling && readers.All(r => r.Inputs[0] == pooling.Inputs[0])
            ? pooling
            : null;
    }

    /// <summary>The kernel of a pooled convolution that a node is made of, seen as its maxima are; null for any other node.</summary>
    public static PooledKernel? KernelOf(Node node, DataFlow flow) =>
        Source(node.Inputs[0]) is var image && flow.ProducerOf(image) is PooledKernel pooled && pooled.Root == image ? pooled : null;

    // What views look at.
    private static Node Source(Node node)
    {
        while (node is View)
            node = node.Inputs[0];
        return node;
    }
}
