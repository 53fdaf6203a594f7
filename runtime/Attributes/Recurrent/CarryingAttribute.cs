namespace NetGen;

/// <summary>What recurrent and recursive layers have in common.</summary>
/// <param name="units">Outputs, and the size of what is carried from step to step, or from children to their parent.</param>
/// <param name="activation">Applied to what a step adds, or a node computes.</param>
public abstract class CarryingAttribute(int units, Activation activation) : KernelLayerAttribute(activation)
{
    /// <summary>Outputs, and the size of what is carried from step to step, or from children to their parent.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the outputs of all steps or nodes are given, and not only the last one's or the root's.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>How the recurrent kernel starts; Orthogonal unless said otherwise.</summary>
    public Initializer RecurrentInitializer { get; set; }

    /// <summary>RecurrentL1 · sum |recurrent kernel| is added to the loss.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>RecurrentL2 · sum recurrent kernel² is added to the loss.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>After every training step each column of the recurrent kernel is scaled back to at most this Euclidean norm; 0 for no
    /// limit.</summary>
    public double RecurrentMaxNorm { get; set; }
}
