namespace NetGen;

/// <summary>What recurrent layers have in common. Input: a sequence [steps, features]; output: what the last step leaves, [units], or that of
/// all steps, [steps, units].</summary>
/// <param name="units">Outputs, and the size of what is carried from step to step.</param>
/// <param name="activation">Applied to what a step adds.</param>
public abstract class RecurrentAttribute(int units, Activation activation) : KernelLayerAttribute
{
    /// <summary>Outputs, and the size of what is carried from step to step.</summary>
    public int Units { get; } = units;

    /// <summary>The activation given as second argument; <see cref="KernelLayerAttribute.Activation"/> says the same by name.</summary>
    public Activation Function { get; } = activation;

    /// <summary>Whether all steps' outputs are given, and not only the last one's.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the sequence is read from its last step to its first. As in Keras the outputs then come in that order, too.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>The share of the input's features that training drops, the same ones at all steps of a sample.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of the carried output's features that training drops before the recurrent kernel, the same ones at all steps of a sample.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>Truncated back-propagation through time: the sequence is cut into stretches of this many steps, and no gradient passes from one to the one
    /// before. 0 for no cut.</summary>
    public int TruncateAfter { get; set; }

    /// <summary>How the recurrent kernel starts; Orthogonal unless said otherwise.</summary>
    public Initializer RecurrentInitializer { get; set; }

    /// <summary>RecurrentL1 · sum |recurrent kernel| is added to the loss.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>RecurrentL2 · sum recurrent kernel² is added to the loss.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>After every training step each column of the recurrent kernel is scaled back to at most this Euclidean norm; 0 for no limit.</summary>
    public double RecurrentMaxNorm { get; set; }
}
