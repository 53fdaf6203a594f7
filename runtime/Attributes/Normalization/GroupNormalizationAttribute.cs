namespace NetGen;

/// <summary>Normalises each sample over its places and over the channels of each group, in training and inference alike (Wu and He, 2018,
/// arXiv:1803.08494): the channels, the last axis unless said otherwise, are divided into groups of neighbours, and mean and variance are
/// those of all values of a group. One group normalises over the whole sample; as many groups as channels are instance normalisation
/// (Ulyanov et al., 2016, arXiv:1607.08022). Output: the input's shape. Parameters gamma and beta [channels].</summary>
/// <param name="groups">Groups, which divide the channels; -1 for one a channel.</param>
public sealed class GroupNormalizationAttribute(int groups = 32) : FeatureNormalizationAttribute
{
    /// <summary>Groups, which divide the channels; -1 for one a channel.</summary>
    public int Groups { get; } = groups;
}
