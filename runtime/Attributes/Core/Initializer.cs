namespace NetGen;

/// <summary>How a weight tensor starts, under Keras' names. fan_in and fan_out are the inputs and outputs of one unit.</summary>
/// <remarks>Those that have parameters take them in an attribute behind the layer's:
/// [Dense(64), KernelInitializer.RandomNormal(stddev: 1.0)].</remarks>
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

    /// <summary>Uniform in ±sqrt(3 / fan_in) (LeCun et al., 1998).</summary>
    LecunUniform,

    /// <summary>1 on the diagonal and 0 elsewhere; for tensors of two axes.</summary>
    Identity,

    /// <summary>Truncated normal, deviation sqrt(1 / fan_in), as <see cref="LecunNormal"/>: the defaults of VarianceScaling.</summary>
    VarianceScaling,

    /// <summary>All 0, as <see cref="Zeros"/>: the default of Constant.</summary>
    Constant,
}
