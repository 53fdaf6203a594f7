namespace NetGen;

/// <summary>Which axis of an image or a volume has the channels.</summary>
public enum DataFormat
{
    /// <summary>The last: [height, width, channels], [depth, height, width, channels].</summary>
    ChannelsLast,

    /// <summary>The first: [channels, height, width], [channels, depth, height, width].</summary>
    ChannelsFirst,
}
