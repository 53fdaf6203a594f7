using System.Globalization;
using System.Numerics;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Networks that another framework computed in double: outputs, loss, gradient and whole training runs. See
/// Fixtures/ReadMe.md.</summary>
public class FixtureTests
{
    /// <summary>Allows rounding to float and nothing else.</summary>
    private const double InFloat = 1e-5;

    /// <summary>The fixtures themselves are rounded to float.</summary>
    private const double InDouble = 1e-6;

    /// <summary>Those that are tested elsewhere.</summary>
    private static readonly string[] s_others = ["activations", "ctc", "heads", "loss_edges", "losses", "slopes"];

    public static TheoryData<string> Networks => [.. Fixture.Names.Except(s_others)];

    public static TheoryData<string> Trained => [.. Fixture.Names.Except(s_others).Except(["noise_inference"])];

    public static TheoryData<string, string> Runs
    {
        get
        {
            var runs = new TheoryData<string, string>();
            foreach (string name in Fixture.Names.Except(s_others))
            foreach ((string key, string value) in new Fixture(name).Metadata)
                if (Known(value))
                    runs.Add(name, key);
            return runs;
        }
    }

    [Fact]
    public void AllAreThere() => Assert.Equal((75, 74, 155), (Networks.Count, Trained.Count, Runs.Count));

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predictions(string name)
    {
        Predict(new Fixture(name), "output", Single(name), InFloat);
        Predict(new Fixture(name), "output", Double(name), InDouble);
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Gradients(string name)
    {
        LossAndGradient(name, Single(name), InFloat);
        LossAndGradient(name, Double(name), InDouble);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Training(string name, string run)
    {
        Train(name, run, Single(name), InFloat);
        Train(name, run, Double(name), InFloat);
    }

    private static INetwork<float> Single(string name)
    {
        var fixture = new Fixture(name);
        INetwork<float> network = CompiledNetwork.Of(fixture.Metadata["declaration"]).Single();
        network.SetWeights([.. fixture.Weights("initial")]);
        return network;
    }

    private static INetwork<double> Double(string name)
    {
        var fixture = new Fixture(name);
        INetwork<double> network = CompiledNetwork.Of(fixture.Metadata["declaration"]).Double();
        network.SetWeights([
            .. fixture.Weights("initial").Select(w => new NamedTensor<double>(w.Name, w.Shape, Array.ConvertAll(w.Values, x => (double)x))),
        ]);
        return network;
    }

    private static void Predict<T>(Fixture fixture, string tensor, INetwork<T> network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] expected = fixture[tensor];
        T[] inputs = Of<T>(fixture["input"]),
            output = new T[expected.Length],
            one = new T[network.Engine.Info.OutputLength];
        network.Predict(inputs, output);
        Near(expected, output, tolerance, tensor);
        int length = network.Engine.Info.InputLength;
        for (int i = 0; i * length < inputs.Length; i++)
        {
            network.Predict(inputs.AsSpan(i * length, length), one);
            Near(expected.AsSpan(i * one.Length, one.Length), one, tolerance, $"{tensor} of sample {i}");
        }
    }

    private static void LossAndGradient<T>(string name, INetwork<T> network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fixture = new Fixture(name);
        double[] expected = Flat(fixture, "gradient");
        var gradient = new T[expected.Length];
        T loss = network.LossAndGradient(Of<T>(fixture["input"]), Of<T>(fixture["target"]), LossOf(fixture), gradient);
        Near(fixture["loss"], [loss], tolerance, "loss");
        Near(expected, gradient, tolerance, "gradient");
    }

    private static void Train<T>(string name, string run, INetwork<T> network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var fixture = new Fixture(name);
        T[] inputs = Of<T>(fixture["input"]),
            targets = Of<T>(fixture["target"]);
        using (
            var trainer = new Trainer<T>(
                network,
                LossOf(fixture),
                OptimizerOf(fixture.Metadata[run]),
                inputs.Length / network.Engine.Info.InputLength
            )
        )
            for (int step = int.Parse(fixture.Metadata["steps"], CultureInfo.InvariantCulture); step > 0; step--)
                trainer.Step(inputs, targets);
        double[] expected = Flat(fixture, run);
        var parameters = new T[expected.Length];
        network.CopyParametersTo(parameters);
        Near(expected, parameters, tolerance, "parameters");

        var states = fixture.Weights(run + ".states").ToDictionary(w => w.Name, w => w.Values);
        foreach (NamedTensor<T> state in network.GetWeights().Where(w => states.ContainsKey(w.Name)))
            Near(Array.ConvertAll(states[state.Name], x => (double)x), state.Values, tolerance, state.Name);
        if (states.Count > 0)
            Predict(fixture, run + ".output", network, tolerance);
    }

    private static Loss LossOf(Fixture fixture)
    {
        Loss[] all =
        [
            Loss.MeanSquaredError,
            Loss.MeanAbsoluteError,
            Loss.BinaryCrossentropy,
            Loss.CategoricalCrossentropy,
            Loss.SparseCategoricalCrossentropy,
            Loss.MixtureNegativeLogLikelihood,
        ];
        return all.Single(loss => loss.Name == fixture.Metadata["loss"]);
    }

    private static bool Known(string optimizer) =>
        optimizer.Split(' ')[0] is "sgd" or "rmsprop" or "adagrad" or "adadelta" or "adam" or "adamw" or "adamax" or "nadam";

    private static Optimizer OptimizerOf(string text)
    {
        var settings = text.Split(' ').Skip(1).Select(setting => setting.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        float Number(string setting) =>
            settings.Remove(setting, out string? value)
                ? float.Parse(value, CultureInfo.InvariantCulture)
                : throw new KeyNotFoundException(setting);
        bool Flag(string setting) =>
            settings.Remove(setting, out string? value) ? bool.Parse(value) : throw new KeyNotFoundException(setting);
        Optimizer optimizer = text.Split(' ')[0] switch
        {
            "sgd" => new SGD(Number("learning_rate"), Number("momentum"), Flag("nesterov")),
            "rmsprop" => new RMSprop(Number("learning_rate"), Number("rho"), Number("momentum"), Number("epsilon"), Flag("centered")),
            "adam" => new Adam(Number("learning_rate"), Number("beta_1"), Number("beta_2"), Number("epsilon")),
            "adamw" => new AdamW(Number("learning_rate"), Number("weight_decay"), Number("beta_1"), Number("beta_2"), Number("epsilon")),
            "adamax" => new Adamax(Number("learning_rate"), Number("beta_1"), Number("beta_2"), Number("epsilon")),
            "nadam" => new Nadam(Number("learning_rate"), Number("beta_1"), Number("beta_2"), Number("epsilon")),
            "adagrad" => new Adagrad(Number("learning_rate"), Number("initial_accumulator_value"), Number("epsilon")),
            "adadelta" => new Adadelta(Number("learning_rate"), Number("rho"), Number("epsilon")),
            var other => throw new NotSupportedException(other),
        };
        Assert.Empty(settings);
        return optimizer;
    }

    private static double[] Flat(Fixture fixture, string folder) =>
        [.. fixture.Weights(folder).SelectMany(w => w.Values, (_, x) => (double)x)];

    private static T[] Of<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateChecked);

    private static void Near<T>(ReadOnlySpan<double> expected, T[] actual, double tolerance, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
        {
            double error = Math.Abs(expected[i] - double.CreateChecked(actual[i]));
            Assert.True(error <= tolerance, $"{what}[{i}] is {actual[i]}, not {expected[i]}: off by {error:e1} in {typeof(T).Name}.");
        }
    }
}
