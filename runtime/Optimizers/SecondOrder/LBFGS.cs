namespace NetGen;

/// <summary>Limited-memory BFGS: the inverse Hessian from the last moves and what they changed of the gradient, and a line search to the
/// strong Wolfe conditions (J. Nocedal and S. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and 7.5). An iteration costs
/// one gradient or two. For whole sets of samples, or large batches: what one batch says of the curvature should be true of the
/// next.</summary>
public sealed class LBFGS : SecondOrderOptimizer
{
    private readonly int _history;

    /// <param name="history">How many moves are remembered, each as two vectors of all parameters in double.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="history"/> is not positive.</exception>
    public LBFGS(int history = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(history);
        _history = history;
    }

    internal override Minimizer Start(int length) => new Run(length, _history);

    private sealed class Run(int length, int history) : LineSearchMinimizer(length, curvature: 0.9)
    {
        private readonly List<(double[] Move, double[] Change, double Inverse)> _pairs = [];
        private readonly Stack<(double[] Move, double[] Change)> _free = new();
        private readonly double[] _factors = new double[history];

        protected override bool FindDirection()
        {
            if (_pairs.Count == 0)
                return false;
            for (int i = 0; i < Direction.Length; i++)
                Direction[i] = -Gradient[i];
            for (int k = _pairs.Count - 1; k >= 0; k--)
            {
                _factors[k] = _pairs[k].Inverse * Algebra.Dot(_pairs[k].Move, Direction);
                Algebra.Add(Direction, -_factors[k], _pairs[k].Change);
            }
            (double[] _, double[] last, double inverse) = _pairs[^1];
            double scale = 1 / (inverse * Algebra.Dot(last, last));
            foreach (ref double d in Direction.AsSpan())
                d *= scale;
            for (int k = 0; k < _pairs.Count; k++)
                Algebra.Add(Direction, _factors[k] - _pairs[k].Inverse * Algebra.Dot(_pairs[k].Change, Direction), _pairs[k].Move);
            return true;
        }

        // The direction has the right length itself.
        protected override double FirstStep(double lastStep, double slopeRatio) =>
            _pairs.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(Algebra.Dot(Direction, Direction)));

        protected override void Remember(double[] point, double[] gradient)
        {
            if (_pairs.Count == history)
            {
                _free.Push((_pairs[0].Move, _pairs[0].Change));
                _pairs.RemoveAt(0);
            }
            (double[] move, double[] change) = _free.TryPop(out var pair) ? pair : (new double[point.Length], new double[point.Length]);
            Algebra.Move(point, -1, Point, move);
            Algebra.Move(gradient, -1, Gradient, change);
            double product = Algebra.Dot(move, change);
            // Of a move along which the slope has not grown there is nothing to learn.
            if (product > 1e-10 * Math.Sqrt(Algebra.Dot(move, move) * Algebra.Dot(change, change)))
                _pairs.Add((move, change, 1 / product));
            else
                _free.Push((move, change));
        }

        protected override void Forget()
        {
            foreach ((double[] move, double[] change, _) in _pairs)
                _free.Push((move, change));
            _pairs.Clear();
        }
    }
}
