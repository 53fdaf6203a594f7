namespace NetGen;

/// <summary>Reads the sequence both ways (M. Schuster, K. K. Paliwal, "Bidirectional recurrent neural networks", 1997): the recurrent layer
/// whose attribute stands straight below, once forwards and once, with weights of its own, backwards. With ReturnSequences the outputs of
/// both stand at the steps that they belong to; otherwise each gives what its last step leaves. Input [steps, features], output [units], or
/// [steps, units], with 2 · units for MergeMode.Concat. Parameters forward_kernel, forward_recurrent_kernel, forward_bias, and the same
/// with backward_.</summary>
public sealed class BidirectionalAttribute : LayerAttribute
{
    /// <summary>How the two outputs become one; Concat unless said otherwise.</summary>
    public MergeMode MergeMode { get; set; }
}
