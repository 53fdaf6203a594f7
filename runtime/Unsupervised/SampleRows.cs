namespace NetGen;

/// <summary>The inputs of a set as rows of doubles.</summary>
internal static class SampleRows
{
    public static double[][] Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var rows = new double[data.Count][];
        for (int i = 0; i < rows.Length; i++)
            data.CopyInputTo(i, rows[i] = new double[data.InputLength]);
        return rows;
    }

    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        return sum;
    }

    /// <summary>Throws unless the values are one sample of a length, all finite.</summary>
    public static void Check(ReadOnlySpan<double> sample, int length, string argument)
    {
        if (sample.Length != length)
            throw new ArgumentException($"A sample has {length} values here, but there are {sample.Length}.", argument);
        for (int k = 0; k < sample.Length; k++)
            if (!double.IsFinite(sample[k]))
                throw new ArgumentException($"Value {k} of the sample is {sample[k]}; every value must be finite.", argument);
    }
}
