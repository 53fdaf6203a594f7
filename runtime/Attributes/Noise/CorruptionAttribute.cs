namespace NetGen;

/// <summary>In training sets each value to 0 with probability rate and leaves the others as they are, so that the layers behind it learn to
/// fill in what is missing (denoising autoencoders; Vincent et al., 2008). In inference nothing. Unlike [Dropout] it does not scale what is
/// left. <see cref="Dataset.Corrupt"/> does the same to a data set.</summary>
/// <param name="rate">The probability, in [0, 1).</param>
public sealed class CorruptionAttribute(double rate) : LayerAttribute
{
    /// <summary>The probability, in [0, 1).</summary>
    public double Rate { get; } = rate;

    /// <summary>Whether half of the corrupted values, at random, become 1 instead of 0: for values between 0 and 1, such as
    /// pixels.</summary>
    public bool SaltAndPepper { get; set; }

    /// <summary>A seed for this layer's random numbers alone; 0 derives one from the network's.</summary>
    public int Seed { get; set; }
}
