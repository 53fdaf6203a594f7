namespace NetGen;

/// <summary>The samples of a set that are nearest to another one, by Euclidean distance: what a generated sample is a copy of, if it is
/// one.</summary>
public sealed class NearestNeighbours
{
    private readonly double[][] _rows;
    private readonly int _length;

    /// <summary>Copies the inputs of a set, such as the training set.</summary>
    public NearestNeighbours(Dataset data)
    {
        _rows = SampleRows.Of(data);
        _length = data.InputLength;
    }

    /// <summary>The nearest samples, the nearest first; of equally near ones the first in the set.</summary>
    /// <param name="sample">As long as an input.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The sample has another length, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The set does not have so many.</exception>
    public (int Sample, double Distance)[] Find(ReadOnlySpan<float> sample, int count = 1)
    {
        var wide = new double[sample.Length];
        Conversion.Copy<float, double>(sample, wide);
        SampleRows.Check(wide, _length, nameof(sample));
        if (count < 1 || count > _rows.Length)
            throw new ArgumentOutOfRangeException(
                nameof(count),
                count,
                $"{count} nearest of {_rows.Length} samples cannot be found; the number must be from 1 to {_rows.Length}."
            );
        double[] distances = Array.ConvertAll(_rows, row => Math.Sqrt(SampleRows.SquaredDistance(row, wide)));
        return [.. Enumerable.Range(0, _rows.Length).OrderBy(i => distances[i]).Take(count).Select(i => (i, distances[i]))];
    }

    /// <summary>Whether a model has learned its training set, which this is, by heart: how near its samples come to it, beside how near
    /// samples come that it never saw.</summary>
    /// <param name="generated">Samples that the model made, one after another.</param>
    /// <param name="heldOut">Samples of the same kind that were not trained on.</param>
    /// <exception cref="ArgumentException">The generated values are no whole number of samples, at least one, one is not finite, or the
    /// held-out samples have another length.</exception>
    public MemorisationCheck Check(ReadOnlySpan<float> generated, Dataset heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        if (generated.IsEmpty || generated.Length % _length != 0)
            throw new ArgumentException(
                $"Samples have {_length} values; {generated.Length} values are not a whole number of them, at least one.",
                nameof(generated)
            );
        var nearest = new (int Sample, double Distance)[generated.Length / _length];
        for (int i = 0; i < nearest.Length; i++)
            nearest[i] = Find(generated.Slice(i * _length, _length))[0];
        var unseen = new double[heldOut.Count];
        var row = new float[heldOut.InputLength];
        for (int i = 0; i < unseen.Length; i++)
        {
            heldOut.CopyInputTo(i, row);
            unseen[i] = Find(row)[0].Distance;
        }
        return new MemorisationCheck(nearest, Median([.. nearest.Select(n => n.Distance)]), Median(unseen), unseen.Min());
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
