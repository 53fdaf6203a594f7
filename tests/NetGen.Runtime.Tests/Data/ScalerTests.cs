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

    private static double[] Inputs(Dataset data)
    {
        var inputs = new double[data.Count * data.InputLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, new double[data.Count * data.TargetLength]);
        return inputs;
    }
}
