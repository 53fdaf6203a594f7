using NetGen;

namespace NotesPictures;

[Network]
[Input(1)]
[Dense(2, Activation.Tanh)]
[Dense(1)]
public sealed partial class TwoUnits;

[Network]
[Input(1)]
[Dense(6, Activation.Tanh)]
[Dense(1)]
public sealed partial class SixUnits;

[Network]
[Input(1)]
[Dense(40, Activation.Tanh)]
[Dense(1)]
public sealed partial class FortyUnits;

/// <summary>One hidden layer approximates any continuous function, if it is wide enough.</summary>
internal static class Approximation
{
    public static Page Page { get; } =
        new(
            "approximation",
            "Universal approximation",
            "Networks with one hidden layer, fitted to a curve. Two units with tanh bend twice, six follow most of it, "
                + "and forty nearly all: a layer that is wide enough comes as close as one likes to any continuous function on "
                + "an interval.",
            Draw
        );

    private static void Draw(bool quick)
    {
        float[] x = [.. Enumerable.Range(0, 201).Select(i => (i - 100) / 50f)],
            y = [.. x.Select(v => MathF.Sin(3 * v) + 0.5f * MathF.Cos(7 * v))];
        var chart = new LineChart("One hidden layer", "x", "y").Points("function", Wide(x), Wide(y));
        foreach (
            (string name, INetwork<float> net) in new (string, INetwork<float>)[]
            {
                ("2 units", new TwoUnits(1)),
                ("6 units", new SixUnits(1)),
                ("40 units", new FortyUnits(1)),
            }
        )
        {
            int epochs = quick ? 50 : 6000;
            net.Fit(
                new Dataset(x, y, [1], [1]),
                new FitOptions
                {
                    Epochs = epochs,
                    BatchSize = 67,
                    Loss = Loss.MeanSquaredError,
                    Optimizer = new Adam { LearningRate = new CosineDecay(0.05f, epochs * 3) },
                }
            );
            var fitted = new float[x.Length];
            net.Predict(x, fitted);
            chart.Curve(name, Wide(x), Wide(fitted));
            Console.WriteLine($"{name, -8}: mean squared error {fitted.Zip(y, (a, b) => (a - b) * (a - b)).Average():E2}");
        }
        chart.SaveSvg("approximation.svg");
    }

    private static double[] Wide(float[] values) => Array.ConvertAll(values, v => (double)v);
}
