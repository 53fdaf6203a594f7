namespace NetGen;

/// <summary>Goes along a direction as far as a line search says. Where that finds nothing, what is remembered is forgotten and the gradient
/// tried; where that finds nothing either, the point stays.</summary>
internal abstract class LineSearchMinimizer(int length, double curvature) : Minimizer(length)
{
    private readonly LineSearch _search = new(length, decrease: 1e-4, curvature);
    private double _lastStep,
        _lastSlope;

    /// <summary>Where to go.</summary>
    protected double[] Direction { get; } = new double[length];

    public sealed override bool Iterate(IObjective objective)
    {
        if (FindDirection())
        {
            double slope = Algebra.Dot(Gradient, Direction);
            if (slope < 0 && double.IsFinite(slope) && Search(objective, slope))
                return true;
        }
        Forget();
        for (int i = 0; i < Direction.Length; i++)
            Direction[i] = -Gradient[i];
        double square = Algebra.Dot(Gradient, Gradient);
        return square > 0 && double.IsFinite(square) && Search(objective, -square);
    }

    /// <summary>Fills the direction from what is remembered; false while that is nothing.</summary>
    protected abstract bool FindDirection();

    /// <summary>The first step that is tried along it.</summary>
    protected abstract double FirstStep(double lastStep, double slopeRatio);

    /// <summary>Remembers a move; point and gradient are those behind it.</summary>
    protected abstract void Remember(double[] point, double[] gradient);

    protected abstract void Forget();

    private bool Search(IObjective objective, double slope)
    {
        // Where nothing is known of the function's scale the first step is one of the length 1, or shorter.
        double ratio = _lastSlope < 0 ? _lastSlope / slope : 0,
            first = _lastStep > 0 ? FirstStep(_lastStep, ratio) : Math.Min(1, 1 / Math.Sqrt(Algebra.Dot(Direction, Direction)));
        if (!_search.Run(objective, Point, Value, slope, Direction, first))
            return false;
        (_lastStep, _lastSlope) = (_search.Step, slope);
        Remember(_search.Point, _search.Gradient);
        (double[] point, double[] gradient) = (Point, Gradient);
        _search.Swap(ref point, ref gradient);
        (Point, Gradient, Value) = (point, gradient, _search.Value);
        return true;
    }
}
