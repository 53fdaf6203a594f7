using NetGen;

namespace HyperparameterSearch;

/// <summary>Reads a handwritten digit from 8 x 8 pixels. A search gives the constants other values.</summary>
[Network]
[Input(64)]
[Dense(Width, Hidden)]
[Dropout(Rate), Repeat(Depth, Layers = 2)]
[Dense(10, Activation.Softmax)]
public sealed partial class Classifier
{
    /// <summary>Units of each hidden layer.</summary>
    public const int Width = 64;

    /// <summary>How many hidden layers there are.</summary>
    public const int Depth = 2;

    /// <summary>What hidden layers end with.</summary>
    public const Activation Hidden = Activation.ReLU;

    /// <summary>The share of units that dropout leaves out.</summary>
    public const double Rate = 0.2;
}
