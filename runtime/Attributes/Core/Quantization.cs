namespace NetGen;

/// <summary>How the kernels of a network's layers are stored for inference by its method Quantize.</summary>
public enum Quantization
{
    /// <summary>As they are trained; there is no method Quantize.</summary>
    None,

    /// <summary>In 16 bits, the upper half of a float: the same range, 8 significant bits. Half the memory.</summary>
    BFloat16,

    /// <summary>In 8 bits with a scale for each output of a kernel: the largest absolute value of the output's weights over 127. Each
    /// weight is the nearest multiple of it. A quarter of the memory.</summary>
    Int8,
}
