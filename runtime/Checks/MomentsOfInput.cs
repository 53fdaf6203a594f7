using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Mean and variance (over n) of each feature.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MomentsOfInput : AdaptedCheck
{
    /// <summary>Features of the input.</summary>
    public required int Features { get; init; }

    /// <summary>Values of a feature that stand side by side, before those of the next.</summary>
    public int Places { get; init; } = 1;

    internal override IAdaptation Begin() => new Moments(Features, Places);

    // Welford's method: means that move with each value lose no digits where these are large.
    private sealed class Moments(int features, int places) : IAdaptation
    {
        private readonly double[] _mean = new double[features],
            _squares = new double[features];
        private long _rows;

        public void Add(ReadOnlySpan<double> values)
        {
            for (int start = 0; start < values.Length; start += features * places)
            for (int place = 0; place < places; place++)
            {
                _rows++;
                for (int k = 0; k < features; k++)
                {
                    double value = values[start + k * places + place],
                        away = value - _mean[k];
                    _mean[k] += away / _rows;
                    _squares[k] += away * (value - _mean[k]);
                }
            }
        }

        public IEnumerable<(string State, double[] Values)> States() =>
            [("mean", _mean), ("variance", Array.ConvertAll(_squares, s => s / _rows))];
    }
}
