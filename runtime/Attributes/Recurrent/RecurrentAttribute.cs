namespace NetGen;

/// <summary>What recurrent layers have in common. Input: a sequence [steps, features]; output: what the last step leaves, [units], or that
/// of all steps, [steps, units].</summary>
/// <param name="units">Outputs, and the size of what is carried from step to step.</param>
/// <param name="activation">Applied to what a step adds.</param>
public abstract class RecurrentAttribute(int units, Activation activation) : CarryingAttribute(units, activation)
{
    /// <summary>What the layer begins with instead of zeros: the name of a recurrent layer with the same states and units, as whose last
    /// step left them; or the names of tensors [units], one for each state, h, and c of an LSTM.</summary>
    public string[] InitialState { get; set; } = [];

    /// <summary>Whether the sequence is read from its last step to its first. As in Keras the outputs then come in that order,
    /// too.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>The share of the input's features that training drops, the same ones at all steps of a sample.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of the carried output's features that training drops before the recurrent kernel, the same ones at all steps of a
    /// sample.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>Truncated back-propagation through time: the sequence is cut into stretches of this many steps, and no gradient passes from
    /// one to the one before. 0 for no cut.</summary>
    public int TruncateAfter { get; set; }
}
