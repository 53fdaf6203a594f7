namespace NetGen;

/// <summary>Makes a partial class a neural network: the compiler reads the layer attributes below it, top to bottom, and writes the rest of
/// the class.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute
{
    /// <summary>The number type of all values.</summary>
    public Precision Precision { get; set; }

    /// <summary>Whether the network also gets the products of its second derivatives with vectors, as <see cref="ICurvatureNetwork{T}"/>:
    /// for optimizers and approximations of the second order. Two more programs are compiled, and nothing else changes.</summary>
    public bool Curvature { get; set; }

    /// <summary>Whether the slope of the output along a sample can be differentiated by the parameters, which
    /// <see cref="SlopePenalty"/> and <see cref="GanOptions.GradientPenalty"/> ask for. One more program is compiled, and nothing else
    /// changes.</summary>
    public bool GradientPenalty { get; set; }

    /// <summary>How the class's method Quantize stores kernels in the <see cref="QuantizedNetwork"/> that it makes, a copy for inference
    /// alone. Kernels of Dense, convolutional and recurrent layers are stored in fewer bytes; biases, tables of embeddings and all else
    /// stay floats, and training is as without it.</summary>
    public Quantization Quantization { get; set; }

    /// <summary>Whether <see cref="LayerPrediction"/> gives the outputs of all layers, not of the last alone: the features that a trained
    /// network has found. One more program is compiled, and nothing else changes.</summary>
    public bool LayerOutputs { get; set; }

    /// <summary>Whether a sample's prediction has the same bits alone as in a batch. Without it a single sample goes a faster way, which
    /// adds in another order and differs from a batch in the last digits; batches of two samples or more agree with each other
    /// always.</summary>
    public bool BatchInvariant { get; set; }
}
