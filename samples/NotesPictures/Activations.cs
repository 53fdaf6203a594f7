using NetGen;

namespace NotesPictures;

/// <summary>Every activation that layers may have, and their derivatives as the compiler made them: first those that lectures draw, then
/// what came later.</summary>
internal static class Activations
{
    private static readonly double[] s_x = [.. Enumerable.Range(0, 97).Select(i => (i - 48) / 12.0)];

    public static Page Page { get; } =
        new(
            "activations",
            "Activations",
            "Every activation that a layer may have, with the derivative that the compiler made of its formula; of Softmax "
                + "and LogSoftmax, which need several scores, what three classes get while one score rises. Sigmoid and Tanh "
                + "flatten out on both sides, and the slope of a sigmoid is 1/4 at most: deep networks of them learn slowly. ReLU "
                + "passes on a slope of 1 or nothing; LeakyReLU, ELU and the like leave a way back to units that are off. Below 0 "
                + "the slope of LeakyReLU is 0.2, as in Keras; lectures often draw 0.01.",
            Draw
        );

    private static void Draw(bool quick) =>
        Chart.SaveSheet(
            "activations.svg",
            3,
            Curves(new Linear()),
            Curves(new Sigmoid()),
            Curves(new Tanh()),
            Curves(new HardTanh()),
            Curves(new ReLU()),
            Curves(new LeakyReLU()),
            Curves(new Abs()),
            Curves(new Softplus()),
            Classes(new Softmax(), "probability"),
            Curves(new ELU()),
            Curves(new SELU()),
            Curves(new GELU()),
            Curves(new Swish()),
            Curves(new Mish()),
            Curves(new Softsign()),
            Curves(new HardSigmoid()),
            Curves(new Exponential()),
            Curves(new ReLU6()),
            Curves(new HardSwish()),
            Classes(new LogSoftmax(), "log p")
        );

    private static LineChart Curves(INetwork<double> f)
    {
        double[] y = new double[s_x.Length],
            slope = new double[s_x.Length];
        f.Predict(s_x, y);
        // The squared error is 1/4, and its gradient 2 · 1/2 · f'(x).
        for (int i = 0; i < s_x.Length; i++)
            f.LossAndInputGradient(s_x.AsSpan(i, 1), [y[i] - 0.5], Loss.MeanSquaredError, slope.AsSpan(i, 1));
        var chart = new LineChart(f.GetType().Name, "x", "f(x), f'(x)");
        return y.SequenceEqual(slope) ? chart.Curve("f(x) = f'(x)", s_x, y) : chart.Curve("f(x)", s_x, y).Curve("f'(x)", s_x, slope);
    }

    /// <summary>What three classes get of which one has a rising score.</summary>
    private static LineChart Classes(INetwork<double> f, string unit)
    {
        const int Count = 3;
        var p = new double[Count, s_x.Length];
        var slope = new double[s_x.Length];
        double[] y = new double[Count],
            gradient = new double[Count];
        for (int i = 0; i < s_x.Length; i++)
        {
            double[] scores = [s_x[i], 1, 0];
            f.Predict(scores, y);
            for (int k = 0; k < Count; k++)
                p[k, i] = y[k];
            // The error of one of three outputs: its gradient is 2/3 · 3/2 · df₁/dx.
            f.LossAndInputGradient(scores, [y[0] - 1.5, y[1], y[2]], Loss.MeanSquaredError, gradient);
            slope[i] = gradient[0];
        }
        double[] Of(int k) => [.. Enumerable.Range(0, s_x.Length).Select(i => p[k, i])];
        return new LineChart($"{f.GetType().Name} of the scores (x, 1, 0)", "x", $"{unit}, slope")
            .Curve("score x", s_x, Of(0))
            .Curve("its slope", s_x, slope)
            .Curve("score 1", s_x, Of(1))
            .Curve("score 0", s_x, Of(2));
    }
}
