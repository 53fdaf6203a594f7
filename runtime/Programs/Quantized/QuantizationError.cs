using System.Globalization;

namespace NetGen;

/// <summary>How far a quantized network is from the one that it was made of.</summary>
/// <param name="Samples">How many samples both predicted.</param>
/// <param name="Largest">The largest absolute difference of two output values.</param>
/// <param name="RootMeanSquare">The root of the mean of squared differences.</param>
/// <param name="Agreement">The share of output rows whose largest value stands at the same place, from 0 to 1; 1 where a row is one
/// value.</param>
/// <param name="Bytes">Memory of the quantized weights.</param>
/// <param name="FloatBytes">Memory of the same weights as floats.</param>
public sealed record QuantizationError(int Samples, double Largest, double RootMeanSquare, double Agreement, long Bytes, long FloatBytes)
{
    /// <summary>The figures in a sentence.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Bytes / 1024.0:N1} KB of weights instead of {FloatBytes / 1024.0:N1}; over {Samples:N0} samples outputs differ by at most "
                + $"{Largest:G3}, {RootMeanSquare:G3} in the root mean square, and {Agreement:P2} of rows have the same largest value."
        );
}
