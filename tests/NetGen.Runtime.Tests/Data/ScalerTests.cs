using System.Text.Json;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class ScalerTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("scalers");

    private static Dataset Set => new(s_fixture.GetProperty("data").Numbers(), new double[9], [3], [1]);

    /// <summary>Scikit-learn's numbers; the last column never changes.</summary>
    [Fact]
    public void NumbersAreThoseOfScikitLearn()
    {
        Near.Equal(s_fixture.GetProperty("standard").Numbers(), Inputs(new StandardScaler().FitTransform(Set)), 1e-13);
        Near.Equal(s_fixture.GetProperty("minmax").Numbers(), Inputs(new MinMaxScaler(-1, 2).FitTransform(Set)), 1e-13);
        Assert.Equal(Inputs(Set.MinMaxScale()), Inputs(new MinMaxScaler().FitTransform(Set)));
    }

    [Fact]
    public void InverseGivesBackWhatWasThere()
    {
        foreach (Scaler scaler in new Scaler[] { new StandardScaler(), new MinMaxScaler(-1, 2) })
        {
            Dataset scaled = scaler.Fit(Set).Transform(Set);
            Near.Equal(Inputs(Set), Inputs(scaler.InverseTransform(scaled)), 1e-12);
            float[] values = [1, 2, 3];
            scaler.Transform(values, values);
            scaler.InverseTransform(values, values);
            Near.Equal([1, 2, 3], [.. values.Select(v => (double)v)], 1e-4);
        }
    }

    [Fact]
    public void FilesHoldTheSameBits()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("scaler.json", []);
        foreach (Scaler scaler in new Scaler[] { new StandardScaler(), new MinMaxScaler(-1, 2) })
        {
            scaler.Fit(Set).Save(path);
            Scaler loaded = Scaler.Load(path);
            Assert.Equal(scaler.GetType(), loaded.GetType());
            Assert.Equal(scaler.Scaling.Offset.ToArray(), loaded.Scaling.Offset.ToArray());
            Assert.Equal(scaler.Scaling.Divisor.ToArray(), loaded.Scaling.Divisor.ToArray());
            // It is what it was made as, too.
            Assert.Equal(scaler.Scaling.Divisor.ToArray(), loaded.Fit(Set).Scaling.Divisor.ToArray());
        }
        string text = File.ReadAllText(path);
        // Every truncation is refused.
        for (int length = 0; length < text.TrimEnd().Length; length += 7)
        {
            File.WriteAllText(path, text[..length]);
            Assert.Throws<InvalidDataException>(() => Scaler.Load(path));
        }
        foreach (
            (string from, string to, string says) in new[]
            {
                ("offset", "ofset", "'offset' is missing"),
                ("min-max", "max", "'max'"),
                ("NetGen scaling", "other", "'other'"),
                ("\"offset\": [", "\"offset\": [1,", "4 offsets and 3 divisors"),
            }
        )
        {
            File.WriteAllText(path, text.Replace(from, to));
            Says.That<InvalidDataException>(says, () => Scaler.Load(path));
        }
        Says.That<InvalidOperationException>("has seen no data", () => new StandardScaler().Save(path));
        Says.That<InvalidOperationException>("has seen no data", () => new StandardScaler().Transform(Set));
        Says.That<ArgumentException>("from 1 to 1 is none", () => new MinMaxScaler(1, 1));
        Says.That<ArgumentException>(
            "samples of 3 values",
            () => new StandardScaler().Fit(Set).Transform(new Dataset([1f, 2], [1f], [2], [1]))
        );
    }

    private static readonly Dataset s_prices = new([0.0, 1, 2, 3], [100, -1, 200, 3, 400, 1, 500, 9], [1], [2]);

    /// <summary>What is learned from targets is what would be learned from inputs of the same numbers.</summary>
    [Fact]
    public void TargetsAreScaledAsInputsAre()
    {
        var swapped = new Dataset([100, -1, 200, 3, 400, 1, 500, 9], [0.0, 1, 2, 3], [2], [1]);
        foreach ((Scaler own, Scaler other) in new (Scaler, Scaler)[] { (new StandardScaler(), new StandardScaler()), Ranges() })
        {
            Dataset scaled = own.FitTransformTargets(s_prices);
            Assert.Equal(Inputs(other.FitTransform(swapped)), Targets(scaled));
            Assert.Equal(Inputs(s_prices), Inputs(scaled));
            Near.Equal(Targets(s_prices), Targets(own.InverseTransformTargets(scaled)), 1e-12);
            // Of another set, with the statistics of the first; samples and weights are as they were.
            Dataset some = s_prices.Select(3, 1).WithSampleWeights([2, 3]),
                later = own.TransformTargets(some);
            Assert.Equal([Targets(scaled)[6], Targets(scaled)[7], Targets(scaled)[2], Targets(scaled)[3]], Targets(later));
            Assert.Equal([3, 1], Inputs(later));
            Assert.Equal(1, later.SampleWeightLength);
        }

        static (Scaler, Scaler) Ranges() => (new MinMaxScaler(-1, 2), new MinMaxScaler(-1, 2));
    }

    /// <summary>A network learns large numbers in units that suit it, and its predictions are turned back.</summary>
    [Fact]
    public void PredictionsOfScaledTargetsAreTurnedBack()
    {
        double[] x = [1, -1, 1, -0.5, 1, 0.25, 1, 1.25];
        Dataset train = new(x, [.. Enumerable.Range(0, 4).Select(i => 50_000 + 3_000 * x[2 * i + 1])], [2], [1]);
        using var directory = new TemporaryDirectory();
        string path = directory.Write("units.json", []);
        Scaler units = new StandardScaler().FitTargets(train);
        units.Save(path);
        units = Scaler.Load(path);
        var network = new LinearNetwork<double>(2, 1);
        network.Fit(
            units.TransformTargets(train),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Optimizer = new SGD(0.2f),
                BatchSize = 4,
                Epochs = 300,
            }
        );
        double[] prediction = new double[2];
        network.Predict([1, 0.5, 1, -2], prediction);
        Assert.All(prediction, p => Assert.True(Math.Abs(p) < 3));
        units.InverseTransform(prediction, prediction);
        Near.Equal([51_500, 44_000], prediction, 1e-6);
        float[] rounded = [0];
        units.InverseTransform(rounded, rounded);
        Assert.Equal(Targets(train).Average(), rounded[0], 0.01);
    }

    [Fact]
    public void InputsAndTargetsTakeScalersOfTheirOwn()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("scaler.json", []);
        var square = new Dataset([1f, 2, 3], [3f, 5, 9], [1], [1]);
        Scaler inputs = new StandardScaler().Fit(square),
            targets = new MinMaxScaler().FitTargets(square);
        Says.That<InvalidOperationException>("has learned from inputs, and is to scale targets", () => inputs.TransformTargets(square));
        Says.That<InvalidOperationException>("a scaler of their own, FitTargets", () => inputs.InverseTransformTargets(square));
        Says.That<InvalidOperationException>("has learned from targets, and is to scale inputs", () => targets.Transform(square));
        targets.Save(path);
        Says.That<InvalidOperationException>("has learned from targets", () => Scaler.Load(path).InverseTransform(square));
        Says.That<InvalidOperationException>("has seen no data", () => new StandardScaler().TransformTargets(square));
        // Files of inputs that say nothing of it, as they once were.
        inputs.Save(path);
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\"of\": \"inputs\",", ""));
        Assert.Equal(Inputs(inputs.Transform(square)), Inputs(Scaler.Load(path).Transform(square)));
        File.WriteAllText(path, text.Replace("\"of\": \"inputs\"", "\"of\": \"weights\""));
        Says.That<InvalidDataException>("not of 'weights'", () => Scaler.Load(path));
    }

    // As many values in all are not enough.
    [Fact]
    public void AnotherNumberOfValuesIsRefused()
    {
        var four = new Dataset(new float[8], [1f, 2], [2, 2], [1]);
        Says.That<ArgumentException>("samples of 2 values, but these have 4, [2, 2]", () => four.Scale(new([0, 0], [1, 1])));
        Says.That<ArgumentException>("samples of 2 values, but these have 4", () => four.Unscale(new([0, 0], [1, 1])));
        Says.That<ArgumentException>(
            "samples of 1 values, but these have 2",
            () => new StandardScaler().FitTargets(four).TransformTargets(s_prices)
        );
    }

    private static double[] Targets(Dataset data) => Inputs(data.Exchanged());

    private static double[] Inputs(Dataset data)
    {
        var inputs = new double[data.Count * data.InputLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, new double[data.Count * data.TargetLength]);
        return inputs;
    }
}
