using NetGen;

namespace AudioStream;

/// <summary>An LSTM that learns what an amplifier adds to a sound (A. Wright, E.-P. Damskägg, V. Välimäki, "Real-time black-box modelling
/// with recurrent neural networks", 2019). It learns from stretches of 512 samples, and plays one sample at a time.</summary>
[Network]
[Input(512, 1, Name = "dry")]
[LSTM(24, ReturnSequences = true)]
[Dense(1)]
[Add("dry")]
public sealed partial class AmplifierNet;
