namespace NetGen;

/// <summary>What recursive layers have in common. Input: the nodes of a tree, [nodes, features], children before their parents, so that the last node is the root.
/// A second input, [nodes, children], has the numbers of each node's children, -1 for none. Output: the root's, [units], or that of all nodes, [nodes, units].
/// Trees may differ from sample to sample; nodes that a smaller tree lacks are padding behind its root (see <see cref="MaskingAttribute"/>), without children.</summary>
/// <param name="units">Outputs of a node.</param>
/// <param name="children">The name of the input with the children's numbers.</param>
/// <param name="activation">Applied to what a node computes.</param>
public abstract class TreeAttribute(int units, string children, Activation activation) : KernelLayerAttribute
{
    /// <summary>Outputs of a node.</summary>
    public int Units { get; } = units;

    /// <summary>The name of the input with the children's numbers.</summary>
    public string Children { get; } = children;

    /// <summary>The activation given as third argument; <see cref="KernelLayerAttribute.Activation"/> says the same by name.</summary>
    public Activation Function { get; } = activation;

    /// <summary>Whether all nodes' outputs are given, and not only the root's.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>How the recurrent kernel starts; Orthogonal unless said otherwise.</summary>
    public Initializer RecurrentInitializer { get; set; }

    /// <summary>RecurrentL1 · sum |recurrent kernel| is added to the loss.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>RecurrentL2 · sum recurrent kernel² is added to the loss.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>After every training step each column of the recurrent kernel is scaled back to at most this Euclidean norm; 0 for no limit.</summary>
    public double RecurrentMaxNorm { get; set; }
}
