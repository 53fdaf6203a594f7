namespace NetGen.Runtime.Tests;

public class InformationTests
{
    [Fact]
    public void EntropyIsInNats()
    {
        Assert.Equal(0, Information.Entropy<double>([0, 1, 0]));
        Assert.Equal(Math.Log(4), Information.Entropy<float>([0.25f, 0.25f, 0.25f, 0.25f]), 1e-12);
        Assert.Equal(-0.1 * Math.Log(0.1) - 0.9 * Math.Log(0.9), Information.Entropy<double>([0.1, 0.9]), 1e-12);
        Says.That<ArgumentException>("add up to 0.5", () => Information.Entropy<double>([0.25, 0.25]));
        Says.That<ArgumentException>("Probability 1 is NaN", () => Information.Entropy<double>([1, double.NaN]));
    }

    [Fact]
    public void MutualInformationIsThatOfTheConfusionMatrix()
    {
        int[] a = [0, 0, 1, 1, 2, 2, 2, 0],
            b = [1, 1, 0, 1, 2, 2, 0, 1];
        Assert.Equal(ConfusionMatrix.Of(a, b, 3).MutualInformation, Information.Mutual(a, b), 1e-12);
        // Names of classes do not matter, and what is independent tells nothing.
        Assert.Equal(Math.Log(2), Information.Mutual([7, 7, -1, -1], [0, 0, 5, 5]), 1e-12);
        Assert.Equal(0, Information.Mutual([0, 0, 1, 1], [0, 1, 0, 1]), 1e-12);
        Says.That<ArgumentException>("1 numbers of one kind and 2", () => Information.Mutual([1], [1, 2]));
    }

    [Fact]
    public void ACodeTellsItsClass()
    {
        float[] code = [.. Enumerable.Range(0, 1000).Select(i => (float)(i * 7 % 1000))];
        Assert.Equal(Math.Log(2), Information.Mutual(code, [.. code.Select(c => c < 500 ? 3 : 4)]), 1e-12);
        Assert.InRange(Information.Mutual(code, [.. Enumerable.Range(0, 1000).Select(i => i % 2)]), 0, 0.01);
        // Equal codes lie together, however many intervals there are.
        Assert.Equal(0, Information.Mutual([5f, 5, 5, 5], [0, 1, 0, 1]));
        Says.That<ArgumentException>("The code of sample 1 is NaN", () => Information.Mutual([1f, float.NaN], [0, 1]));
    }

    [Fact]
    public void NeighboursAreTheNearest()
    {
        var random = new Random(3);
        float[] rows = [.. Enumerable.Range(0, 300).Select(_ => (float)random.NextDouble())];
        var data = new Dataset(rows, new float[100], [3], [1]);
        var neighbours = new NearestNeighbours(data);
        float[] query = [0.5f, 0.4f, 0.3f];
        double Distance(int i) => Math.Sqrt(Enumerable.Range(0, 3).Sum(j => Math.Pow(rows[3 * i + j] - query[j], 2)));
        int[] expected = [.. Enumerable.Range(0, 100).OrderBy(Distance).Take(5)];
        (int Sample, double Distance)[] found = neighbours.Find(query, 5);
        Assert.Equal(expected, found.Select(f => f.Sample));
        Near.Equal([.. expected.Select(Distance)], [.. found.Select(f => f.Distance)], 1e-6);
        Assert.Equal((17, 0), neighbours.Find(rows.AsSpan(51, 3))[0]);
        Says.That<ArgumentOutOfRangeException>("101 nearest of 100", () => neighbours.Find(query, 101));
        Says.That<ArgumentException>("Value 2 of the sample is NaN", () => neighbours.Find([0, 0, float.NaN]));
    }

    [Fact]
    public void CopiesAreFound()
    {
        var training = new Dataset([0f, 10, 20, 30], new float[4], [1], [1]);
        MemorisationCheck check = new NearestNeighbours(training).Check([0.1f, 20, 14], new Dataset([4f, 13], new float[2], [1], [1]));
        Assert.Equal([0, 2, 1], check.Nearest.Select(n => n.Sample));
        Assert.Equal(
            (0.1, 3.5, 3.0, 2),
            (Math.Round(check.MedianDistance, 6), check.HeldOutMedianDistance, check.HeldOutLeastDistance, check.Copies)
        );
        Says.That<ArgumentException>("0 values are not a whole number", () => new NearestNeighbours(training).Check([], training));
    }

    [Fact]
    public void OutputsTellOfInputs()
    {
        var network = new LinearNetwork<double>(1, 2, Activation.Softmax);
        network.SetParameters([30, -30]);
        OutputInformation sure = Information.OfOutputs(network, KMeansTests.Set(1, -1, 1, -1));
        Assert.Equal((0, Math.Log(2)), (Math.Round(sure.MeanEntropy, 9), sure.EntropyOfMean));
        Assert.Equal(Math.Log(2), sure.MutualInformation, 1e-9);
        network.SetParameters([0, 0]);
        Assert.Equal(0, Information.OfOutputs(network, KMeansTests.Set(1, -1, 1)).MutualInformation);
        var line = new LinearNetwork<double>(1, 2);
        line.SetParameters([1, 1]);
        Says.That<ArgumentException>("add up to 2", () => Information.OfOutputs(line, KMeansTests.Set(1)));
        Says.That<ArgumentException>("takes 1 inputs", () => Information.OfOutputs(line, KMeansTests.Set(2, [1, 2])));
    }

    [Fact]
    public void EachLayerLearnsTheCodesOfTheOneBelow()
    {
        Dataset data = KMeansTests.Set(4, [.. Enumerable.Range(0, 80).Select(i => Math.Sin(i * i))]);
        var options = new FitOptions { Loss = Loss.MeanSquaredError, Epochs = 3 };
        LinearNetwork<double> first = new(4, 4),
            encoder = new(4, 2, seed: 2),
            second = new(2, 2, seed: 3),
            firstByHand = new(4, 4),
            secondByHand = new(2, 2, seed: 3);
        IReadOnlyList<History> histories = StackedAutoencoders.Pretrain(data, [(first, encoder), (second, second)], options);
        firstByHand.Fit(data.InputsAsTargets(), options);
        double[] codes = new double[40];
        var inputs = new double[80];
        data.Read([.. Enumerable.Range(0, 20)], inputs, new double[20]);
        encoder.Predict(inputs, codes);
        History byHand = secondByHand.Fit(KMeansTests.Set(2, codes).InputsAsTargets(), options);
        Assert.Equal(firstByHand.Parameters, first.Parameters);
        Assert.Equal(secondByHand.Parameters, second.Parameters);
        Assert.Equal(byHand["loss"], histories[1]["loss"]);
        double[] before = first.Parameters;
        Says.That<ArgumentException>(
            "Layer 1 is given 2 values, but Linear makes 4 of 4",
            () => StackedAutoencoders.Pretrain(data, [(first, encoder), (first, first)], options)
        );
        Assert.Equal(before, first.Parameters);
        Says.That<ArgumentException>("There is no layer", () => StackedAutoencoders.Pretrain<double>(data, [], options));
    }

    [Fact]
    public void AReportReadsTheNetwork()
    {
        var network = new LinearNetwork<double>(1, 2, Activation.Softmax);
        network.SetParameters([-1, 1]);
        var data = new Dataset([-1.0, 1, 2, -2], [0.0, 1, 0, 0], [1], [1]);
        ClassificationReport report = network.Report(data, ["minus", "plus"]);
        Assert.Equal([2L, 1, 0, 1], [report.Matrix[0, 0], report.Matrix[0, 1], report.Matrix[1, 0], report.Matrix[1, 1]]);
        Assert.Equal(report.ToJson(), network.Report(data.OneHot(2), ["minus", "plus"]).ToJson());
        // One output: a logit, of which 0 is the middle, or a probability.
        foreach (Activation last in new[] { Activation.Linear, Activation.Sigmoid })
        {
            var single = new LinearNetwork<double>(1, 1, last);
            single.SetParameters([1]);
            Assert.Equal(0.75, single.Report(data).Accuracy);
            Assert.Equal(0.75, single.Report(data, threshold: -9).Matrix[0, 1] / 4.0);
        }
        Says.That<ArgumentException>("The target of sample 1 is 2", () => network.Report(new Dataset([-1.0, 1], [0.0, 2], [1], [1])));
        Says.That<ArgumentException>("takes 1 inputs", () => network.Report(KMeansTests.Set(2, [1, 2])));
    }
}
