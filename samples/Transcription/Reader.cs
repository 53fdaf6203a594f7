using NetGen;

namespace Transcription;

/// <summary>Reads a line of handwriting column by column, in both directions, and says at each which digit stands there, if any.</summary>
[Network]
[Input(Lines.Width, Lines.Height)]
[Conv1D(32, 5, Activation.ReLU, Padding = Padding.Same)]
[Dropout(0.3)]
[Bidirectional]
[LSTM(48, ReturnSequences = true)]
[Dropout(0.3)]
[Dense(11, Activation.Softmax)]
public sealed partial class Reader;
