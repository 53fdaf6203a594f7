using NetGen.CompilerServices;

namespace NetGen;

/// <summary>A number that says how good predictions are. It holds no state: every use starts an accumulator of its own.
/// Derive from <see cref="MeanMetric"/> for a mean over samples, from this class for anything else.
/// Where steps of the output may be padding, as [Masking] says, each step that is not is a sample.</summary>
public abstract class Metric
{
    /// <inheritdoc cref="NetGen.BinaryAccuracy"/>
    public static Metric BinaryAccuracy { get; } = new BinaryAccuracy();

    /// <inheritdoc cref="NetGen.CategoricalAccuracy"/>
    public static Metric CategoricalAccuracy { get; } = new CategoricalAccuracy();

    /// <inheritdoc cref="NetGen.SparseCategoricalAccuracy"/>
    public static Metric SparseCategoricalAccuracy { get; } = new SparseCategoricalAccuracy();

    /// <inheritdoc cref="NetGen.TopKCategoricalAccuracy"/>
    public static Metric TopKCategoricalAccuracy { get; } = new TopKCategoricalAccuracy();

    /// <inheritdoc cref="NetGen.SparseTopKCategoricalAccuracy"/>
    public static Metric SparseTopKCategoricalAccuracy { get; } = new SparseTopKCategoricalAccuracy();

    /// <inheritdoc cref="NetGen.PrecisionScore"/>
    public static Metric Precision { get; } = new PrecisionScore();

    /// <inheritdoc cref="NetGen.RecallScore"/>
    public static Metric Recall { get; } = new RecallScore();

    /// <inheritdoc cref="NetGen.Specificity"/>
    public static Metric Specificity { get; } = new Specificity();

    /// <inheritdoc cref="NetGen.FalsePositiveRate"/>
    public static Metric FalsePositiveRate { get; } = new FalsePositiveRate();

    /// <inheritdoc cref="NetGen.F1Score"/>
    public static Metric F1Score { get; } = new F1Score();

    /// <inheritdoc cref="NetGen.AUC"/>
    public static Metric AUC { get; } = new AUC();

    /// <inheritdoc cref="NetGen.LogLoss"/>
    public static Metric LogLoss { get; } = new LogLoss();

    /// <inheritdoc cref="NetGen.MeanIoU"/>
    public static Metric MeanIoU { get; } = new MeanIoU();

    /// <inheritdoc cref="NetGen.RootMeanSquaredError"/>
    public static Metric RootMeanSquaredError { get; } = new RootMeanSquaredError();

    /// <inheritdoc cref="NetGen.R2Score"/>
    public static Metric R2Score { get; } = new R2Score();

    /// <summary>The mean over samples and outputs of (y - t)².</summary>
    public static Metric MeanSquaredError { get; } = new LossMetric(Loss.MeanSquaredError);

    /// <summary>The mean over samples and outputs of |y - t|.</summary>
    public static Metric MeanAbsoluteError { get; } = new LossMetric(Loss.MeanAbsoluteError);

    /// <summary>A loss, watched instead of minimised.</summary>
    public static Metric Of(Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return new LossMetric(loss);
    }

    /// <summary>Keras' name, in lower case with underscores: the key in <see cref="History"/>.</summary>
    public abstract string Name { get; }

    /// <summary>Which way is better. Auto, as in a metric of one's own that does not override it, if it does not say: whoever watches it
    /// then needs a mode, unless its name says that it is
    /// an accuracy, a loss or an error.</summary>
    public virtual MonitorMode Direction => MonitorMode.Auto;

    /// <summary>How many target values belong to one sample with <paramref name="outputLength"/> outputs, the last axis being
    /// <paramref name="classes"/> long.</summary>
    public virtual int TargetLength(int outputLength, int classes) => outputLength;

    /// <summary>Whether it is a mean over elements, each output with its target, and so means the same for several outputs
    /// together.</summary>
    internal virtual bool IsElementwise => false;

    /// <summary>Whether rows of a sample may be judged one by one, and so have weights of their own. A metric of one's own is asked for
    /// whole samples.</summary>
    internal virtual bool IsOfRows => IsOfLibrary;

    /// <summary>Whether it is given probabilities where the loss takes outputs for logits. A metric of one's own is given what the network
    /// predicts.</summary>
    internal virtual bool ReadsProbabilities => IsOfLibrary;

    private protected bool IsOfLibrary => GetType().Assembly == typeof(Metric).Assembly;

    /// <summary>Why the outputs of a network are nothing that it can judge; null where they are. A metric of one's own knows what it is
    /// given.</summary>
    /// <param name="network">The network.</param>
    /// <param name="range">Where that lies which it is given: outputs, or probabilities made of them.</param>
    internal virtual string? Objection(ProgramInfo network, OutputRange range) =>
        IsOfLibrary ? NetGen.Objection.ToOutputs(Name, network, IsElementwise) : null;

    /// <summary>A new accumulator that has seen nothing.</summary>
    /// <param name="classes">The length of the output's last axis.</param>
    public abstract MetricAccumulator Start(int classes);
}
