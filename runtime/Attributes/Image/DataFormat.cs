namespace NetGen;

/// <summary>Which axis of a sequence, an image or a volume has the channels.</summary>
public enum DataFormat
{
    /// <summary>The last: [steps, channels], [height, width, channels], [depth, height, width, channels].</summary>
    ChannelsLast,

    /// <summary>The first: [channels, steps], [channels, height, width], [channels, depth, height, width].</summary>
    ChannelsFirst,
}
