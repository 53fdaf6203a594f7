using System.Numerics;

namespace NetGen;

/// <summary>Training and evaluation of any network.</summary>
public static class NetworkTraining
{
    /// <summary>Trains: epochs of shuffled batches, each one step of the optimizer. Shapes, indices, all targets and whether inputs are
    /// finite are checked before the first step.</summary>
    /// <param name="network">The network whose parameters move.</param>
    /// <param name="data">The samples.</param>
    /// <param name="options">How to train.</param>
    /// <returns>Loss and metrics of every epoch. Those of the training data are means over the epoch's steps, as in Keras: the network got
    /// better meanwhile.</returns>
    /// <exception cref="ArgumentException">An option is out of range, the data does not fit the network, the loss cannot judge its
    /// outputs, or an input, an index or a target is unusable; nothing has changed.</exception>
    /// <exception cref="KeyNotFoundException">A callback watches a number that is not logged; nothing has changed.</exception>
    /// <exception cref="ArithmeticException">The loss or its gradient became infinite or NaN; the parameters are as the step before left
    /// them, unless a callback puts better ones back. <see cref="History.Of"/> has the epochs before.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled; the parameters are as the last whole step left them, unless a
    /// callback puts better ones back. <see cref="History.Of"/> has the epochs before.</exception>
    public static History Fit<T>(this INetwork<T> network, IDataSource data, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(options);
        return FitWith(network, data, options, options.Validation);
    }

    /// <summary>Loss and metrics over all samples, in inference mode.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="loss">What is averaged over them.</param>
    /// <param name="metrics">What is reported besides; null for nothing.</param>
    /// <param name="batchSize">Samples that are read and computed at a time.</param>
    /// <param name="weightedMetrics">What is reported besides and counts samples by their weights, as
    /// <see cref="SupervisedOptions.WeightedMetrics"/>; null for nothing.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, the loss or a metric cannot judge its outputs, or an index
    /// or target is unusable.</exception>
    public static Evaluation Evaluate<T>(
        this INetwork<T> network,
        IDataSource data,
        Loss loss,
        IReadOnlyList<Metric>? metrics = null,
        int batchSize = 32,
        IReadOnlyList<Metric>? weightedMetrics = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var trainer = new Trainer<T>(network, loss, new SGD(), batchSize);
        return Evaluate(trainer, data, new Scores<T>(trainer, network.Engine.Info, new(metrics ?? [], weightedMetrics ?? [])));
    }

    /// <summary>Loss and metrics of a network of several outputs over all samples, in inference mode: "loss", the sum of the losses,
    /// "&lt;output&gt;_loss" and "&lt;output&gt;_&lt;metric&gt;".</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The samples.</param>
    /// <param name="losses">A loss for each output, by its name.</param>
    /// <param name="metricsOf">What is reported of outputs besides, by their names; null for nothing.</param>
    /// <param name="lossWeights">What losses count with in their sum; 1 where there is none.</param>
    /// <param name="batchSize">Samples that are read and computed at a time.</param>
    /// <param name="weightedMetricsOf">What is reported of outputs and counts samples by their weights, as
    /// <see cref="FitOptions.WeightedMetricsOf"/>; null for nothing.</param>
    /// <exception cref="ArgumentException">The data does not fit the network, a name is none of an output, an output has no loss, a loss or
    /// a metric cannot judge its output, or an index or target is unusable.</exception>
    public static Evaluation Evaluate<T>(
        this INetwork<T> network,
        IDataSource data,
        IReadOnlyDictionary<string, Loss> losses,
        IReadOnlyDictionary<string, IReadOnlyList<Metric>>? metricsOf = null,
        IReadOnlyDictionary<string, float>? lossWeights = null,
        int batchSize = 32,
        IReadOnlyDictionary<string, IReadOnlyList<Metric>>? weightedMetricsOf = null
    )
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var trainer = new Trainer<T>(network, losses, new SGD(), batchSize, lossWeights: lossWeights);
        var metrics = new ReportedMetrics([], []);
        if (metricsOf is not null)
            metrics = metrics with { AllOf = metricsOf };
        if (weightedMetricsOf is not null)
            metrics = metrics with { WeightedOf = weightedMetricsOf };
        return Evaluate(trainer, data, new Scores<T>(trainer, network.Engine.Info, metrics));
    }

    private static Evaluation Evaluate<T>(Trainer<T> trainer, IDataSource data, Scores<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var batches = new Batches<T>(data, trainer, trainer.Engine.Info, "evaluation");
        batches.Check();
        scores.Evaluate(batches);
        var logs = new Dictionary<string, double>();
        scores.WriteTo(logs);
        return new Evaluation(logs);
    }

    /// <summary>The same with other validation data than the options have.</summary>
    internal static History FitWith<T>(INetwork<T> network, IDataSource data, FitOptions options, IDataSource? validation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        options.Check();
        using var trainer = new Trainer<T>(
            network,
            options.LossOf(network.Engine.Info),
            options.Optimizer,
            options.BatchSize,
            options.MaxDegreeOfParallelism,
            options.AllReduce
        );
        return new FitLoop<T>(network, data, trainer, options, validation, options.Shuffle).Run();
    }
}
