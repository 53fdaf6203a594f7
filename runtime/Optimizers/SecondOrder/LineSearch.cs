namespace NetGen;

/// <summary>Looks along a direction for a point that meets the strong Wolfe conditions: f falls by at least <c>decrease</c> of what its
/// slope promises, and the slope has become at most <c>curvature</c> of what it was (J. Nocedal and S. Wright, "Numerical
/// Optimization", 2nd edition, algorithms 3.5 and 3.6, with cubic interpolation). A point where the
/// function is no number counts as one that is too far.</summary>
internal sealed class LineSearch(int length, double decrease, double curvature)
{
    private const int MostEvaluations = 25;

    private readonly double[] _bestPoint = new double[length],
        _bestGradient = new double[length];
    private double[] _point = new double[length],
        _gradient = new double[length];
    private (double Step, double Value) _best;
    private double[] _from = [],
        _direction = [];
    private IObjective _objective = null!;
    private Trial _start;
    private int _evaluations;

    /// <summary>The point that was found.</summary>
    public double[] Point => _point;

    /// <summary>The gradient there.</summary>
    public double[] Gradient => _gradient;

    /// <summary>The value there.</summary>
    public double Value { get; private set; }

    /// <summary>How many directions' lengths it is away.</summary>
    public double Step { get; private set; }

    /// <summary>Searches; false where nothing better than the start was found. Where conditions cannot be met any more, as near a minimum
    /// in float, the best point that f falls enough at will do.</summary>
    /// <param name="objective">f.</param>
    /// <param name="from">The start.</param>
    /// <param name="value">f there.</param>
    /// <param name="slope">Its slope along the direction, which is negative.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="first">The step to try first.</param>
    public bool Run(IObjective objective, double[] from, double value, double slope, double[] direction, double first)
    {
        (_objective, _from, _direction, _evaluations) = (objective, from, direction, 0);
        (_start, _best) = (new Trial(0, value, slope), (0, value));
        if (Search(first) is { } found)
        {
            (Step, Value) = (found.Step, found.Value);
            return true;
        }
        if (_best.Step == 0)
            return false;
        (Step, Value) = _best;
        _bestPoint.CopyTo(_point, 0);
        _bestGradient.CopyTo(_gradient, 0);
        return true;
    }

    /// <summary>Takes the arrays of the point that was found, and gives others for them.</summary>
    public void Swap(ref double[] point, ref double[] gradient) =>
        (_point, _gradient, point, gradient) = (point, gradient, _point, _gradient);

    private Trial? Search(double step)
    {
        Trial before = _start;
        while (_evaluations < MostEvaluations)
        {
            Trial trial = At(step);
            if (!Falls(trial) || (before.Step > 0 && trial.Value >= before.Value))
                return Zoom(before, trial);
            if (IsFlat(trial))
                return trial;
            if (trial.Slope >= 0)
                return Zoom(trial, before);
            double next = Cubic(before, trial);
            step = double.IsFinite(next) && next > trial.Step ? Math.Clamp(next, 1.1 * trial.Step, 10 * trial.Step) : 2 * trial.Step;
            before = trial;
        }
        return null;
    }

    // Low is the best point that falls enough; its slope points to high.
    private Trial? Zoom(Trial low, Trial high)
    {
        while (_evaluations < MostEvaluations)
        {
            double from = Math.Min(low.Step, high.Step),
                width = Math.Abs(high.Step - low.Step);
            if (!(width > 1e-14 * Math.Max(high.Step, low.Step)))
                return null;
            double step = double.IsFinite(high.Value) && double.IsFinite(high.Slope) ? Cubic(low, high) : double.NaN;
            if (!(step > from + 1e-3 * width && step < from + (1 - 1e-3) * width))
                step = from + 0.5 * width;
            Trial trial = At(step);
            if (!Falls(trial) || trial.Value >= low.Value)
            {
                high = trial;
                continue;
            }
            if (IsFlat(trial))
                return trial;
            if (trial.Slope * (high.Step - low.Step) >= 0)
                high = low;
            low = trial;
        }
        return null;
    }

    private bool Falls(Trial trial) => trial.Value <= _start.Value + decrease * trial.Step * _start.Slope;

    private bool IsFlat(Trial trial) => Math.Abs(trial.Slope) <= -curvature * _start.Slope;

    private Trial At(double step)
    {
        _evaluations++;
        Algebra.Move(_from, step, _direction, _point);
        double value = _objective.Evaluate(_point, _gradient),
            slope = Algebra.Dot(_gradient, _direction);
        var trial = new Trial(step, double.IsFinite(value) && double.IsFinite(slope) ? value : double.PositiveInfinity, slope);
        if (trial.Value < _best.Value && Falls(trial))
        {
            _best = (step, trial.Value);
            _point.CopyTo(_bestPoint, 0);
            _gradient.CopyTo(_bestGradient, 0);
        }
        return trial;
    }

    // The minimum of the cubic through two values and two slopes (3.59 there).
    private static double Cubic(Trial a, Trial b)
    {
        double d1 = a.Slope + b.Slope - 3 * (a.Value - b.Value) / (a.Step - b.Step),
            square = d1 * d1 - a.Slope * b.Slope;
        if (!(square >= 0))
            return double.NaN;
        double d2 = Math.Sign(b.Step - a.Step) * Math.Sqrt(square);
        return b.Step - (b.Step - a.Step) * (b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2);
    }

    private readonly record struct Trial(double Step, double Value, double Slope);
}
