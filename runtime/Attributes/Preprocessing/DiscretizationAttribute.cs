namespace NetGen;

/// <summary>The number of the bin that each value falls into: how many boundaries are not above it. Of the boundaries 0 and 1 the bins are
/// x &lt; 0, 0 ≤ x &lt; 1 and x ≥ 1, with the numbers 0, 1 and 2. Boundaries are given, or learned from data before training, by
/// net.Adapt(train): then the layer stands at the network's input, and its states are bin_boundaries [bins - 1] and count [1], the number
/// of samples that they were learned from, which are saved with the weights and never trained. A network that has not learned them neither
/// trains nor predicts. No gradient goes through it. Output: with <see cref="OutputMode.Int"/> the input's shape, which an Embedding may
/// read; otherwise as <see cref="CategoryEncodingAttribute"/> makes it of the numbers.</summary>
public sealed class DiscretizationAttribute : LayerAttribute
{
    /// <summary>With boundaries that are learned: the quantiles of all values of the layer's input, so that each bin has about as many of
    /// them.</summary>
    /// <param name="numBins">Bins; at least 2.</param>
    public DiscretizationAttribute(int numBins) => NumBins = numBins;

    /// <summary>With these boundaries.</summary>
    /// <param name="binBoundaries">Ascending; one less than there are bins.</param>
    public DiscretizationAttribute(params double[] binBoundaries) => BinBoundaries = binBoundaries;

    /// <summary>Bins whose boundaries are learned; 0 where they are given.</summary>
    public int NumBins { get; }

    /// <summary>The boundaries; empty where they are learned.</summary>
    public double[] BinBoundaries { get; } = [];

    /// <summary>What is made of the numbers of bins; they themselves unless said otherwise.</summary>
    public OutputMode OutputMode { get; set; }
}
