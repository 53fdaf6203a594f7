namespace NetGen;

/// <summary>The fully connected recurrent layer (J. L. Elman, "Finding structure in time", 1990): h(t) = activation(x(t) · kernel + h(t -
/// 1) · recurrent kernel + bias). Kernel [features, units], recurrent kernel [units, units], bias [units].</summary>
/// <inheritdoc/>
public sealed class SimpleRNNAttribute(int units, Activation activation = Activation.Tanh) : RecurrentAttribute(units, activation);
