using System.Globalization;

namespace NetGen;

/// <summary>Notices how adversarial training commonly fails, and says so once: a discriminator so strong that the generator learns nothing,
/// and a generator that makes only a part of what there is. Logs "coverage" in every epoch: the share of real samples with a generated one
/// nearer than their fifth nearest real one (Naeem et al., "Reliable fidelity and diversity metrics for generative models", 2020); 0.97
/// where both are drawn from the same distribution.</summary>
/// <param name="warn">Is told; null for nobody, see <see cref="Warnings"/>.</param>
/// <param name="patience">Epochs that a failure must last.</param>
/// <param name="leastLoss">A discriminator's loss below this is too small where it also knows 9 in 10 of either kind; at equality it is ln
/// 2 = 0.69. What smoothed and noisy labels cost in any case is not counted.</param>
/// <param name="leastCoverage">A coverage below this is too small.</param>
public sealed class GanFailureMonitor(Action<string>? warn = null, int patience = 3, double leastLoss = 0.05, double leastCoverage = 0.25)
    : Callback
{
    private const int Samples = 256,
        Neighbour = 5;

    private readonly List<string> _warnings = [];
    private int _strong,
        _narrow;
    private bool _hasLearned;

    /// <summary>All that was said.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>"coverage" should rise.</summary>
    public override IReadOnlyDictionary<string, MonitorMode> Keys { get; } =
        new Dictionary<string, MonitorMode> { ["coverage"] = MonitorMode.Max };

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        _warnings.Clear();
        (_strong, _narrow, _hasLearned) = (0, 0, false);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        if (context is not GanContext gan)
            return;
        var options = (GanOptions)context.Options;
        double loss = context.Logs["d_loss"] - options.Loss.Unavoidable(options),
            coverage = Coverage(gan);
        bool knowsAll = Math.Min(context.Logs["real_accuracy"], context.Logs["fake_accuracy"]) > 0.9;
        context.Logs["coverage"] = coverage;
        _strong = loss < leastLoss && knowsAll ? _strong + 1 : 0;
        _narrow = coverage < leastCoverage ? _narrow + 1 : 0;
        // At the beginning nothing is covered; what counts is what has been and is lost, or never comes.
        if (_strong == patience)
        {
            string noise =
                options.LabelSmoothing + options.GeneratedLabelSmoothing + options.LabelNoise > 0 ? " beyond what its labels cost" : "";
            Warn(
                context,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the discriminator's loss has been below {leastLoss}{noise} for {patience} epochs (now {loss:G2}): it knows all "
                        + $"generated samples, and the generator learns nothing from it. Smooth its labels, add instance noise, make it "
                        + $"smaller, or lower its learning rate."
                )
            );
        }
        _hasLearned |= coverage >= leastCoverage;
        if (_narrow == (_hasLearned ? patience : 4 * patience))
            Warn(
                context,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the generated samples have covered less than {leastCoverage:P0} of the real ones for {_narrow} epochs (now "
                        + $"{coverage:P0}): the generator makes only a small part of what there is, or nothing like it. Batch "
                        + $"normalisation in the generator, a smaller learning rate, or more steps of the discriminator may help."
                )
            );
    }

    private void Warn(TrainingContext context, string what)
    {
        string warning = string.Create(CultureInfo.InvariantCulture, $"Epoch {context.Epoch + 1}: {what}");
        _warnings.Add(warning);
        warn?.Invoke(warning);
    }

    private static double Coverage(GanContext gan)
    {
        int length = gan.SampleLength,
            n = Math.Min(Samples, gan.Samples);
        float[] real = new float[n * length],
            fake = new float[n * length];
        gan.Read(0, real);
        gan.Generate(gan.Epoch, fake);
        Span<double> nearest = stackalloc double[Neighbour + 1];
        int covered = 0;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<float> sample = real.AsSpan(i * length, length);
            nearest.Fill(double.PositiveInfinity);
            for (int j = 0; j < n; j++)
                Keep(nearest, Distance(sample, real.AsSpan(j * length, length)));
            double reach = nearest[Neighbour];
            for (int j = 0; j < n; j++)
                if (Distance(sample, fake.AsSpan(j * length, length)) <= reach)
                {
                    covered++;
                    break;
                }
        }
        return (double)covered / n;
    }

    private static void Keep(Span<double> nearest, double distance)
    {
        int at = nearest.Length - 1;
        if (distance >= nearest[at])
            return;
        for (; at > 0 && nearest[at - 1] > distance; at--)
            nearest[at] = nearest[at - 1];
        nearest[at] = distance;
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
