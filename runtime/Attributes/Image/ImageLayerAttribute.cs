namespace NetGen;

/// <summary>What layers have in common that change the size of images or volumes and have no weights.</summary>
public abstract class ImageLayerAttribute : LayerAttribute, IHasDataFormat
{
    /// <summary>Which axis of input and output has the channels; ChannelsLast unless said otherwise.</summary>
    public DataFormat DataFormat { get; set; }
}
