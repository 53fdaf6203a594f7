using System.Globalization;
using System.Text.Json;

namespace NetGen.Tuning;

/// <summary>Numbers from one end to another, both included, whole or not. A step is a distance, or with <see cref="Sampling.Log"/> a
/// factor, as in KerasTuner; 0 for numbers of any distance.</summary>
internal sealed class RangeHyperparameter : Hyperparameter
{
    private readonly bool _isWhole;
    private readonly double _min,
        _max,
        _step;

    private RangeHyperparameter(string name, bool isWhole, double min, double max, double step, Sampling sampling)
        : base(name)
    {
        (_isWhole, _min, _max, _step, IsLogarithmic) = (isWhole, min, max, step, sampling == Sampling.Log);
        if (!(min <= max) || !double.IsFinite(max - min))
            throw new ArgumentException($"'{name}' goes from {min} to {max}: both must be finite, and the second not smaller.");
        if (!Enum.IsDefined(sampling))
            throw new ArgumentException($"'{name}' has sampling {sampling}; there are Linear and Log.");
        if (IsLogarithmic && !(min > 0))
            throw new ArgumentException($"'{name}' begins at {min}, which has no logarithm. Begin above 0, or leave Sampling.Log out.");
        if (!(step >= 0) || (step != 0 && IsLogarithmic && !(step > 1)))
            throw new ArgumentException($"'{name}' has a step of {step}: it must be {(IsLogarithmic ? "a factor above 1" : "positive")}.");
    }

    public override bool IsLogarithmic { get; }

    public override bool IsWhole => _isWhole;

    public override long? Count =>
        _min == _max ? 1
        : _step == 0 ? null
        : (long)Math.Floor((IsLogarithmic ? Math.Log(_max / _min) / Math.Log(_step) : (_max - _min) / _step) * (1 + 1e-9)) + 1;

    /// <summary>A step of 1 is every whole number, or with Log no step at all, since each number is the one before times 1.</summary>
    public static Hyperparameter Int(string name, int min, int max, int step, Sampling sampling) =>
        step < 1
            ? throw new ArgumentException($"'{name}' has a step of {step}: it must be at least 1.")
            : new RangeHyperparameter(name, true, min, max, sampling == Sampling.Log && step == 1 ? 0 : step, sampling);

    public static Hyperparameter Float(string name, float min, float max, float step, Sampling sampling) =>
        // The decimal number that stands in the code, so that steps of 0.1 meet 0.3.
        new RangeHyperparameter(name, false, Decimal(min), Decimal(max), Decimal(step), sampling);

    public static Hyperparameter ReadInt(string name, JsonElement line) => Read(name, line, true);

    public static Hyperparameter ReadFloat(string name, JsonElement line) => Read(name, line, false);

    public override string At(double unit)
    {
        if (Count is { } count)
            return AtIndex(Math.Min((long)(unit * count), count - 1));
        double low = _isWhole ? _min - 0.5 : _min,
            high = _isWhole ? _max + 0.5 : _max;
        return Rounded(IsLogarithmic ? low * Math.Pow(high / low, unit) : low + (high - low) * unit);
    }

    public override string AtIndex(long index) => Rounded(IsLogarithmic ? _min * Math.Pow(_step, index) : _min + index * _step);

    public override double Unit(string value)
    {
        double number = Position(value);
        if (_min == _max)
            return 0.5;
        return IsLogarithmic ? Math.Log(number / _min) / Math.Log(_max / _min) : (number - _min) / (_max - _min);
    }

    public override double Position(string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out double number)
        && number >= _min - 1e-6 * Math.Abs(_min)
        && number <= _max + 1e-6 * Math.Abs(_max)
            ? Math.Clamp(number, _min, _max)
            : throw NoValue(value);

    public override void Write(Utf8JsonWriter json)
    {
        json.WriteString("kind", _isWhole ? "Int" : "Float");
        json.WriteNumber("min_value", _min);
        json.WriteNumber("max_value", _max);
        json.WriteNumber("step", _step);
        json.WriteString("sampling", IsLogarithmic ? nameof(Sampling.Log) : nameof(Sampling.Linear));
    }

    public override string ToString() =>
        (_isWhole ? "Int" : "Float")
        + $" from {Text(_min)} to {Text(_max)}"
        + (_step == 0 || (_isWhole && _step == 1) ? "" : $" in steps of {Text(_step)}")
        + (IsLogarithmic ? ", logarithmic" : "");

    private static RangeHyperparameter Read(string name, JsonElement line, bool isWhole) =>
        new(
            name,
            isWhole,
            line.Get("min_value").GetDouble(),
            line.Get("max_value").GetDouble(),
            line.Get("step").GetDouble(),
            Enum.Parse<Sampling>(line.Get("sampling").GetString() ?? "")
        );

    private static double Decimal(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private string Rounded(double value)
    {
        value = Math.Clamp(_isWhole ? Math.Round(value) : value, _min, _max);
        return _isWhole ? Text(value) : ((float)value).ToString("R", CultureInfo.InvariantCulture);
    }
}
