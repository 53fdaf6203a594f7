namespace NetGen;

/// <summary>What the recurrent kernel of the layer above adds to the loss: [SimpleRNN(64),
/// RecurrentRegularizer.Orthogonal(0.01)].</summary>
public abstract class RecurrentRegularizer : RegularizersOf<RecurrentRegularizer>
{
    private RecurrentRegularizer() { }
}
