using System.Numerics;

namespace NetGen;

/// <summary>How good a network would be on samples that it has not seen, by training it several times.</summary>
public static class CrossValidating
{
    /// <summary>K-fold cross-validation: cuts the samples into parts, and for each part trains a new network on all others and evaluates it
    /// on that one.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="folds">The number of parts.</param>
    /// <param name="make">Makes a network for a fold, counted from 0: fold => new Net(seed: fold).</param>
    /// <param name="options">How each is trained; without <see cref="FitOptions.Validation"/>, which is the fold's own part.</param>
    /// <param name="stratified">Whether each part has the classes in the same proportion, as
    /// <see cref="Dataset.StratifiedKFold"/>.</param>
    /// <param name="seed">The same seed cuts the same way.</param>
    /// <param name="prepare">What is done to the two sets of a fold, such as scaling both with the statistics of the training set; null for
    /// nothing.</param>
    /// <exception cref="ArgumentException">The options have validation data, <paramref name="make"/> returned a network twice, the data
    /// does not fit, or cannot be cut so.</exception>
    public static CrossValidation CrossValidate<T>(
        this Dataset data,
        int folds,
        Func<int, INetwork<T>> make,
        FitOptions options,
        bool stratified = false,
        int seed = 0,
        Func<Dataset, Dataset, (Dataset Train, Dataset Validation)>? prepare = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validation is not null)
            throw new ArgumentException(
                $"Each fold is validated on its own part of the data; leave {nameof(FitOptions)}.{nameof(FitOptions.Validation)} out.",
                nameof(options)
            );
        var histories = new List<History>();
        var scores = new List<Evaluation>();
        var networks = new HashSet<INetwork<T>>(ReferenceEqualityComparer.Instance);
        foreach ((Dataset train, Dataset validation) in stratified ? data.StratifiedKFold(folds, seed) : data.KFold(folds, seed))
        {
            INetwork<T> network =
                make(histories.Count) ?? throw new ArgumentException($"There is no network for fold {histories.Count}.", nameof(make));
            if (!networks.Add(network))
                throw new ArgumentException(
                    $"The network for fold {histories.Count} is that of an earlier fold, which has seen its samples. Make a new one "
                        + $"each time.",
                    nameof(make)
                );
            (Dataset own, Dataset unseen) = prepare?.Invoke(train, validation) ?? (train, validation);
            histories.Add(NetworkTraining.FitWith(network, own, options, unseen));
            scores.Add(
                options.Loss is { } loss
                    ? network.Evaluate(unseen, loss, options.Metrics, options.BatchSize, options.WeightedMetrics)
                    : network.Evaluate(
                        unseen,
                        options.Losses,
                        options.MetricsOf,
                        options.LossWeights,
                        options.BatchSize,
                        options.WeightedMetricsOf
                    )
            );
        }
        return new CrossValidation(histories, scores);
    }
}
