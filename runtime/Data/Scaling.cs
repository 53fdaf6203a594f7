using System.Numerics;

namespace NetGen;

/// <summary>A shift and a divisor for each input: y = (x - offset) / divisor, computed in double.</summary>
public sealed class Scaling
{
    private readonly double[] _offset,
        _divisor;

    /// <summary>A scaling with known statistics, such as saved ones. The arrays are copied.</summary>
    /// <param name="offset">What is subtracted from each input.</param>
    /// <param name="divisor">What each difference is divided by, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, a value is not finite, or a divisor is 0.</exception>
    public Scaling(ReadOnlySpan<double> offset, ReadOnlySpan<double> divisor)
    {
        if (offset.IsEmpty || offset.Length != divisor.Length)
            throw new ArgumentException(
                $"There are {offset.Length} offsets and {divisor.Length} divisors; each input needs one of both.",
                nameof(divisor)
            );
        for (int i = 0; i < offset.Length; i++)
        {
            if (!double.IsFinite(offset[i]))
                throw new ArgumentException($"Offset {i} is {offset[i]}; it must be finite.", nameof(offset));
            if (!double.IsFinite(divisor[i]) || divisor[i] == 0)
                throw new ArgumentException($"Divisor {i} is {divisor[i]}; it must be finite and not zero.", nameof(divisor));
        }
        _offset = offset.ToArray();
        _divisor = divisor.ToArray();
    }

    /// <summary>What is subtracted from each input: its mean or its smallest value.</summary>
    public ReadOnlySpan<double> Offset => _offset;

    /// <summary>What each difference is divided by: the deviation or the range; 1 where that is 0.</summary>
    public ReadOnlySpan<double> Divisor => _divisor;

    /// <summary>Scales n whole samples, for a network that was trained on scaled ones. Both spans may be the same.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples, the spans differ in length, or a result is not finite, or they
    /// share memory without being the same; nothing has been written.</exception>
    public void Apply(ReadOnlySpan<float> inputs, Span<float> scaled) => Map<float>(inputs, scaled, isInverse: false);

    /// <inheritdoc cref="Apply(ReadOnlySpan{float}, Span{float})"/>
    public void Apply(ReadOnlySpan<double> inputs, Span<double> scaled) => Map<double>(inputs, scaled, isInverse: false);

    /// <summary>Undoes <see cref="Apply(ReadOnlySpan{float}, Span{float})"/>: x = y × divisor + offset. Both spans may be the
    /// same.</summary>
    /// <inheritdoc cref="Apply(ReadOnlySpan{float}, Span{float})"/>
    public void Invert(ReadOnlySpan<float> scaled, Span<float> inputs) => Map<float>(scaled, inputs, isInverse: true);

    /// <inheritdoc cref="Invert(ReadOnlySpan{float}, Span{float})"/>
    public void Invert(ReadOnlySpan<double> scaled, Span<double> inputs) => Map<double>(scaled, inputs, isInverse: true);

    private void Map<T>(ReadOnlySpan<T> inputs, Span<T> scaled, bool isInverse)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = _offset.Length;
        if (inputs.Length % length != 0)
            throw new ArgumentException(
                $"The scaling is for samples of {length} values; {inputs.Length} values are not a whole number of them.",
                nameof(inputs)
            );
        if (scaled.Length != inputs.Length)
            throw new ArgumentException($"{inputs.Length} values do not fit into a span of {scaled.Length}.", nameof(scaled));
        CompilerServices.Overlap.Refuse(inputs, scaled, nameof(inputs), nameof(scaled), mayBeginTogether: true);
        for (int i = 0; i < inputs.Length; i++)
            if (!T.IsFinite(Mapped(inputs[i], i % length, isInverse)))
                throw new ArgumentException(
                    $"Value {i % length} of sample {i / length} is {inputs[i]}; {(isInverse ? "unscaled" : "scaled")} it would be "
                        + $"{Mapped(inputs[i], i % length, isInverse)}.",
                    nameof(inputs)
                );
        for (int i = 0; i < inputs.Length; i++)
            scaled[i] = Mapped(inputs[i], i % length, isInverse);
    }

    /// <summary>Mean and deviation (over n, not n - 1) of every input.</summary>
    internal static Scaling Standard(Dataset data)
    {
        var (mean, min, max) = Statistics(data);
        double[] deviation = new double[mean.Length];
        var row = new double[mean.Length];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInputTo(i, row);
            for (int k = 0; k < row.Length; k++)
                deviation[k] += (row[k] - mean[k]) * (row[k] - mean[k]);
        }
        for (int k = 0; k < row.Length; k++)
        {
            deviation[k] = min[k] == max[k] ? 1 : Math.Sqrt(deviation[k] / data.Count);
            if (min[k] == max[k])
                mean[k] = min[k]; // exactly 0 then, whatever the sum was rounded to
        }
        return new Scaling(mean, deviation);
    }

    /// <summary>Smallest value and range of every input.</summary>
    internal static Scaling MinMax(Dataset data)
    {
        var (_, min, max) = Statistics(data);
        double[] range = new double[min.Length];
        for (int k = 0; k < range.Length; k++)
            range[k] = min[k] == max[k] ? 1 : max[k] - min[k];
        return new Scaling(min, range);
    }

    private static (double[] Mean, double[] Min, double[] Max) Statistics(Dataset data)
    {
        double[] mean = new double[data.InputLength],
            min = new double[mean.Length],
            max = new double[mean.Length];
        Array.Fill(min, double.PositiveInfinity);
        Array.Fill(max, double.NegativeInfinity);
        var row = new double[mean.Length];
        for (int i = 0; i < data.Count; i++)
        {
            data.CopyInputTo(i, row);
            for (int k = 0; k < row.Length; k++)
            {
                mean[k] += row[k];
                min[k] = Math.Min(min[k], row[k]);
                max[k] = Math.Max(max[k], row[k]);
            }
        }
        for (int k = 0; k < mean.Length; k++)
            mean[k] /= data.Count;
        return (mean, min, max);
    }

    private T Mapped<T>(T value, int input, bool isInverse)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double x = double.CreateTruncating(value);
        return T.CreateTruncating(isInverse ? x * _divisor[input] + _offset[input] : (x - _offset[input]) / _divisor[input]);
    }
}
