namespace NetGen;

/// <summary>Long short-term memory (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. A. Gers, 1999). With i, f, o =
/// recurrentActivation and g = activation of x(t) · kernel + h(t - 1) · recurrent kernel + bias: c(t) = f · c(t - 1) + i · g, and h(t) = o
/// · activation(c(t)). Kernel [features, 4 · units], recurrent kernel [units, 4 · units], bias [4 · units], the gates in the order i, f, g,
/// o.</summary>
/// <inheritdoc/>
public sealed class LSTMAttribute(int units, Activation activation = Activation.Tanh) : RecurrentAttribute(units, activation)
{
    /// <summary>The activation of the three gates; Sigmoid unless said otherwise.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>Whether the forget gate's bias starts at 1 (R. Jozefowicz et al., 2015). True unless said otherwise.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
