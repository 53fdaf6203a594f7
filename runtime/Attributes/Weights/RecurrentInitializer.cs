namespace NetGen;

/// <summary>How the recurrent kernel of the layer above starts: [SimpleRNN(64), RecurrentInitializer.Identity(gain: 0.5)].</summary>
public abstract class RecurrentInitializer : InitializersOf<RecurrentInitializer>
{
    private RecurrentInitializer() { }
}
