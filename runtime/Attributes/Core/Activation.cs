namespace NetGen;

/// <summary>Element-wise activation functions (softmax and its logarithm: over the last axis), as Keras defines them.</summary>
public enum Activation
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>max(x, 0).</summary>
    ReLU,

    /// <summary>x where x &gt; 0, otherwise 0.2 x.</summary>
    LeakyReLU,

    /// <summary>|x|.</summary>
    Abs,

    /// <summary>x where x &gt; 0, otherwise exp(x) - 1 (Clevert et al., 2016).</summary>
    ELU,

    /// <summary>1.05070099 · (x where x &gt; 0, otherwise 1.67326324 (exp(x) - 1)) (Klambauer et al., 2017).</summary>
    SELU,

    /// <summary>x · Φ(x) with the normal distribution function Φ, by erf (Hendrycks and Gimpel, 2016).</summary>
    GELU,

    /// <summary>x · sigmoid(x) (Ramachandran et al., 2017).</summary>
    Swish,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid,

    /// <summary>x / 6 + 1/2, cut to [0, 1].</summary>
    HardSigmoid,

    /// <summary>(exp(x) - exp(-x)) / (exp(x) + exp(-x)).</summary>
    Tanh,

    /// <summary>x, cut to [-1, 1].</summary>
    HardTanh,

    /// <summary>log(1 + exp(x)).</summary>
    Softplus,

    /// <summary>x / (1 + |x|).</summary>
    Softsign,

    /// <summary>exp(x) over the sum of exp over the last axis.</summary>
    Softmax,

    /// <summary>exp(x).</summary>
    Exponential,

    /// <summary>x · tanh(log(1 + exp(x))) (Misra, 2019).</summary>
    Mish,

    /// <summary>x, cut to [0, 6] (Krizhevsky, 2010).</summary>
    ReLU6,

    /// <summary>x · HardSigmoid(x) (Howard et al., 2019); Keras also calls it hard_silu.</summary>
    HardSwish,

    /// <summary>x - log Σ exp(x) over the last axis: the logarithm of <see cref="Softmax"/>, finite where that is 0. Its
    /// values are logits, which cross-entropies take with fromLogits: true.</summary>
    LogSoftmax,
}
