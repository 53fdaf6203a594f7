using NetGen;

[Network]
[Input(16)]
[Dense(Width, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
public sealed partial class Classifier
{
    public const int Width = 20;
}
