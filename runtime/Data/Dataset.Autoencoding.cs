namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>The same samples with their inputs as targets, which is what an autoencoder is trained and tested with. Nothing is
    /// copied.</summary>
    public Dataset InputsAsTargets() => new(_inputs, _inputs, _rows, _inputShape, _inputShape, _weights);

    /// <summary>The same samples, in whose inputs each value is 0 with probability <paramref name="rate"/>, as [Corruption] has it in
    /// training; targets stay. They are the same at every reading, so that a test set can say how well a denoising autoencoder restores
    /// them: <c>test.InputsAsTargets().Corrupt(0.3)</c>. Nothing is copied.</summary>
    /// <param name="rate">From 0 to 1.</param>
    /// <param name="saltAndPepper">Whether half of the corrupted values, at random, become 1 instead of 0.</param>
    /// <param name="seed">The same seed corrupts the same values, on every machine. Each stored sample has its own noise, whatever set it
    /// is in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    public Dataset Corrupt(double rate, bool saltAndPepper = false, int seed = 0)
    {
        if (!(rate is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(rate),
                rate,
                $"The rate is the share of values that are corrupted, from 0 to 1, not {rate}."
            );
        return WithInputs(new NoisyRows.Corrupted(_inputs, rate, saltAndPepper, seed));
    }

    /// <summary>The same samples with normal noise of mean 0 added to their inputs, as [GaussianNoise] does in training; targets stay. The
    /// noise is the same at every reading. Nothing is copied.</summary>
    /// <param name="standardDeviation">Of the noise: 0 or more.</param>
    /// <param name="seed">The same seed adds the same noise, on every machine. Each stored sample has its own, whatever set it is
    /// in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is not between 0 and 1e30.</exception>
    public Dataset AddGaussianNoise(double standardDeviation, int seed = 0)
    {
        if (!(standardDeviation is >= 0 and <= 1e30))
            throw new ArgumentOutOfRangeException(
                nameof(standardDeviation),
                standardDeviation,
                $"The standard deviation of noise is from 0 to 1e30, not {standardDeviation}."
            );
        return WithInputs(new NoisyRows.Gaussian(_inputs, standardDeviation, seed));
    }

    private Dataset WithInputs(Rows inputs) => new(inputs, _targets, _rows, _inputShape, _targetShape, _weights);
}
