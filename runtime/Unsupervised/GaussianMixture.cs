namespace NetGen;

/// <summary>A mixture of Gaussians as a density of data, p(x) = Σ_k w_k N(x; μ_k, Σ_k), fitted by expectation and maximisation (Dempster,
/// Laird, Rubin, 1977) from the clusters of <see cref="KMeans"/> on. Names and defaults are scikit-learn's. What a network with
/// [MixtureDensity] predicts is a <see cref="GaussianMixture{T}"/>.</summary>
public sealed partial class GaussianMixture
{
    private const long Stream = 0x474D4D31;
    private readonly CovarianceType _type;
    private readonly int _maxIterations,
        _seed;
    private readonly double _tolerance,
        _regularization;
    private double[] _weights = [];
    private double[][] _means = [];
    private double[][,] _covariances = [];
    private Cholesky[] _factors = [];
    private double[] _logLikelihoods = [];

    /// <summary>A mixture that has seen no data.</summary>
    /// <param name="components">The number of Gaussians.</param>
    /// <param name="covariance">What they may look like.</param>
    /// <param name="maxIterations">The most steps.</param>
    /// <param name="tolerance">Fitting ends when a step raises the mean log-likelihood by less.</param>
    /// <param name="regularization">Is added to every variance, so that none becomes 0.</param>
    /// <param name="seed">The same seed gives the same mixture, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, negative or NaN.</exception>
    public GaussianMixture(
        int components,
        CovarianceType covariance = CovarianceType.Full,
        int maxIterations = 100,
        double tolerance = 1e-3,
        double regularization = 1e-6,
        int seed = 0
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(components, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        if (!Enum.IsDefined(covariance))
            throw new ArgumentOutOfRangeException(nameof(covariance), covariance, $"There is no covariance {covariance}.");
        foreach ((double value, string name) in new[] { (tolerance, nameof(tolerance)), (regularization, nameof(regularization)) })
            if (!(value >= 0 && double.IsFinite(value)))
                throw new ArgumentOutOfRangeException(name, value, $"The {name} is {value}; it must be finite and 0 or more.");
        Components = components;
        (_type, _maxIterations, _tolerance, _regularization, _seed) = (covariance, maxIterations, tolerance, regularization, seed);
    }

    /// <summary>The number of Gaussians.</summary>
    public int Components { get; }

    /// <summary>How likely each is; they add up to 1.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double> Weights => Fitted(_weights);

    /// <summary>Where each stands.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double[]> Means => Fitted(_means);

    /// <summary>The covariance of each, [D, D]; zeros beside the diagonal if it is <see cref="CovarianceType.Diagonal"/>.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double[,]> Covariances => Fitted(_covariances);

    /// <summary>The mean of ln p(x) over the samples after each step, the start first. But for the regularisation it never falls.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double> LogLikelihoods => Fitted(_logLikelihoods);

    /// <summary>Whether the last step raised the log-likelihood by less than the tolerance.</summary>
    public bool Converged { get; private set; }

    /// <summary>Fits the mixture to the inputs of a set.</summary>
    /// <returns>The object itself.</returns>
    /// <exception cref="ArgumentException">There are fewer samples than components.</exception>
    /// <exception cref="ArithmeticException">A covariance is not positive definite, as where samples of a component lie in a plane; a
    /// larger regularisation helps. The mixture is as it was.</exception>
    public GaussianMixture Fit(Dataset data)
    {
        double[][] rows = SampleRows.Of(data);
        IReadOnlyList<int> labels = new KMeans(Components, starts: 1, seed: _seed).Fit(data).Labels;
        var shares = new double[rows.Length, Components];
        for (int i = 0; i < rows.Length; i++)
            shares[i, labels[i]] = 1;
        var next = new GaussianMixture(Components, _type, _maxIterations, _tolerance, _regularization, _seed);
        var logs = new List<double>();
        next.Maximize(rows, shares);
        logs.Add(next.Expect(rows, shares));
        for (int step = 0; step < _maxIterations && !next.Converged; step++)
        {
            next.Maximize(rows, shares);
            logs.Add(next.Expect(rows, shares));
            next.Converged = logs[^1] - logs[^2] < _tolerance;
        }
        (_weights, _means, _covariances, _factors) = (next._weights, next._means, next._covariances, next._factors);
        (_logLikelihoods, Converged) = ([.. logs], next.Converged);
        return this;
    }

    // Shares of components in samples; returns the mean log-likelihood.
    private double Expect(double[][] rows, double[,] shares)
    {
        double sum = 0;
        var own = new double[Components];
        for (int i = 0; i < rows.Length; i++)
        {
            sum += LogDensityAndShares(rows[i], own);
            for (int k = 0; k < Components; k++)
                shares[i, k] = own[k];
        }
        return sum / rows.Length;
    }

    // Weights, means and covariances of the shares.
    private void Maximize(double[][] rows, double[,] shares)
    {
        int length = rows[0].Length;
        _weights = new double[Components];
        _means = new double[Components][];
        _covariances = new double[Components][,];
        _factors = new Cholesky[Components];
        for (int k = 0; k < Components; k++)
        {
            double total = 10 * double.Epsilon;
            double[] mean = _means[k] = new double[length];
            for (int i = 0; i < rows.Length; i++)
            {
                total += shares[i, k];
                for (int j = 0; j < length; j++)
                    mean[j] += shares[i, k] * rows[i][j];
            }
            for (int j = 0; j < length; j++)
                mean[j] /= total;
            double[,] covariance = _covariances[k] = new double[length, length];
            for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < length; j++)
            for (int m = _type == CovarianceType.Full ? 0 : j; m <= j; m++)
                covariance[j, m] += shares[i, k] * (rows[i][j] - mean[j]) * (rows[i][m] - mean[m]);
            for (int j = 0; j < length; j++)
            for (int m = 0; m <= j; m++)
                covariance[j, m] = covariance[m, j] = covariance[j, m] / total + (j == m ? _regularization : 0);
            _weights[k] = total / rows.Length;
            _factors[k] =
                Cholesky.Of(covariance)
                ?? throw new ArithmeticException(
                    $"The covariance of component {k} is not positive definite: its samples, {total:G4} of {rows.Length}, lie in a "
                        + $"plane or "
                        + $"at a point. Take a larger regularization than {_regularization}, or fewer than {Components} components."
                );
        }
    }

    private T[] Fitted<T>(T[] value) =>
        value.Length > 0 ? value : throw new InvalidOperationException($"Nothing was fitted yet; call {nameof(Fit)} first.");
}
