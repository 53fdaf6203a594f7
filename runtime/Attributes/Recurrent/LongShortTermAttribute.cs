namespace NetGen;

/// <summary>What layers with the cell of an LSTM have in common.</summary>
/// <param name="units">Outputs, and the size of what is carried from step to step.</param>
/// <param name="activation">Applied to what a step adds.</param>
public abstract class LongShortTermAttribute(int units, Activation activation) : RecurrentAttribute(units, activation)
{
    /// <summary>The activation of the three gates; Sigmoid unless said otherwise.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>Whether the forget gate's bias starts at 1 (R. Jozefowicz et al., 2015). True unless said otherwise.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
