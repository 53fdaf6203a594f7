using System.ComponentModel;
using System.Globalization;

namespace NetGen.CompilerServices;

/// <summary>The numbers of each node's children, -1 for none: children stand before their parent, and no node has two.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TreeCheck : InputCheck
{
    /// <summary>Children that a node may have.</summary>
    public required int Children { get; init; }

    /// <summary>A node has all of them or none.</summary>
    public required bool NeedsAll { get; init; }

    /// <inheritdoc/>
    public override void Check<T>(ReadOnlySpan<T> values, int sample)
    {
        int nodes = values.Length / Children;
        using var room = new Room<bool>(nodes, nodes <= Room<bool>.OnStack ? stackalloc bool[nodes] : default);
        Span<bool> hasParent = room.Span;
        hasParent.Clear();
        for (int node = 0; node < nodes; node++)
        for (int k = 0; k < Children; k++)
        {
            T child = values[node * Children + k];
            if (!T.IsInteger(child) || child < -T.One || child >= T.CreateChecked(nodes))
                throw Bad(sample, node, $"has {Text(child)} as child {k}", $"the number of a node, 0 to {nodes - 1}, or -1 for none");
            if (child < T.Zero)
            {
                if (k > 0 && NeedsAll && values[node * Children] >= T.Zero)
                    throw Bad(sample, node, $"lacks child {k}, but has child 0", $"all {Children} children of a node, or none");
                continue;
            }
            if (child >= T.CreateChecked(node))
                throw Bad(
                    sample,
                    node,
                    $"has {Text(child)} as child {k}, which "
                        + (
                            child == T.CreateChecked(node)
                                ? "is the node itself: a cycle"
                                : "stands behind it: a cycle, or an order with the parent first"
                        ),
                    "children before their parents"
                );
            if (k > 0 && values[node * Children + k - 1] < T.Zero)
                throw Bad(
                    sample,
                    node,
                    $"has child {k}, but lacks child {k - 1}",
                    NeedsAll ? $"all {Children} children of a node, or none" : "missing children behind those that are there"
                );
            ref bool taken = ref hasParent[int.CreateChecked(child)];
            if (taken)
                throw Bad(
                    sample,
                    node,
                    $"has {Text(child)} as child {k}, which is a child of another node already",
                    "a tree, in which every node has one parent"
                );
            taken = true;
        }
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private ArgumentException Bad(int sample, int node, string what, string expected) =>
        new($"Node {node} of the tree in sample {sample} {what} (input '{Input}'); layer '{Layer}' takes {expected}.");
}
