using NetGen;

namespace NotesPictures;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Sigmoid)]
public sealed partial class Sigmoid;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Tanh)]
public sealed partial class Tanh;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ReLU)]
public sealed partial class ReLU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.ELU)]
public sealed partial class ELU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.GELU)]
public sealed partial class GELU;

[Network(Precision = Precision.Double)]
[Input(1)]
[Activation(Activation.Softplus)]
public sealed partial class Softplus;

/// <summary>Activations, and their derivatives as the compiler made them.</summary>
internal static class Activations
{
    public static void Draw(bool quick) =>
        Chart.SaveSheet(
            "activations.svg",
            3,
            Curves(new Sigmoid()),
            Curves(new Tanh()),
            Curves(new ReLU()),
            Curves(new ELU()),
            Curves(new GELU()),
            Curves(new Softplus())
        );

    private static LineChart Curves(INetwork<double> f)
    {
        double[] x = [.. Enumerable.Range(0, 401).Select(i => (i - 200) / 50.0)],
            y = new double[x.Length],
            slope = new double[x.Length];
        f.Predict(x, y);
        // The squared error is 1/4, and its gradient 2 · 1/2 · f'(x).
        for (int i = 0; i < x.Length; i++)
            f.LossAndInputGradient(x.AsSpan(i, 1), [y[i] - 0.5], Loss.MeanSquaredError, slope.AsSpan(i, 1));
        return new LineChart(f.GetType().Name, "x", "f(x)").Curve("f", x, y).Curve("f'", x, slope);
    }
}
