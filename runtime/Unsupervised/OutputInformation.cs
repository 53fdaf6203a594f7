namespace NetGen;

/// <summary>How sure a network is, and how much its outputs tell of its inputs, in nats.</summary>
/// <param name="MeanEntropy">The mean entropy of an output: 0 where it is always certain.</param>
/// <param name="EntropyOfMean">The entropy of the mean output: how evenly it uses its classes.</param>
public readonly record struct OutputInformation(double MeanEntropy, double EntropyOfMean)
{
    /// <summary>The mutual information of input and output class: <see cref="EntropyOfMean"/> - <see cref="MeanEntropy"/>.</summary>
    public double MutualInformation => Math.Max(0, EntropyOfMean - MeanEntropy);
}
