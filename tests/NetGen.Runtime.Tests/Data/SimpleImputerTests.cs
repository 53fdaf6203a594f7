using System.Text.Json;
using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

public class SimpleImputerTests
{
    private static readonly JsonElement s_fixture = JsonFixture.Read("imputers");

    /// <summary>Scikit-learn's numbers, of a training set and of another one.</summary>
    [Theory]
    [InlineData("mean", ImputeStrategy.Mean, Precision.Double)]
    [InlineData("median", ImputeStrategy.Median, Precision.Double)]
    [InlineData("most_frequent", ImputeStrategy.MostFrequent, Precision.Double)]
    [InlineData("mean", ImputeStrategy.Mean, Precision.Single)]
    public void NumbersAreThoseOfScikitLearn(string name, ImputeStrategy strategy, Precision precision)
    {
        Dataset all = Read(s_fixture.GetProperty("csv").GetString()!, new() { KeepMissing = true, Precision = precision });
        Dataset train = all.Take(9),
            test = all.Select(9, 10, 11).WithSampleWeights([1, 2, 3]);
        JsonElement expected = s_fixture.GetProperty(name);
        double tolerance = precision == Precision.Double ? 1e-14 : 1e-6;
        var imputer = new SimpleImputer(strategy);
        Dataset filled = imputer.FitTransform(train);
        Near.Equal(expected.GetProperty("statistics").Numbers(), imputer.Statistics.ToArray(), 1e-14);
        Near.Equal(Flat(expected.GetProperty("train")), Inputs(filled), tolerance);
        Dataset later = imputer.Transform(test);
        Near.Equal(Flat(expected.GetProperty("test")), Inputs(later), tolerance);
        // Everything else is as it was.
        Assert.Equal(precision, later.Precision);
        Assert.Equal(1, later.SampleWeightLength);
        Assert.Equal([9, 10, 11], Inputs(later.Exchanged()));
        Assert.Equal(Inputs(filled), Inputs(imputer.Transform(filled)));
    }

    [Fact]
    public void SamplesOfPredictionsAreFilledToo()
    {
        SimpleImputer imputer = new SimpleImputer().Fit(Read("1,,0\n3,4,0\n,6,0", new() { KeepMissing = true }));
        double[] doubles = [double.NaN, 7, 8, double.NaN];
        imputer.Transform(doubles, doubles);
        Assert.Equal([2, 7, 8, 5], doubles);
        float[] floats = [float.NaN, float.NaN],
            filled = new float[2];
        imputer.Transform(floats, filled);
        Assert.Equal([2f, 5], filled);
        Assert.True(float.IsNaN(floats[0]));
        Says.That<ArgumentException>("samples of 2 values; 3 values", () => imputer.Transform(new float[3], new float[3]));
        Says.That<ArgumentException>("2 values do not fit into a span of 4", () => imputer.Transform(new float[2], new float[4]));
        Says.That<ArgumentException>(
            "samples of 2 values, but these have 4",
            () => imputer.Transform(new Dataset(new float[8], [1f, 2], [4], [1]))
        );
    }

    [Fact]
    public void FilesHoldTheSameBits()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("imputer.json", []);
        Dataset data = Read("0.1,,0\n0.3,4,0\n,6.7,0", new() { KeepMissing = true, Precision = Precision.Double });
        SimpleImputer imputer = new SimpleImputer(ImputeStrategy.Median).Fit(data);
        imputer.Save(path);
        SimpleImputer loaded = SimpleImputer.Load(path);
        Assert.Equal(imputer.Statistics.ToArray(), loaded.Statistics.ToArray());
        // It is what it was made as, too.
        Dataset other = Read("1,1,0\n2,1,0\n9,4,0", new());
        Assert.Equal([2, 1], loaded.Fit(other).Statistics.ToArray());
        string text = File.ReadAllText(path);
        for (int length = 0; length < text.TrimEnd().Length; length += 7)
        {
            File.WriteAllText(path, text[..length]);
            Assert.Throws<InvalidDataException>(() => SimpleImputer.Load(path));
        }
        foreach (
            (string from, string to, string says) in new[]
            {
                ("statistics", "statistic", "'statistics' is missing"),
                ("Median", "1", "no strategy '1'"),
                ("NetGen imputer", "other", "'other'"),
            }
        )
        {
            File.WriteAllText(path, text.Replace(from, to));
            Says.That<InvalidDataException>(says, () => SimpleImputer.Load(path));
        }
        Says.That<InvalidOperationException>("has seen no data", () => new SimpleImputer().Save(path));
        Says.That<InvalidOperationException>("has seen no data", () => new SimpleImputer().Transform(data));
        Says.That<ArgumentOutOfRangeException>("no strategy 7", () => new SimpleImputer((ImputeStrategy)7));
    }

    // What is missing goes nowhere: whoever would read it hears of it, and training before its first step.
    [Fact]
    public void NothingIsTrainedOnWhatIsMissing()
    {
        const string missing = "Input 1, 'b', is missing in sample 2 of those that were read from the file. Fill";
        Dataset data = Read(
            "a,b,y\n1,2,0\n3,4,1\n5,NA,0",
            new()
            {
                HasHeader = true,
                KeepMissing = true,
                MissingMarkers = ["NA"],
            }
        );
        var options = new FitOptions
        {
            Loss = Loss.MeanSquaredError,
            BatchSize = 1,
            Shuffle = false,
        };
        var network = new LinearNetwork<float>(2, 1);
        float[] before = network.Parameters;
        Refused(() => network.Fit(data, options));
        Refused(() => network.Fit(data.Prefetch(), options));
        Refused(() => network.Fit(data.Take(2), new() { Loss = Loss.MeanSquaredError, Validation = data }));
        Refused(() => network.Evaluate(data, Loss.MeanSquaredError));
        Assert.Equal(before, network.Parameters);
        Refused(() => new StandardScaler().Fit(data));
        Refused(() => data.ToDouble());
        Refused(() => data.InputsAsTargets().CopyTargetTo(2, new float[2]));
        Refused(() => data.Corrupt(0.5).CopyInputTo(2, new float[2]));
        Refused(() => new KMeans(2).Fit(data));
        float[] sample = [7, 7];
        Refused(() => data.CopyInputTo(2, sample));
        Assert.DoesNotContain(float.NaN, sample);

        // Samples that are whole are read as any.
        data.CopyInputTo(1, sample);
        Assert.Equal([3, 4], sample);
        network.Fit(data.Take(2), options);
        (Dataset first, Dataset second) = data.Split(2 / 3.0, seed: 1);
        network.Fit(new SimpleImputer().Fit(data).Transform(first), options);
        Assert.Equal(1, second.Count);

        void Refused(Action action) => Says.That<InvalidOperationException>(missing, action);
    }

    [Fact]
    public void FilesSayWhatMayBeMissing()
    {
        var options = new CsvOptions
        {
            HasHeader = true,
            KeepMissing = true,
            CategoryNames = ["b"],
        };
        // Of a column of categories none is there, as with an empty value.
        Dataset data = Dataset.FromCsv(new StringReader("a,b,y\n,x,0\n1,,1\n2,z,0"), options, out CsvSchema schema);
        Assert.Equal(["a", "b=x", "b=z"], schema.InputNames);
        Assert.Equal([1.5, 1, 0, 1, 0, 0, 2, 0, 1], Inputs(new SimpleImputer().FitTransform(data)));
        // Of a later file with its columns.
        Dataset later = Dataset.FromCsv(
            new StringReader("a,b,y\n,z,0"),
            new()
            {
                HasHeader = true,
                KeepMissing = true,
                CategoryNames = ["b"],
                Schema = schema,
            }
        );
        Assert.Equal([1.5, 0, 1], Inputs(new SimpleImputer().Fit(data).Transform(later)));

        Says.That<InvalidDataException>(
            "line 2, column 2: '' is no finite number. No target can be missing.",
            () => Read("1,2\n3,", new() { KeepMissing = true })
        );
        Says.That<InvalidDataException>("CsvOptions.KeepMissing keeps it for a SimpleImputer", () => Read("1,2\n,3", new()));
        Says.That<InvalidDataException>("'NaN' is no finite number", () => Read("1,2\nNaN,3", new() { KeepMissing = true }));
        Says.That<ArgumentException>(
            "CsvOptions.EmptyValue says that empty cells count as 3, and CsvOptions.KeepMissing that they stay missing",
            () => Read("1,2", new() { KeepMissing = true, EmptyValue = 3 })
        );
        Says.That<ArgumentException>(
            "Input 1 is missing in all 2 samples",
            () => new SimpleImputer().Fit(Read("1,,2\n3,,3", new() { KeepMissing = true }))
        );
    }

    private static Dataset Read(string text, CsvOptions options) => Dataset.FromCsv(new StringReader(text), options);

    private static double[] Flat(JsonElement rows) => [.. rows.EnumerateArray().SelectMany(row => row.Numbers())];

    private static double[] Inputs(Dataset data)
    {
        var inputs = new double[data.Count * data.InputLength];
        data.Read([.. Enumerable.Range(0, data.Count)], inputs, new double[data.Count * data.TargetLength]);
        return inputs;
    }
}
