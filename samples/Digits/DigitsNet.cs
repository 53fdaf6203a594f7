using NetGen;

namespace Digits;

/// <summary>Reads a handwritten digit from 8 x 8 pixels.</summary>
[Network]
[Input(64)]
[Dense(96, Activation.ReLU)]
[Dropout(0.2)]
[Dense(48, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class DigitsNet;
