namespace NetGen;

/// <summary>Nonlinear conjugate gradients (J. Nocedal and S. Wright, "Numerical Optimization", 2nd edition, algorithms 5.4 and following),
/// with a line search that comes so close to the minimum of each line that a quadratic function of n variables is done after n iterations.
/// Two vectors of all parameters are kept, and no matrix. For whole sets of samples: directions of another batch mean nothing.</summary>
/// <param name="update">How much of the last direction is kept.</param>
public sealed class ConjugateGradient(ConjugateGradientUpdate update = ConjugateGradientUpdate.PolakRibierePlus) : SecondOrderOptimizer
{
    private readonly ConjugateGradientUpdate _update = Enum.IsDefined(update)
        ? update
        : throw new ArgumentOutOfRangeException(nameof(update), update, $"There is no {nameof(ConjugateGradientUpdate)} {(int)update}.");

    internal override Minimizer Start(int length) => new Run(length, _update);

    private sealed class Run(int length, ConjugateGradientUpdate update) : LineSearchMinimizer(length, curvature: 1e-3)
    {
        private readonly double[] _before = new double[length];
        private double _squareBefore;
        private int _kept;

        // Directions are conjugate for as many iterations as there are variables.
        protected override bool FindDirection()
        {
            if (_squareBefore == 0 || _kept >= Direction.Length)
                return false;
            double square = Algebra.Dot(Gradient, Gradient),
                both = update == ConjugateGradientUpdate.FletcherReeves ? 0 : Algebra.Dot(Gradient, _before),
                keep = Math.Max(0, (square - both) / _squareBefore);
            for (int i = 0; i < Direction.Length; i++)
                Direction[i] = keep * Direction[i] - Gradient[i];
            return true;
        }

        // As much lower as the last step promised to be.
        protected override double FirstStep(double lastStep, double slopeRatio) => slopeRatio > 0 ? lastStep * slopeRatio : lastStep;

        protected override void Remember(double[] point, double[] gradient)
        {
            Gradient.CopyTo(_before, 0);
            (_squareBefore, _kept) = (Algebra.Dot(_before, _before), _kept + 1);
        }

        protected override void Forget() => (_squareBefore, _kept) = (0, 0);
    }
}
