namespace NetGen;

/// <summary>How a weight tensor starts, under Keras' names. fan_in and fan_out are the inputs and outputs of one unit.</summary>
public enum Initializer
{
    /// <summary>The layer's own default: GlorotUniform for kernels, Zeros for biases, Orthogonal for recurrent kernels, RandomNormal for
    /// the centers of RBF, RandomUniform for Embedding.</summary>
    Default,

    /// <summary>All 0.</summary>
    Zeros,

    /// <summary>All 1.</summary>
    Ones,

    /// <summary>Normal, mean 0, deviation 0.05.</summary>
    RandomNormal,

    /// <summary>Uniform in [-0.05, 0.05).</summary>
    RandomUniform,

    /// <summary>Normal, mean 0, deviation 0.05, redrawn beyond two deviations.</summary>
    TruncatedNormal,

    /// <summary>Uniform in ±sqrt(6 / (fan_in + fan_out)) (Glorot and Bengio, 2010).</summary>
    GlorotUniform,

    /// <summary>Truncated normal, deviation sqrt(2 / (fan_in + fan_out)) (Glorot and Bengio, 2010).</summary>
    GlorotNormal,

    /// <summary>Uniform in ±sqrt(6 / fan_in) (He et al., 2015).</summary>
    HeUniform,

    /// <summary>Truncated normal, deviation sqrt(2 / fan_in) (He et al., 2015).</summary>
    HeNormal,

    /// <summary>Truncated normal, deviation sqrt(1 / fan_in) (LeCun et al., 1998).</summary>
    LecunNormal,

    /// <summary>Orthonormal rows or columns, by QR of a normal matrix (Saxe et al., 2014).</summary>
    Orthogonal,
}
