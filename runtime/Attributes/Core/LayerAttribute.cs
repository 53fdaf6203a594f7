namespace NetGen;

/// <summary>What every layer attribute has in common. Layers are read top to bottom, each from the one before it unless <see cref="From"/>
/// says otherwise.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    /// <summary>The layer's name, unique in the network; absent, Keras' own: dense, dense_1, ...</summary>
    public string? Name { get; set; }

    /// <summary>The name of the tensor the layer reads; absent, the layer before it.</summary>
    public string? From { get; set; }

    /// <summary>The name of a set of weights. Layers that say the same name have one set of weights between them, and so has the layer that
    /// is called so: its gradient is the sum of theirs, and its tensors begin with the name, as tower.kernel does. Their weights must be
    /// the same in shape, in how they start and in what they are held to. Absent, the layer's own weights.</summary>
    public string? Share { get; set; }

    /// <summary>Penalty on the output: ActivityL1 · sum |y| / batch size is added to the loss.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>Penalty on the output: ActivityL2 · sum y² / batch size is added to the loss.</summary>
    public double ActivityL2 { get; set; }

    /// <summary>False for a layer that training leaves as it is, with all layers in it: no gradient of its weights is computed, and what
    /// regularisers ask of them is not in the loss. BatchNormalization then normalises by its moving averages in training as well, and
    /// keeps them. The layer itself still lets gradients through to those before it, and noise stays noise. For weights that are to train
    /// later, see <see cref="NetworkFreezing"/>.</summary>
    public bool Trainable { get; set; } = true;
}
