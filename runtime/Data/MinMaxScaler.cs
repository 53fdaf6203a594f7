using System.Text.Json;

namespace NetGen;

/// <summary>Every input of the training set is brought into a range: low + (high - low) (x - min) / (max - min). An input that never
/// changes becomes the low end.</summary>
public sealed class MinMaxScaler : Scaler
{
    internal const string Name = "min-max";
    private readonly double _low,
        _high;

    /// <summary>A scaler that has learned nothing yet.</summary>
    /// <param name="low">What the smallest value becomes.</param>
    /// <param name="high">What the largest value becomes.</param>
    /// <exception cref="ArgumentException">The range is none.</exception>
    public MinMaxScaler(double low = 0, double high = 1)
    {
        Interval.Checked<double>((low, high), nameof(high));
        (_low, _high) = (low, high);
    }

    private protected override string Kind => Name;

    private protected override void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteNumber("low", _low);
        json.WriteNumber("high", _high);
    }

    private protected override Scaling Learn(Dataset data)
    {
        Scaling unit = Scaling.MinMax(data);
        if (_low == 0 && _high == 1)
            return unit;
        double[] divisor = [.. unit.Divisor.ToArray().Select(range => range / (_high - _low))];
        return new Scaling([.. unit.Offset.ToArray().Select((min, k) => min - _low * divisor[k])], divisor);
    }
}
