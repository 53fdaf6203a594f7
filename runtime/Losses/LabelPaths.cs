namespace NetGen.CompilerServices;

/// <summary>All ways in which labels may stand at the steps of a sequence, in logarithms of probabilities: the forward and backward sums of
/// connectionist temporal classification. Labels are seen with a blank before, between and behind them.</summary>
internal readonly ref struct LabelPaths
{
    private readonly int _steps,
        _classes,
        _states;
    private readonly Span<double> _logs,
        _shares,
        _forward,
        _backward,
        _next,
        _labels;

    /// <summary>No labels yet.</summary>
    /// <param name="room">As many values as <see cref="Room"/> says.</param>
    /// <param name="steps">Steps.</param>
    /// <param name="classes">Classes, of which 0 is the blank.</param>
    /// <param name="labels">How many labels there are.</param>
    public LabelPaths(Span<double> room, int steps, int classes, int labels)
    {
        (_steps, _classes, _states) = (steps, classes, 2 * labels + 1);
        _logs = Take(ref room, steps * classes);
        _shares = Take(ref room, steps * classes);
        _forward = Take(ref room, steps * _states);
        _backward = Take(ref room, _states);
        _next = Take(ref room, _states);
        _labels = Take(ref room, _states);
        _labels.Clear();
    }

    /// <summary>Values that it needs.</summary>
    public static int Room(int steps, int classes, int labels) => checked(2 * steps * classes + (steps + 3) * (2 * labels + 1));

    /// <summary>Where the logarithms of a step's probabilities go.</summary>
    public Span<double> Row(int step) => _logs.Slice(step * _classes, _classes);

    /// <summary>After <see cref="Run"/>: which share of the ways has each class at the step.</summary>
    public ReadOnlySpan<double> Shares(int step) => _shares.Slice(step * _classes, _classes);

    /// <summary>Sets a label, counted from 0.</summary>
    public void SetLabel(int number, int label) => _labels[2 * number + 1] = label;

    /// <summary>-ln of the sum of the probabilities of all ways.</summary>
    public double Run()
    {
        Forward();
        Span<double> last = _forward.Slice((_steps - 1) * _states, _states);
        double all = _states > 1 ? Sum(last[^1], last[^2]) : last[^1];
        Backward(all);
        return -all;
    }

    private void Forward()
    {
        for (int step = 0; step < _steps; step++)
        {
            Span<double> now = _forward.Slice(step * _states, _states);
            ReadOnlySpan<double> row = Row(step);
            for (int s = 0; s < _states; s++)
            {
                double before;
                if (step == 0)
                    before = s < 2 ? 0 : double.NegativeInfinity;
                else
                {
                    ReadOnlySpan<double> was = _forward.Slice((step - 1) * _states, _states);
                    before = s > 0 ? Sum(was[s], was[s - 1]) : was[s];
                    if (Skips(s))
                        before = Sum(before, was[s - 2]);
                }
                now[s] = before + row[(int)_labels[s]];
            }
        }
    }

    // What follows a state, without the state's own probability, which the forward sum has.
    private void Backward(double all)
    {
        _shares.Clear();
        for (int step = _steps - 1; step >= 0; step--)
        {
            for (int s = 0; s < _states; s++)
            {
                double behind;
                if (step == _steps - 1)
                    behind = s >= _states - 2 ? 0 : double.NegativeInfinity;
                else
                {
                    behind = s + 1 < _states ? Sum(_next[s], _next[s + 1]) : _next[s];
                    if (s + 2 < _states && Skips(s + 2))
                        behind = Sum(behind, _next[s + 2]);
                }
                _backward[s] = behind;
                _shares[step * _classes + (int)_labels[s]] += Math.Exp(_forward[step * _states + s] + behind - all);
            }
            ReadOnlySpan<double> row = Row(step);
            for (int s = 0; s < _states; s++)
                _next[s] = _backward[s] + row[(int)_labels[s]];
        }
    }

    // A label may follow another one at once.
    private bool Skips(int state) => state > 1 && _labels[state] != 0 && _labels[state] != _labels[state - 2];

    private static double Sum(double a, double b)
    {
        if (double.IsNegativeInfinity(a))
            return b;
        if (double.IsNegativeInfinity(b))
            return a;
        double e = Math.Exp(-Math.Abs(a - b));
        return Math.Max(a, b) + (e < 1e-5 ? e - 0.5 * e * e : Math.Log(1 + e));
    }

    private static Span<double> Take(scoped ref Span<double> room, int length)
    {
        Span<double> taken = room[..length];
        room = room[length..];
        return taken;
    }
}
