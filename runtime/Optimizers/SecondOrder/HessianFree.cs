namespace NetGen;

/// <summary>Hessian-free optimization (J. Martens, "Deep learning via Hessian-free optimization", 2010): each step minimises the quadratic
/// model that exact Gauss-Newton products make of the function, plus damping λ/2 |d|², by conjugate gradients; λ follows how good the model
/// was (Levenberg and Marquardt). Needs <c>[Network(Curvature = true)]</c>. For large batches.</summary>
public sealed class HessianFree : SecondOrderOptimizer
{
    private readonly double _damping,
        _decay;
    private readonly int _iterations;

    /// <param name="damping">λ of the first step.</param>
    /// <param name="maxIterations">The most products of a step.</param>
    /// <param name="decay">The conjugate gradients of a step begin with so much of the last step's result.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message names it.</exception>
    public HessianFree(float damping = 1, int maxIterations = 250, float decay = 0.95f)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxIterations);
        (_damping, _iterations, _decay) = (NotNegative(damping, nameof(damping)), maxIterations, Share(decay, nameof(decay)));
    }

    internal override bool NeedsCurvature => true;

    internal override Minimizer Start(int length) => new Run(length, _damping, _iterations, _decay);

    private sealed class Run(int length, double damping, int most, double decay) : Minimizer(length)
    {
        /// <summary>Less than this share of the progress, for each of the last iterations, ends the conjugate gradients.</summary>
        private const double Progress = 5e-4;

        private const int MostAttempts = 12;

        private readonly double[] _residual = new double[length],
            _search = new double[length],
            _product = new double[length],
            _solution = new double[length],
            _solutionProduct = new double[length];
        private double[] _trial = new double[length],
            _trialGradient = new double[length];
        private readonly List<double[]> _kept = [];
        private readonly double[] _models = new double[most + 1];
        private double _damping = damping;
        private int _keptCount;

        // Where the model is good for nothing, it is damped until it is.
        public override bool Iterate(IObjective objective)
        {
            for (int i = 0; i < MostAttempts; i++)
            {
                if (Attempt(objective))
                    return true;
                _damping = Math.Max(_damping, 1e-12) * 4;
                Array.Clear(_solution);
            }
            return false;
        }

        private bool Attempt(IObjective objective)
        {
            Solve(objective);
            // Backwards through the solutions for as long as the function itself gets smaller.
            int chosen = _keptCount - 1;
            double value = At(objective, _kept[chosen], 1);
            while (chosen > 0 && At(objective, _kept[chosen - 1], 1) is var earlier && earlier < value)
                (chosen, value) = (chosen - 1, earlier);
            double[] d = _kept[chosen];
            Damp((value - Value) / Model(objective, d));
            double slope = Algebra.Dot(Gradient, d),
                step = 1;
            for (int i = 0; i < 60 && !(slope < 0 && value <= Value + 1e-2 * step * slope); i++)
                value = At(objective, d, step *= 0.8);
            if (!(slope < 0 && value <= Value + 1e-2 * step * slope))
                return false;
            Value = At(objective, d, step);
            (Point, _trial) = (_trial, Point);
            (Gradient, _trialGradient) = (_trialGradient, Gradient);
            return true;
        }

        // Conjugate gradients on (G + λ I) d = -gradient, from where the last step ended.
        private void Solve(IObjective objective)
        {
            _keptCount = 0;
            foreach (ref double x in _solution.AsSpan())
                x *= decay;
            Multiply(objective, _solution, _solutionProduct);
            for (int i = 0; i < _residual.Length; i++)
                _residual[i] = -Gradient[i] - _solutionProduct[i];
            _residual.CopyTo(_search, 0);
            double square = Algebra.Dot(_residual, _residual);
            _models[0] = HalfModel();
            double nextKept = 1;
            for (int i = 1; i <= most && square > 0; i++)
            {
                Multiply(objective, _search, _product);
                double bend = Algebra.Dot(_search, _product);
                // Along a line that does not bend upwards the model has no minimum.
                if (!(bend > 0))
                    break;
                double step = square / bend,
                    before = square;
                Algebra.Add(_solution, step, _search);
                Algebra.Add(_residual, -step, _product);
                square = Algebra.Dot(_residual, _residual);
                Algebra.Move(_residual, square / before, _search, _search);
                _models[i] = HalfModel();
                if (i >= nextKept)
                {
                    Keep();
                    nextKept = Math.Ceiling(nextKept * 1.3);
                }
                int back = Math.Max(10, i / 10);
                if (i > back && _models[i] < 0 && (_models[i] - _models[i - back]) / _models[i] < back * Progress)
                    break;
            }
            Keep();
        }

        // The model at the solution: d · (gradient - residual) / 2.
        private double HalfModel() => 0.5 * (Algebra.Dot(_solution, Gradient) - Algebra.Dot(_solution, _residual));

        private double Model(IObjective objective, double[] d)
        {
            Multiply(objective, d, _product);
            return Algebra.Dot(Gradient, d) + 0.5 * Algebra.Dot(d, _product);
        }

        private void Multiply(IObjective objective, double[] vector, double[] product)
        {
            objective.Multiply(Point, vector, product);
            Algebra.Add(product, _damping, vector);
        }

        private void Damp(double ratio)
        {
            if (!(ratio >= 0.25))
                _damping = Math.Max(_damping, 1e-12) * 1.5;
            else if (ratio > 0.75)
                _damping /= 1.5;
        }

        private double At(IObjective objective, double[] d, double step)
        {
            Algebra.Move(Point, step, d, _trial);
            double value = objective.Evaluate(_trial, _trialGradient);
            return double.IsFinite(value) ? value : double.PositiveInfinity;
        }

        private void Keep()
        {
            if (_keptCount == _kept.Count)
                _kept.Add(new double[_solution.Length]);
            _solution.CopyTo(_kept[_keptCount++], 0);
        }
    }
}
