namespace NetGen;

/// <summary>How Pretrain learns each restricted Boltzmann machine. Defaults follow Hinton's "A Practical Guide to Training Restricted
/// Boltzmann Machines" (2010), for Bernoulli visible units; for Gaussian ones, whose values have no bound, take a learning rate of about
/// 0.01 or less. Epochs, batches and callbacks are those of one machine after the other; a callback that stops training stops that
/// machine's.</summary>
public sealed class PretrainOptions : TrainingOptions
{
    /// <summary>How parameters follow the gradient: SGD with learning rate 0.1 and momentum 0.5 unless set.</summary>
    public Optimizer Optimizer { get; init; } = new SGD(0.1f, momentum: 0.5f);

    /// <summary>The k of CD-k: Gibbs steps from the data, or from where the chains are, to what the model prefers. More follow the
    /// likelihood's gradient more closely.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Gibbs chains that go on from step to step, whatever the batch (persistent contrastive divergence, Tieleman 2008): a better
    /// model, with a smaller learning rate than CD-1. 0, the default: chains start at the data of each batch.</summary>
    public int PersistentChains { get; init; }

    /// <summary>Every step also makes each weight w of the kernel, but no bias, into w - learning rate · this · w.</summary>
    public float WeightDecay { get; init; } = 2e-4f;

    /// <summary>Whether each epoch goes through the samples in a random order of its own.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Samples that free energy and reconstruction error are also reported on, under keys with "val_" in them; null for none.
    /// Where the free energy of the training data falls away from theirs, the machine overfits.</summary>
    public IDataSource? Validation { get; init; }

    internal override void Check()
    {
        base.Check();
        NotNull(Optimizer, nameof(Optimizer));
        Optimizer.Check();
        Positive(Steps, nameof(Steps));
        if (PersistentChains < 0)
            throw new ArgumentOutOfRangeException(
                nameof(PersistentChains),
                PersistentChains,
                $"{nameof(PretrainOptions)}.{nameof(PersistentChains)} must not be negative; it is {PersistentChains}."
            );
        if (!(WeightDecay >= 0 && float.IsFinite(WeightDecay)))
            throw new ArgumentOutOfRangeException(
                nameof(WeightDecay),
                WeightDecay,
                $"{nameof(PretrainOptions)}.{nameof(WeightDecay)} must be finite and not negative; it is {WeightDecay}."
            );
    }
}
