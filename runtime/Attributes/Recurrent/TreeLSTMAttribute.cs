namespace NetGen;

/// <summary>The N-ary Tree-LSTM (K. S. Tai, R. Socher, C. D. Manning, "Improved semantic representations from tree-structured long
/// short-term memory networks", 2015). With i, o, f(k) = recurrentActivation and g = activation of x · kernel + Σ over children k of h(k) ·
/// recurrent kernel(k) + bias: c = i · g + Σ f(k) · c(k), and h = o · activation(c). Missing children count as zeros; they stand behind
/// those that are there. Kernel [features, (3 + children) · units], recurrent kernel [children, units, (3 + children) · units], bias [(3 +
/// children) · units], the gates in the order i, g, o, f(1), f(2), ...</summary>
/// <inheritdoc/>
public sealed class TreeLSTMAttribute(int units, string children, Activation activation = Activation.Tanh)
    : TreeAttribute(units, children, activation)
{
    /// <summary>The activation of the gates; Sigmoid unless said otherwise.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>Whether the forget gates' biases start at 1. True unless said otherwise.</summary>
    public bool UnitForgetBias { get; set; } = true;
}
