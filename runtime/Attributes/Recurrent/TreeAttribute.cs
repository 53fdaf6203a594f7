namespace NetGen;

/// <summary>What recursive layers have in common. Input: the nodes of a tree, [nodes, features], children before their parents, so that the
/// last node is the root. A second input, [nodes, children], has the numbers of each node's children, -1 for none. Output: the root's,
/// [units], or that of all nodes, [nodes, units]. Trees may differ from sample to sample; nodes that a smaller tree lacks are padding
/// behind its root (see <see cref="MaskingAttribute"/>), without children.</summary>
/// <param name="units">Outputs of a node.</param>
/// <param name="children">The name of the input with the children's numbers.</param>
/// <param name="activation">Applied to what a node computes.</param>
public abstract class TreeAttribute(int units, string children, Activation activation) : CarryingAttribute(units, activation)
{
    /// <summary>The name of the input with the children's numbers.</summary>
    public string Children { get; } = children;
}
