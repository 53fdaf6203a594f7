using NetGen.Tuning;

namespace NetGen.Runtime.Tests.Tuning;

/// <summary>Which values a range has, how they are drawn, and what is refused.</summary>
public class SpaceTests
{
    private static readonly double[] s_units = [.. Enumerable.Range(0, 1000).Select(i => (i + 0.5) / 1000)];

    public static TheoryData<string, string[]> Listed =>
        new()
        {
            { "int", ["16", "48", "80", "112"] },
            { "log", ["16", "32", "64", "128"] },
            { "float", ["0", "0.1", "0.2", "0.3"] },
            { "factor", ["0.001", "0.01", "0.1"] },
            { "choice", ["8", "2", "4"] },
            { "point", ["5"] },
        };

    private static Hyperparameter Of(string kind) =>
        kind switch
        {
            "int" => RangeHyperparameter.Int("a", 16, 128, 32, Sampling.Linear),
            "log" => RangeHyperparameter.Int("a", 16, 128, 2, Sampling.Log),
            "float" => RangeHyperparameter.Float("a", 0, 0.3f, 0.1f, Sampling.Linear),
            "factor" => RangeHyperparameter.Float("a", 1e-3f, 0.1f, 10, Sampling.Log),
            "point" => RangeHyperparameter.Int("a", 5, 5, 1, Sampling.Linear),
            _ => new ChoiceHyperparameter("a", ["8", "2", "4"], isText: false),
        };

    /// <summary>Each value has the same share of [0, 1).</summary>
    [Theory]
    [MemberData(nameof(Listed))]
    public void StepsAreAllThereEquallyOften(string kind, string[] values)
    {
        Hyperparameter h = Of(kind);
        Assert.Equal(values.Length, h.Count);
        Assert.Equal(values, Enumerable.Range(0, values.Length).Select(i => h.AtIndex(i)));
        var counts = s_units.GroupBy(h.At).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(values.Order(), counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 / values.Length, 1000 / values.Length + 1));
    }

    [Fact]
    public void RangesWithoutAStepAreSpreadAsTheyShould()
    {
        double[] log =
        [
            .. s_units
                .Select(u => RangeHyperparameter.Float("a", 1e-4f, 1e-1f, 0, Sampling.Log))
                .Zip(s_units, (h, u) => double.Parse(h.At(u))),
        ];
        Assert.InRange(log.Count(x => x < 1e-3), 333, 334);
        Assert.All(log, x => Assert.InRange(x, 1e-4f, 1e-1f));
        Hyperparameter whole = RangeHyperparameter.Int("a", 1, 10, 1, Sampling.Log);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"{i}"), s_units.Select(whole.At).Distinct());
        Assert.Null(whole.Count);
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void ALogHasItAgain(string kind, string[] values)
    {
        Hyperparameter h = Of(kind);
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("hyperparameter", "a");
            h.Write(json);
            json.WriteEndObject();
        }
        using var line = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        Hyperparameter read = Hyperparameter.Read(line.RootElement);
        Assert.Equal(h.ToString(), read.ToString());
        Assert.Equal(values.Select(h.Coordinates), values.Select(read.Coordinates));
    }

    /// <summary>Numbers lie by their size wherever they are listed; words are all as far apart.</summary>
    [Fact]
    public void ChoicesOfNumbersLieInOrderAndWordsDoNot()
    {
        Assert.Equal([1, 0, 0.5], new[] { "8", "2", "4" }.Select(v => Of("choice").Coordinates(v)[0]));
        var words = new ChoiceHyperparameter("a", ["ReLU", "Tanh", "GELU"], isText: true);
        double[][] corners = [.. words.Labels.Select(words.Coordinates)];
        double Distance(int i, int j) => Math.Sqrt(corners[i].Zip(corners[j], (a, b) => (a - b) * (a - b)).Sum());
        Assert.All([Distance(0, 1), Distance(0, 2), Distance(1, 2)], d => Assert.Equal(1, d, 1e-12));
    }

    public static TheoryData<Action<HyperParameters>, string> Refused =>
        new()
        {
            { hp => hp.Int("a", 4, 2), "'a' goes from 4 to 2" },
            { hp => hp.Int("a", 1, 2, step: 0), "'a' has a step of 0" },
            { hp => hp.Float("a", 0, 1, sampling: Sampling.Log), "'a' begins at 0, which has no logarithm" },
            { hp => hp.Float("a", 1, 8, step: 0.5f, sampling: Sampling.Log), "must be a factor above 1" },
            { hp => hp.Float("a", float.NaN, 1), "'a' goes from NaN to 1" },
            { hp => hp.Choice<int>("a"), "'a' has no value to choose" },
            { hp => hp.Choice("a", 1, 2, 1), "'a' has '1' twice" },
            { hp => hp.Choice("a", 1f, float.NaN), "'a' has NaN among its values" },
            { hp => hp.Choice("a", "x", null!), "'a' has null among its values" },
            { hp => hp.Int(" ", 1, 2), "name" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsNoRangeIsRefused(Action<HyperParameters> ask, string message)
    {
        var tuner = new RandomSearch(new SearchOptions());
        Exception e = Assert.ThrowsAny<ArgumentException>(() =>
            tuner.Search(trial =>
            {
                ask(trial);
                return 1.0;
            })
        );
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Empty(tuner.Results);
    }
}
