namespace NetGen;

/// <summary>What an optimizer of the second order remembers in a run: the point, the value and the gradient there. Whatever happens in an
/// iteration, these three belong together.</summary>
internal abstract class Minimizer(int length)
{
    /// <summary>Where it is.</summary>
    public double[] Point { get; protected set; } = new double[length];

    /// <summary>The gradient there.</summary>
    public double[] Gradient { get; protected set; } = new double[length];

    /// <summary>The value there.</summary>
    public double Value { get; protected set; }

    /// <summary>The largest magnitude of an element of the gradient.</summary>
    public double GradientNorm
    {
        get
        {
            double largest = 0;
            foreach (double g in Gradient)
                largest = Math.Max(largest, Math.Abs(g));
            return largest;
        }
    }

    /// <summary>Goes to the point that stands in <see cref="Point"/>: what was learned of another function's gradients stays.</summary>
    public void Begin(IObjective objective) => Value = objective.Evaluate(Point, Gradient);

    /// <summary>One iteration; returns whether it has found a better point.</summary>
    public abstract bool Iterate(IObjective objective);
}
