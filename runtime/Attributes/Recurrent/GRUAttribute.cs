namespace NetGen;

/// <summary>The gated recurrent unit (K. Cho et al., 2014). With z, r = recurrentActivation of x(t) · kernel + h(t - 1) · recurrent kernel
/// + bias: h(t) = z · h(t - 1) + (1 - z) · activation(x(t) · kernel + bias + r · (h(t - 1) · recurrent kernel + bias)). Kernel [features, 3
/// · units], recurrent kernel [units, 3 · units], bias [2, 3 · units] (the input's and the recurrent one), the gates in the order z, r,
/// h.</summary>
/// <inheritdoc/>
public sealed class GRUAttribute(int units, Activation activation = Activation.Tanh) : RecurrentAttribute(units, activation)
{
    /// <summary>The activation of the two gates; Sigmoid unless said otherwise.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>Whether r acts behind the recurrent kernel, as above and in cuDNN. False for the form of the paper's first version, in
    /// which it acts on h(t - 1) before it; the bias then is [3 · units].</summary>
    public bool ResetAfter { get; set; } = true;
}
