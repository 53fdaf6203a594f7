namespace NetGen;

/// <summary>How the bias of the layer above starts: [Dense(64), BiasInitializer.Constant(0.1)].</summary>
public abstract class BiasInitializer : InitializersOf<BiasInitializer>
{
    private BiasInitializer() { }
}
