using NetGen.CompilerServices;

namespace NetGen;

public sealed partial class GaussianMixture
{
    private const double LogTwoPi = 1.8378770664093453;

    /// <summary>ln p(x), in nats.</summary>
    /// <exception cref="ArgumentException">The sample has another length, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public double LogDensity(ReadOnlySpan<double> sample) => LogDensityAndShares(Checked(sample), new double[Components]);

    /// <summary>How likely each component made the sample; they add up to 1.</summary>
    /// <exception cref="ArgumentException">The sample has another length, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public double[] Responsibilities(ReadOnlySpan<double> sample)
    {
        var shares = new double[Components];
        LogDensityAndShares(Checked(sample), shares);
        return shares;
    }

    /// <summary>The component that most likely made the sample.</summary>
    /// <inheritdoc cref="Responsibilities"/>
    public int Predict(ReadOnlySpan<double> sample) => Ranking.Largest<double>(Responsibilities(sample));

    /// <summary>Akaike's criterion for a set, -2 ln L + 2 parameters: lower is better.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public double Aic(Dataset data) => -2 * LogLikelihood(data) + 2 * Parameters;

    /// <summary>The Bayesian criterion for a set, -2 ln L + ln n × parameters: lower is better.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public double Bic(Dataset data) => -2 * LogLikelihood(data) + Math.Log(data.Count) * Parameters;

    /// <summary>Draws samples.</summary>
    /// <param name="samples">Receives whole samples, as many as there is room for.</param>
    /// <param name="seed">The same seed gives the same samples, on every machine.</param>
    /// <exception cref="ArgumentException">The span is not a whole number of samples.</exception>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public void Sample(Span<double> samples, int seed = 0)
    {
        int length = Fitted(_means)[0].Length;
        if (samples.Length % length != 0)
            throw new ArgumentException(
                $"A sample is {length} values; the span holds {samples.Length}, which are not a whole number of samples.",
                nameof(samples)
            );
        var random = new Philox(seed, Stream);
        var normal = new double[length];
        for (int start = 0; start < samples.Length; start += length)
        {
            double left = random.NextDouble();
            int k = 0;
            while (k + 1 < Components && (left -= _weights[k]) >= 0)
                k++;
            foreach (ref double z in normal.AsSpan())
                z = random.NextNormal();
            _factors[k].Transform(normal, _means[k], samples.Slice(start, length));
        }
    }

    private double Parameters =>
        Components
        - 1
        + Components * (double)_means[0].Length
        + Components * (_type == CovarianceType.Full ? _means[0].Length * (_means[0].Length + 1) / 2.0 : _means[0].Length);

    private double LogLikelihood(Dataset data) => SampleRows.Of(data).Sum(row => LogDensity(row));

    private double LogDensityAndShares(ReadOnlySpan<double> row, double[] shares)
    {
        double most = double.NegativeInfinity,
            sum = 0;
        for (int k = 0; k < Components; k++)
        {
            double square = _factors[k].SquaredDistance(row, _means[k]);
            shares[k] = Math.Log(_weights[k]) - (row.Length * LogTwoPi + _factors[k].LogDeterminant + square) / 2;
            most = Math.Max(most, shares[k]);
        }
        for (int k = 0; k < Components; k++)
            sum += shares[k] = Math.Exp(shares[k] - most);
        for (int k = 0; k < Components; k++)
            shares[k] /= sum;
        return most + Math.Log(sum);
    }

    private ReadOnlySpan<double> Checked(ReadOnlySpan<double> sample)
    {
        SampleRows.Check(sample, Fitted(_means)[0].Length, nameof(sample));
        return sample;
    }
}
