namespace NetGen;

/// <summary>A state that the last step of a recurrent layer (the previous tensor, or From) has left, [units], of a ConvLSTM2D [rows,
/// columns, filters]: what Keras' return_state gives beside the outputs. Masked steps leave it as it was.</summary>
/// <param name="index">0 for h, the output; 1 for c, the cell state of an LSTM or ConvLSTM2D.</param>
public sealed class FinalStateAttribute(int index = 0) : LayerAttribute
{
    /// <summary>0 for h, the output; 1 for c, the cell state of an LSTM or ConvLSTM2D.</summary>
    public int Index { get; } = index;
}
