using NetGen;

namespace NotesPictures;

[Network]
[Input(1)]
[Dense(1, KernelInitializer = Initializer.Zeros)]
public sealed partial class Line;

/// <summary>The way to the best line through noisy points, by gradients of single samples, of small batches and of all.</summary>
internal static class Paths
{
    private const int Count = 128;

    public static Page Page { get; } =
        new(
            "paths",
            "Samples, batches, all data",
            "The way of a line's two parameters to the least mean squared error, in 60 steps at one learning rate by the "
                + "gradients of one sample, of 16 and of all 128. Single samples stagger, about the minimum as well; the more "
                + "samples a step sees, the straighter it goes, and the more it costs. The minimum is not quite the true line, "
                + "since the data are noisy.",
            Draw
        );

    private static void Draw(bool quick)
    {
        var noise = new float[2 * Count];
        NormalDistribution.Fill<float>(noise, seed: 2);
        float[] x = noise[..Count],
            y = [.. Enumerable.Range(0, Count).Select(i => 1.5f * x[i] - 1 + 0.7f * noise[Count + i])];
        double Error(double w, double b) => Enumerable.Range(0, Count).Average(i => Math.Pow(w * x[i] + b - y[i], 2));
        Chart.SaveSheet(
            "paths.svg",
            3,
            new[] { (1, "one sample"), (16, "16 samples"), (Count, "all samples") }
                .Select(way =>
                {
                    (double[] w, double[] b) = Walk(x, y, way.Item1);
                    return (Chart)
                        new ContourChart($"Mean squared error, and steps along {way.Item2}", "w", "b", (-1, 3), (-2.5, 1), Error, 60)
                            .Curve("path", w, b)
                            .Points("true line", [1.5], [-1]);
                })
                .ToArray()
        );
    }

    private static (double[] W, double[] B) Walk(float[] x, float[] y, int batch)
    {
        var net = new Line();
        net.SetParameters([-0.5f, 0.5f]);
        using var trainer = new Trainer<float>(net, Loss.MeanSquaredError, new SGD(0.1f), batch);
        List<double> w = [-0.5],
            b = [0.5];
        var parameters = new float[2];
        for (int step = 0; step < 60; step++)
        {
            int start = step * batch % Count;
            trainer.Step(x.AsSpan(start, batch), y.AsSpan(start, batch));
            net.CopyParametersTo(parameters);
            w.Add(parameters[0]);
            b.Add(parameters[1]);
        }
        return ([.. w], [.. b]);
    }
}
