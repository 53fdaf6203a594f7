namespace NetGen.Tuning;

/// <summary>How much less than the least value so far a normally distributed one is on average, counting 0 where it is more (Mockus, 1975;
/// Jones, Schonlau and Welch, "Efficient global optimization of expensive black-box functions", 1998, (15)): (b - μ) Φ(z) + σ φ(z) with
/// z = (b - μ) / σ.</summary>
internal static class ExpectedImprovement
{
    public static double Of(double best, double mean, double variance)
    {
        double deviation = Math.Sqrt(variance),
            gain = best - mean;
        if (deviation <= 0)
            return Math.Max(0, gain);
        double z = gain / deviation;
        return gain * Cumulative(z) + deviation * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }

    // Φ(z) = ½ + φ(z) (z + z³/3 + z⁵/15 + ..) (Marsaglia, "Evaluating the normal distribution", 2004), to the last digits up to 8
    // deviations.
    private static double Cumulative(double z)
    {
        if (Math.Abs(z) > 8)
            return z > 0 ? 1 : 0;
        double sum = z,
            term = z;
        for (int i = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); i += 2)
            sum += term *= z * z / i;
        return 0.5 + sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
