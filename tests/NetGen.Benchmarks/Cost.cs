namespace NetGen.Benchmarks;

/// <summary>What layers cost at least, for the rows.</summary>
internal static class Cost
{
    /// <summary>Floating-point operations of one prediction by dense layers of these widths.</summary>
    public static double Dense(params ReadOnlySpan<int> widths)
    {
        double sum = 0;
        for (int i = 1; i < widths.Length; i++)
            sum += 2.0 * widths[i - 1] * widths[i];
        return sum;
    }

    /// <summary>The same for a convolution: pixels of the result, values that a window sees, filters.</summary>
    public static double Convolution(int rows, int columns, int window, int filters) => 2.0 * rows * columns * window * filters;

    /// <summary>The same for a recurrent layer: steps, features, gates times units, units.</summary>
    public static double Recurrent(int steps, int features, int gates, int units) => 2.0 * steps * (features + units) * gates;

    /// <summary>The same for one sample in training: forward, weight gradient, and input gradient for every layer but the first.</summary>
    public static double Training(params ReadOnlySpan<int> widths) => 3 * Dense(widths) - Dense(widths[..2]);

    /// <summary>Bytes of the kernels and biases in float.</summary>
    public static double Weights(params ReadOnlySpan<int> widths)
    {
        double sum = 0;
        for (int i = 1; i < widths.Length; i++)
            sum += 4.0 * (widths[i - 1] + 1) * widths[i];
        return sum;
    }
}
