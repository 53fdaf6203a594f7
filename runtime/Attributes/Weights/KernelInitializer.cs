namespace NetGen;

/// <summary>How the kernel of the layer above starts: [Dense(64), KernelInitializer.RandomNormal(stddev: 1.0)].</summary>
public abstract class KernelInitializer : InitializersOf<KernelInitializer>
{
    private KernelInitializer() { }
}
