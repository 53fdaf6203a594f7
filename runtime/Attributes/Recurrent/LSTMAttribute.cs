namespace NetGen;

/// <summary>Long short-term memory (S. Hochreiter, J. Schmidhuber, 1997, with the forget gate of F. A. Gers, 1999). With i, f, o =
/// recurrentActivation and g = activation of x(t) · kernel + h(t - 1) · recurrent kernel + bias: c(t) = f · c(t - 1) + i · g, and h(t) = o
/// · activation(c(t)). Kernel [features, 4 · units], recurrent kernel [units, 4 · units], bias [4 · units], the gates in the order i, f, g,
/// o.</summary>
/// <inheritdoc/>
public sealed class LSTMAttribute(int units, Activation activation = Activation.Tanh) : LongShortTermAttribute(units, activation);
