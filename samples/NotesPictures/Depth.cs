using NetGen;

namespace NotesPictures;

[Network]
[Input(1)]
[Dense(2, Activation.ReLU)]
[Dense(2, Activation.ReLU)]
[Dense(2, Activation.ReLU)]
[Dense(2, Activation.ReLU)]
[Dense(1)]
public sealed partial class Deep;

[Network]
[Input(1)]
[Dense(8, Activation.ReLU, KernelInitializer = Initializer.HeNormal)]
[Dense(1)]
public sealed partial class Shallow;

/// <summary>Each layer that folds the line doubles the number of pieces, where a unit beside others adds one (Telgarsky, "Benefits of depth
/// in neural networks", 2016): four layers of two units make eight teeth, and eight units in one layer, as many parameters, cannot. The
/// deep net's weights are set by hand, the shallow one's are the best of several runs.</summary>
internal static class Depth
{
    public static Page Page { get; } =
        new(
            "depth",
            "Deep against shallow",
            "Two networks of 25 parameters and a saw of eight teeth. Each layer folds the line once more and so doubles "
                + "the number of teeth, where units beside one another only add some: the deep network, whose weights are set "
                + "by hand, is exact, and the best of several shallow ones that were trained finds no teeth at all.",
            Draw
        );

    private static void Draw(bool quick)
    {
        float[] x = [.. Enumerable.Range(0, 257).Select(i => i / 256f)],
            y = [.. x.Select(v => (float)Saw(v))];
        var data = new Dataset(x, y, [1], [1]);

        // A fold: 2 relu(x) - 4 relu(x - 1/2) goes from 0 up to 1 and down again.
        float[] fold = [2, 2, -4, -4, 0, -0.5f];
        var deep = new Deep();
        deep.SetParameters([1, 1, 0, -0.5f, .. fold, .. fold, .. fold, 2, -4, 0]);

        INetwork<float>[] shallow = [.. Enumerable.Range(1, quick ? 2 : 10).Select(seed => new Shallow(seed))];
        foreach (INetwork<float> net in shallow)
            net.Fit(
                data,
                new FitOptions
                {
                    Epochs = quick ? 20 : 500,
                    Loss = Loss.MeanSquaredError,
                    Optimizer = new Adam(0.01f),
                }
            );
        double Error(INetwork<float> net) => net.Evaluate(data, Loss.MeanSquaredError).Loss;
        INetwork<float> best = shallow.MinBy(Error)!;
        Console.WriteLine($"{Deep.ParameterCount} parameters in five layers: mean squared error {Error(deep):E1}");
        Console.WriteLine($"{Shallow.ParameterCount} parameters in two layers: mean squared error {Error(best):E1}");
        Chart.SaveSheet("depth.svg", 2, Curve("4 hidden layers of 2 units", x, deep, 48), Curve("1 hidden layer of 8 units", x, best, 256));
    }

    // Few points of the function are large ones, which a curve through them does not hide.
    private static LineChart Curve(string name, float[] x, INetwork<float> net, int points)
    {
        double[] places = [.. Enumerable.Range(0, points + 1).Select(i => (double)i / points)];
        var y = new float[x.Length];
        net.Predict(x, y);
        double[] Wide(float[] values) => Array.ConvertAll(values, v => (double)v);
        return new LineChart($"{Deep.ParameterCount} parameters: {name}", "x", "y")
            .Curve("net", Wide(x), Wide(y))
            .Points("function", places, [.. places.Select(Saw)]);
    }

    // Eight teeth from 0 to 1.
    private static double Saw(double x) => 1 - Math.Abs(1 - 16 * x % 2);
}
