namespace NetGen.Runtime.Tests;

/// <summary>One row where a loss has a corner, a clip or a zero divisor, beside Keras' formula in double.</summary>
/// <param name="What">What is special.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Of">The formula, of the values before the link and targets.</param>
/// <param name="Z">The values before the link.</param>
/// <param name="Target">The targets.</param>
public sealed record LossEdge(string What, Loss Loss, Func<double[], double[], double> Of, double[] Z, double[] Target)
{
    /// <summary>What stands between the values and the outputs.</summary>
    public Activation Link { get; init; } = Activation.Linear;

    /// <summary>The formula in float, where it is another one: 1 - 1e-7, where probabilities are clipped, is 1 - 2^-23 there.</summary>
    public Func<double[], double[], double> InFloat { get; init; } = Of;

    /// <summary>The distance over which the formula's difference is its slope: less than the width of a clip.</summary>
    public double Step { get; init; } = 1e-6;

    /// <summary>The slope where the formula has none: on which side of the kink it is taken says <see cref="What"/>. By the number of the
    /// value.</summary>
    public Dictionary<int, double> Kinks { get; init; } = [];

    /// <summary>A formula's slope by each value: a central difference, or what stands for it at a kink.</summary>
    public double[] Slopes(Func<double[], double[], double> of) =>
        [.. Z.Select((_, i) => Kinks.TryGetValue(i, out double slope) ? slope : Difference(of, i))];

    public override string ToString() => $"{Loss.Name}: {What}";

    private double Difference(Func<double[], double[], double> of, int i)
    {
        double[] above = [.. Z],
            below = [.. Z];
        (above[i], below[i]) = (Z[i] + Step, Z[i] - Step);
        return (of(above, Target) - of(below, Target)) / (above[i] - below[i]);
    }
}
