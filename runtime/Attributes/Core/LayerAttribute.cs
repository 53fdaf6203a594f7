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
