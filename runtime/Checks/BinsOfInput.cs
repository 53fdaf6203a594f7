using System.ComponentModel;

namespace NetGen.CompilerServices;

/// <summary>Boundaries between which there are about as many values: quantiles of all values of the input, between two of them in
/// proportion, as numpy's.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BinsOfInput : AdaptedCheck
{
    /// <summary>Bins, one more than there are boundaries.</summary>
    public required int Bins { get; init; }

    internal override IAdaptation Begin() => new Quantiles(Bins);

    private sealed class Quantiles(int bins) : IAdaptation
    {
        private readonly List<double> _values = [];

        public void Add(ReadOnlySpan<double> values) => _values.AddRange(values);

        public IEnumerable<(string State, double[] Values)> States()
        {
            _values.Sort();
            double At(double place)
            {
                int below = (int)place;
                double low = _values[below],
                    high = _values[Math.Min(below + 1, _values.Count - 1)];
                return low + (place - below) * (high - low);
            }
            return [("bin_boundaries", [.. Enumerable.Range(1, bins - 1).Select(i => At((double)i / bins * (_values.Count - 1)))])];
        }
    }
}
