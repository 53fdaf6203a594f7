namespace NetGen;

/// <summary>A restricted Boltzmann machine. In the network it gives p(h = 1 | v) = sigmoid(v · kernel + bias): input [in], output [units];
/// kernel [in, units], bias [units], visible_bias [in], on which the network's output does not depend. Pretrain learns it from inputs alone
/// by contrastive divergence (Hinton, 2002); several of them, one behind the other, are a deep belief network (Hinton, Osindero, Teh 2006),
/// which Fit then trains further by back-propagation. The generated class has a property of the layer's name that is the machine by itself.
/// It stands on the network's input or on another RBM; what reshapes and noise may be between, and noise plays no part in
/// Pretrain.</summary>
/// <param name="units">Hidden units.</param>
public sealed class RBMAttribute(int units) : LayerAttribute
{
    /// <summary>Hidden units.</summary>
    public int Units { get; } = units;

    /// <summary>What the visible units are; Bernoulli unless said otherwise.</summary>
    public VisibleUnits Visible { get; set; }

    /// <summary>For <see cref="VisibleUnits.Softmax"/>: units of one item, which must divide the input.</summary>
    public int Categories { get; set; }

    /// <summary>How the kernel starts; GlorotUniform unless said otherwise.</summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>L1 · sum |kernel| is added to what is minimised, in Fit and in Pretrain.</summary>
    public double L1 { get; set; }

    /// <summary>L2 · sum kernel² is added to what is minimised, in Fit and in Pretrain.</summary>
    public double L2 { get; set; }

    /// <summary>After every training step each hidden unit's kernel column is scaled back to at most this Euclidean norm; 0 for no
    /// limit.</summary>
    public double MaxNorm { get; set; }

    /// <summary>A seed for this layer's initial values alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}
