using System.Globalization;
using System.Numerics;
using System.Text;

namespace NetGen;

/// <summary>Counts how often each class was taken for each other. <see cref="ToString"/> writes it as a table.</summary>
public sealed partial class ConfusionMatrix
{
    private readonly long[,] _counts;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        _counts = new long[classes, classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes => _counts.GetLength(0);

    /// <summary>How often a sample of class <paramref name="actual"/> was taken for <paramref name="predicted"/>.</summary>
    public long this[int actual, int predicted] => _counts[actual, predicted];

    /// <summary>The share of samples on the diagonal; NaN if there are none.</summary>
    public double Accuracy
    {
        get
        {
            long right = 0,
                all = 0;
            for (int i = 0; i < Classes; i++)
                right += _counts[i, i];
            foreach (long count in _counts)
                all += count;
            return (double)right / all;
        }
    }

    /// <summary>The harmonic mean of precision and recall, each a mean over the classes that are there (Sokolova and Lapalme, 2009). The
    /// mean of the classes' own F1, which <see cref="F1Score"/> gives, is never more: Average(Averaging.Macro, counts => counts.F1).
    /// </summary>
    public double F1
    {
        get
        {
            double precision = Average(Averaging.Macro, counts => counts.Precision),
                recall = Average(Averaging.Macro, counts => counts.Recall);
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    /// <summary>Of actual and predicted classes, in nats: how much one says of the other.</summary>
    public double MutualInformation
    {
        get
        {
            long all = _counts.Cast<long>().Sum();
            double sum = 0;
            for (int i = 0; i < Classes; i++)
            for (int j = 0; j < Classes; j++)
                if (_counts[i, j] > 0)
                    sum += (double)_counts[i, j] / all * Math.Log((double)_counts[i, j] * all / ((double)Row(i) * Column(j)));
            return sum;
        }
    }

    /// <summary>One class against all others: precision, recall, F1 and so on are made of these counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is negative or not below <see cref="Classes"/>.</exception>
    public BinaryCounts Counts(int label)
    {
        Check(label, nameof(label));
        long both = _counts[label, label],
            actual = Row(label),
            predicted = Column(label);
        return new(both, predicted - both, actual - both, _counts.Cast<long>().Sum() - actual - predicted + both);
    }

    /// <summary>One number of all classes.</summary>
    /// <param name="average">How the classes' numbers become one.</param>
    /// <param name="of">The number of one class against all others, such as counts => counts.Recall.</param>
    public double Average(Averaging average, Func<BinaryCounts, double> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        IEnumerable<BinaryCounts> classes = Enumerable.Range(0, Classes).Select(Counts);
        return average == Averaging.Micro
            ? of(classes.Aggregate((a, b) => a + b))
            : CountSums.Mean(classes.Select(counts => (counts.Sums, of(counts))), isWeighted: average == Averaging.Weighted);
    }

    /// <summary>Counts samples by their class numbers.</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="predicted">What it was taken for.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The counts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative or not below <paramref name="classes"/>.</exception>
    public static ConfusionMatrix Of(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted, int classes)
    {
        if (actual.Length != predicted.Length)
            throw new ArgumentException($"{actual.Length} samples have {predicted.Length} predictions.", nameof(predicted));
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < actual.Length; i++)
            matrix.Add(actual[i], predicted[i]);
        return matrix;
    }

    /// <summary>Counts one sample.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative or not below <see cref="Classes"/>.</exception>
    public void Add(int actual, int predicted)
    {
        Check(actual, nameof(actual));
        Check(predicted, nameof(predicted));
        _counts[actual, predicted]++;
    }

    /// <summary>Counts one sample whose prediction is the largest of <paramref name="output"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="output"/> does not hold one value for each class.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is negative or not below <see cref="Classes"/>.</exception>
    public void Add<T>(int actual, ReadOnlySpan<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (output.Length != Classes)
            throw new ArgumentException($"The matrix has {Classes} classes, but the output holds {output.Length} values.", nameof(output));
        Add(actual, Ranking.Largest(output));
    }

    /// <summary>A row for each actual class, a column for each predicted one, and each class's recall at the end of its row.</summary>
    public override string ToString()
    {
        long largest = Classes - 1;
        foreach (long count in _counts)
            largest = Math.Max(largest, count);
        int width = largest.ToString(CultureInfo.InvariantCulture).Length + 2;
        var text = new StringBuilder("actual \\ predicted\n").Append(' ', width);
        for (int j = 0; j < Classes; j++)
            text.Append(Cell(j, width));
        text.Append("  recall\n");
        for (int i = 0; i < Classes; i++)
        {
            long row = 0;
            text.Append(Cell(i, width));
            for (int j = 0; j < Classes; j++)
            {
                text.Append(Cell(_counts[i, j], width));
                row += _counts[i, j];
            }
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(row == 0 ? "-" : ((double)_counts[i, i] / row).ToString("P1", CultureInfo.InvariantCulture)), 8}\n"
            );
        }
        return text.ToString();
    }

    private long Row(int i) => Enumerable.Range(0, Classes).Sum(j => _counts[i, j]);

    private long Column(int j) => Enumerable.Range(0, Classes).Sum(i => _counts[i, j]);

    private static string Cell(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width);

    private void Check(int value, string argument) => Check(value, Classes, argument);

    /// <summary>Throws unless there is such a class.</summary>
    internal static void Check(int value, int classes, string argument)
    {
        if ((uint)value >= (uint)classes)
            throw new ArgumentOutOfRangeException(argument, value, $"Classes go from 0 to {classes - 1}.");
    }
}
