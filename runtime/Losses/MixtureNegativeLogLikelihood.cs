using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-ln Σ_k w_k N(t; μ_k, σ_k), in nats: how unlikely a mixture of M Gaussians over D values makes the target t (C. M. Bishop,
/// "Mixture Density Networks", 1994); the mean over rows where a sample has several. For networks that end in [MixtureDensity], which say
/// themselves what M and D are. Targets: D values for each row. It is computed from the values before the weights' softmax and the
/// deviations' exp, as two log-sum-exps, and so stays exact however far a target lies from all components and however small their weights
/// are.</summary>
public sealed class MixtureNegativeLogLikelihood : Loss
{
    /// <inheritdoc/>
    public override string Name => "mixture_negative_log_likelihood";

    /// <inheritdoc/>
    internal override bool IsOfRows => true;

    /// <summary>Cannot be said without the network: <see cref="Trainer{T}.TargetLength"/> says it.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int TargetLength(int outputLength, int classes) =>
        throw new NotSupportedException(
            $"How many values a target of {Name} has is up to the network's [MixtureDensity]; a Trainer's TargetLength says it."
        );

    /// <summary>The loss of one mixture, M weights, M · D means and M · D deviations, and a target of D values.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        var mixture = new GaussianMixture<T>(output, output.Length / (1 + 2 * target.Length), target.Length);
        int means = mixture.Components,
            deviations = means * (1 + target.Length);
        double density = mixture.LogDensityOf(target);
        for (int k = 0; k < mixture.Components; k++)
        {
            // The component's own density, and its responsibility for the target, over that of all.
            double own = Math.Exp(mixture.LogComponent(k, target) - density),
                share = own * double.CreateTruncating(mixture.Weight(k));
            gradient[k] = T.CreateTruncating(-own);
            for (int j = 0; j < target.Length; j++)
            {
                (double q, double deviation) = mixture.Standardized(k, j, target);
                gradient[means + k * target.Length + j] = T.CreateTruncating(share > 0 ? -share * q / deviation : 0);
                gradient[deviations + k * target.Length + j] = T.CreateTruncating(share > 0 ? share * (1 - q * q) / deviation : 0);
            }
        }
        return T.CreateTruncating(-density);
    }

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        network.Link is MixtureLink
            ? null
            : $"{Name} judges mixtures, but the {network.OutputLength} outputs of {network.Name} are none. Let the network end in "
                + $"[MixtureDensity].";

    /// <inheritdoc/>
    internal override int TargetLengthBehind(Link link, int outputLength, int classes) =>
        outputLength / classes * ((MixtureLink)link).Dimensions;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) => MixtureLoss.Batch(batch, (MixtureLink)batch.Link);

    /// <summary>By differences of the gradient with respect to the values before the link, on which likelihoods depend more smoothly than
    /// on deviations.</summary>
    internal override void Bend(in SampleCurvature sample)
    {
        double[] wanted = sample.Target.ToArray(),
            output = new double[sample.Z.Length];
        (Link link, int columns) = (sample.Link, sample.Columns);
        ByDifferences(
            (at, gradient) =>
            {
                link.Apply(at, output);
                RowByRow<double>(output, wanted, gradient, columns);
                link.PullBack<double>(output, gradient);
            },
            sample.Z,
            sample.Change,
            sample.Product
        );
    }
}
