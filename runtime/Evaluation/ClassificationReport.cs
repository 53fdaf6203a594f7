namespace NetGen;

/// <summary>How well samples were told apart: for each class precision, recall, F1, the number of its samples and curves over all
/// thresholds, and averages over classes, under the names and formulas of scikit-learn's classification_report. As a table of text
/// (<see cref="ToString"/>), as JSON and as one page of HTML. It never changes.</summary>
public sealed partial class ClassificationReport
{
    private readonly bool _isBinary;

    private ClassificationReport(ConfusionMatrix matrix, IReadOnlyList<string> names, Func<int, (RocCurve?, PrecisionRecallCurve?)> curves)
    {
        Matrix = matrix;
        Classes =
        [
            .. names.Select(
                (name, label) =>
                {
                    (RocCurve? roc, PrecisionRecallCurve? precisionRecall) = curves(label);
                    return new ClassScores(name, matrix.Counts(label), roc, precisionRecall);
                }
            ),
        ];
    }

    private ClassificationReport(ConfusionMatrix matrix, int[] labels, float[] scores, IReadOnlyList<string> names, bool isBinary)
        : this(matrix, names, label => CurvesOf(label, labels, scores, names.Count, isBinary)) => _isBinary = isBinary;

    /// <summary>How often each class was taken for each.</summary>
    public ConfusionMatrix Matrix { get; }

    /// <summary>The classes, by number.</summary>
    public IReadOnlyList<ClassScores> Classes { get; }

    /// <summary>The number of samples.</summary>
    public long Samples => Classes.Sum(c => c.Support);

    /// <summary>The share of samples that were taken for what they are.</summary>
    public double Accuracy => Matrix.Accuracy;

    /// <summary>The mean over the classes that are there, among labels or predictions.</summary>
    public AverageScores Macro => Average(Averaging.Macro);

    /// <summary>Of the counts of all classes together; where each sample has one class, all three are the accuracy.</summary>
    public AverageScores Micro => Average(Averaging.Micro);

    /// <summary>The mean over classes, each as often as it is among labels.</summary>
    public AverageScores Weighted => Average(Averaging.Weighted);

    /// <summary>The mean area below the ROC curves of the classes that have one; NaN if none has.</summary>
    public double MacroAUC => Classes.Where(c => c.Roc is not null).Select(c => c.AUC).DefaultIfEmpty(double.NaN).Average();

    /// <summary>Of samples with a score for each class, of which the largest is the prediction; of equal ones the first.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="scores">For each sample, one after another, a score for each class: probabilities, or any numbers that rise with
    /// them.</param>
    /// <param name="classes">The number of classes, at least 2. One score a sample: <see cref="OfBinary"/>.</param>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <exception cref="ArgumentException">There is no sample, not one score for each class of each sample, a score is NaN, or there is not
    /// a name for each class; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is negative or not below <paramref name="classes"/>.</exception>
    public static ClassificationReport Of(
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> scores,
        int classes,
        IReadOnlyList<string>? names = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        Check(labels, classes);
        CheckScores(labels.Length, scores, classes);
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < labels.Length; i++)
            matrix.Add(labels[i], Ranking.Largest(scores.Slice(i * classes, classes)));
        return new(matrix, labels.ToArray(), scores.ToArray(), Names(names, classes), isBinary: false);
    }

    /// <summary>Of samples with one score, that of class 1.</summary>
    /// <param name="labels">0 or 1 for each sample.</param>
    /// <param name="scores">A score for each sample: the probability of class 1, or any number that rises with it.</param>
    /// <param name="threshold">What scores more is taken for class 1: 0.5 for probabilities, 0 for logits.</param>
    /// <param name="names">Names of the classes 0 and 1; null for their numbers.</param>
    /// <exception cref="ArgumentException">There is no sample, not one score for each, a score is NaN, or there are not two names; the
    /// message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is neither 0 nor 1, or the threshold is NaN.</exception>
    public static ClassificationReport OfBinary(
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> scores,
        float threshold = 0.5f,
        IReadOnlyList<string>? names = null
    )
    {
        if (float.IsNaN(threshold))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold is NaN; nothing is above it or below it.");
        Check(labels, 2);
        CheckScores(labels.Length, scores, 1);
        var matrix = new ConfusionMatrix(2);
        for (int i = 0; i < labels.Length; i++)
            matrix.Add(labels[i], scores[i] > threshold ? 1 : 0);
        return new(matrix, labels.ToArray(), scores.ToArray(), Names(names, 2), isBinary: true);
    }

    /// <summary>Of predictions without scores, and so without curves.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="predicted">What it was taken for.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="names">A name for each class; null for their numbers.</param>
    /// <exception cref="ArgumentException">There is no sample, not one prediction for each, or not a name for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label or prediction is negative or not below
    /// <paramref name="classes"/>.</exception>
    public static ClassificationReport Of(
        ReadOnlySpan<int> labels,
        ReadOnlySpan<int> predicted,
        int classes,
        IReadOnlyList<string>? names = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        Check(labels, classes);
        if (predicted.Length == labels.Length)
            Check(predicted, classes, nameof(predicted), "prediction");
        return new(ConfusionMatrix.Of(labels, predicted, classes), Names(names, classes), _ => (null, null));
    }

    private AverageScores Average(Averaging average) =>
        new(Matrix.Average(average, c => c.Precision), Matrix.Average(average, c => c.Recall), Matrix.Average(average, c => c.F1));

    // A curve needs samples of the class, and a ROC curve others as well.
    private static (RocCurve?, PrecisionRecallCurve?) CurvesOf(int label, int[] labels, float[] scores, int classes, bool isBinary)
    {
        var own = new float[labels.Length];
        var positive = new bool[labels.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] =
                !isBinary ? scores[i * classes + label]
                : label == 1 ? scores[i]
                : -scores[i];
            positive[i] = labels[i] == label;
        }
        return (
            positive.Contains(true) && positive.Contains(false) ? RocCurve.Of(own, positive) : null,
            positive.Contains(true) ? PrecisionRecallCurve.Of(own, positive) : null
        );
    }

    private static void Check(ReadOnlySpan<int> labels, int classes, string argument = "labels", string what = "label")
    {
        if (labels.IsEmpty)
            throw new ArgumentException("There is no sample; a report needs at least one.", argument);
        for (int i = 0; i < labels.Length; i++)
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentOutOfRangeException(
                    argument,
                    labels[i],
                    $"The {what} of sample {i} is {labels[i]}; with {classes} classes it is from 0 to {classes - 1}."
                );
    }

    private static void CheckScores(int samples, ReadOnlySpan<float> scores, int each)
    {
        if (scores.Length != (long)samples * each)
            throw new ArgumentException(
                $"{samples} samples with {each} score{(each == 1 ? "" : "s")} each need {(long)samples * each}, but there are "
                    + $"{scores.Length}.",
                nameof(scores)
            );
        for (int i = 0; i < scores.Length; i++)
            if (float.IsNaN(scores[i]))
                throw new ArgumentException(
                    $"The score of sample {i / each}{(each == 1 ? "" : $" for class {i % each}")} is NaN.",
                    nameof(scores)
                );
    }

    private static IReadOnlyList<string> Names(IReadOnlyList<string>? names, int classes)
    {
        if (names is null)
            return [.. Enumerable.Range(0, classes).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        if (names.Count != classes)
            throw new ArgumentException($"There are {names.Count} names for {classes} classes.", nameof(names));
        return [.. names];
    }
}
