using System.Globalization;
using System.Numerics;
using System.Text;

namespace NetGen;

/// <summary>Counts how often each class was taken for each other. <see cref="ToString"/> writes it as a table.</summary>
public sealed class ConfusionMatrix
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
        Add(actual, CategoricalAccuracy.Largest(output));
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

    private static string Cell(long value, int width) => value.ToString(CultureInfo.InvariantCulture).PadLeft(width);

    private void Check(int value, string argument)
    {
        if ((uint)value >= (uint)Classes)
            throw new ArgumentOutOfRangeException(argument, value, $"Classes go from 0 to {Classes - 1}.");
    }
}
