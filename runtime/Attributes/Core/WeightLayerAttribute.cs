namespace NetGen;

/// <summary>What layers with a kernel and a bias have in common.</summary>
public abstract class WeightLayerAttribute : LayerAttribute
{
    /// <summary>Whether a bias is added. True unless said otherwise.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel starts; GlorotUniform unless said otherwise.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>How the bias starts; Zeros unless said otherwise.</summary>
    public Initializer BiasInitializer { get; set; }

    /// <summary>L1 · sum |kernel| is added to the loss.</summary>
    public double L1 { get; set; }

    /// <summary>L2 · sum kernel² is added to the loss.</summary>
    public double L2 { get; set; }

    /// <summary>BiasL1 · sum |bias| is added to the loss.</summary>
    public double BiasL1 { get; set; }

    /// <summary>BiasL2 · sum bias² is added to the loss.</summary>
    public double BiasL2 { get; set; }

    /// <summary>After every training step each unit's kernel column is scaled back to at most this Euclidean norm; 0 for no
    /// limit.</summary>
    public double MaxNorm { get; set; }

    /// <summary>After every training step the bias is scaled back to at most this Euclidean norm, each column of one with two axes; 0 for
    /// no limit.</summary>
    public double BiasMaxNorm { get; set; }

    /// <summary>A seed for this layer's initial values and noise alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}
