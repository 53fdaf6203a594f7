using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Mean and variance (over n) of each feature.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MomentsOfInput : AdaptedCheck
{
    /// <summary>Features of a row of the input.</summary>
    public required int Features { get; init; }

    internal override IAdaptation Begin() => new Moments(Features);

    // Welford's method: means that move with each value lose no digits where these are large.
    private sealed class Moments(int features) : IAdaptation
    {
        private readonly double[] _mean = new double[features],
            _squares = new double[features];
        private long _rows;

        public void Add(ReadOnlySpan<double> values)
        {
            for (int start = 0; start < values.Length; start += features)
            {
                _rows++;
                for (int k = 0; k < features; k++)
                {
                    double away = values[start + k] - _mean[k];
                    _mean[k] += away / _rows;
                    _squares[k] += away * (values[start + k] - _mean[k]);
                }
            }
        }

        public IEnumerable<(string State, double[] Values)> States() =>
            [("mean", _mean), ("variance", Array.ConvertAll(_squares, s => s / _rows))];
    }
}
