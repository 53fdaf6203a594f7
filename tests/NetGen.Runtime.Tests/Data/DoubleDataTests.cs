using NetGen.Runtime.Tests.Serialization;

namespace NetGen.Runtime.Tests.Data;

/// <summary>Sets that keep doubles, and sets of floats as doubles.</summary>
public class DoubleDataTests
{
    private static Dataset Doubles => new(new[] { 0.1, 0.2, 1 / 3.0, 0.4, 0.5, 0.6 }, new[] { 1e-9, 1, 2 + 1e-12 }, [2], [1]);

    [Fact]
    public void DoublesStayDoubles()
    {
        Assert.Equal(Precision.Double, Doubles.Precision);
        double[] inputs = new double[4],
            targets = new double[2];
        Doubles.Read([1, 0], inputs, targets);
        Assert.Equal([1 / 3.0, 0.4, 0.1, 0.2], inputs);
        Assert.Equal([1, 1e-9], targets);
        Assert.Equal([0.1f, 0.2f, 1 / 3f, 0.4f, 0.5f, 0.6f], Doubles.All().Inputs);
        double[] target = new double[1];
        Doubles.CopyTargetTo(2, target);
        Assert.Equal(2 + 1e-12, target[0]);
        Doubles.Reshape(2, 1).Select(2, 1).Split(0.5).First.CopyInputTo(0, inputs.AsSpan(0, 2));
        Assert.Contains(inputs[0], new[] { 1 / 3.0, 0.5 });
    }

    [Fact]
    public void WhatIsMadeOfThemIsDouble()
    {
        Dataset scaled = Doubles.Standardize(out Scaling scaling);
        Assert.Equal(Precision.Double, scaled.Precision);
        double[] row = new double[2];
        scaled.CopyInputTo(1, row);
        Assert.Equal((1 / 3.0 - scaling.Offset[0]) / scaling.Divisor[0], row[0]);
        double[] direct = [1 / 3.0, 0.4];
        scaling.Apply(direct, direct);
        Assert.Equal(row, direct);
        Assert.Equal(Precision.Double, Doubles.Select(2, 0).MinMaxScale().Precision);
        Assert.Equal(Precision.Double, Doubles.InputsAsTargets().Precision);
        new Dataset(new double[] { 1 }, new double[] { 2 }, [1], [1]).OneHot(3).CopyTargetTo(0, direct = new double[3]);
        Assert.Equal([0, 0, 1], direct);
        Doubles.Corrupt(0).CopyInputTo(1, row);
        Assert.Equal([1 / 3.0, 0.4], row);
        Assert.Equal(Precision.Single, new Dataset([0.1f], [0f], [1], [1]).Standardize().Precision);
    }

    [Fact]
    public void NoiseIsTheSameInBothPrecisions()
    {
        Dataset floats = new([1f, 2, 3, 4], [0f, 0], [2], [1]);
        foreach (
            Func<Dataset, Dataset> noise in new Func<Dataset, Dataset>[]
            {
                d => d.AddGaussianNoise(0.25, seed: 3),
                d => d.Corrupt(0.5, saltAndPepper: true, seed: 3),
            }
        )
        {
            double[] exact = new double[2];
            float[] rounded = new float[2];
            noise(floats.ToDouble()).CopyInputTo(1, exact);
            noise(floats).CopyInputTo(1, rounded);
            Assert.Equal(rounded[0], exact[0], 1e-6);
            Assert.Equal(rounded[1], exact[1], 1e-6);
        }
    }

    [Fact]
    public void FloatsAndBytesAreTheSameNumbersAsDoubles()
    {
        Dataset[] sets = [new([0.1f, 0.7f], [1f, 2], [1], [1]), new([3, 200], [1f, 2], [1], [1], 1f / 255)];
        foreach (Dataset data in sets)
        {
            Assert.Equal(Precision.Single, data.Precision);
            Assert.Equal(Precision.Double, data.ToDouble().Precision);
            foreach (Dataset read in new[] { data, data.ToDouble() })
            {
                double[] inputs = new double[2],
                    targets = new double[2];
                read.Read([0, 1], inputs, targets);
                Assert.Equal(data.All().Inputs.Select(v => (double)v), inputs);
                Assert.Equal([1, 2], targets);
            }
        }
    }

    [Fact]
    public void FilesGiveDoublesWhenAsked()
    {
        Dataset csv = Dataset.FromCsv(new StringReader("0.1,1e300\n"), new CsvOptions { Precision = Precision.Double });
        double[] input = new double[1],
            target = new double[1];
        csv.Read([0], input, target);
        Assert.Equal([0.1, 1e300], [input[0], target[0]]);
        byte[] third = BitConverter.GetBytes(1 / 3.0),
            array = Bytes.Npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", third);
        byte[] archive = Bytes.Zip(("x.npy", array), ("y.npy", array));
        using var directory = new TemporaryDirectory();
        foreach (
            Dataset data in new[]
            {
                Dataset.FromNpz(new MemoryStream(archive), precision: Precision.Double),
                Dataset.FromNpz(directory.Write("a.npz", archive), precision: Precision.Double),
                Dataset.FromNpy(directory.Write("x.npy", array), directory.Write("y.npy", array), precision: Precision.Double),
            }
        )
        {
            data.Read([0], input, target);
            Assert.Equal([1 / 3.0, 1 / 3.0], [input[0], target[0]]);
        }
        Assert.Equal(Precision.Single, Dataset.FromNpz(new MemoryStream(archive)).Precision);
    }

    [Fact]
    public void UnusableDoublesAreNamed()
    {
        Assert.Contains(
            "Value 1 of sample 0 is NaN",
            Assert.Throws<ArgumentException>("inputs", () => new Dataset([1.0, double.NaN], [1.0], [2], [1])).Message
        );
        Assert.Contains(
            "inputs of 2 samples, but targets of 1",
            Assert.Throws<ArgumentException>("targets", () => new Dataset([1.0, 2], [1.0], [1], [1])).Message
        );
        Assert.Throws<ArgumentException>("inputs", () => Doubles.Read([0], new double[1], new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => Doubles.CopyInputTo(3, new double[2]));
    }

    [Fact]
    public void ADoubleNetworkSeesTheDoubles()
    {
        var network = new LinearNetwork<double>(1, 1);
        network.SetParameters([3]);
        double x = 0.1,
            t = 3 * x;
        Assert.Equal(0, network.Evaluate(new Dataset(new[] { x }, new[] { t }, [1], [1]), Loss.MeanSquaredError).Loss);
        Assert.InRange(
            network.Evaluate(new Dataset(new[] { (float)x }, new[] { (float)t }, [1], [1]), Loss.MeanSquaredError).Loss,
            1e-18,
            1e-14
        );
        Assert.Null(NoteOf(network, new Dataset(new[] { x }, new[] { t }, [1], [1])));
        Assert.Equal(3, network.Parameters[0]);
    }

    [Fact]
    public void ADoubleNetworkSaysThatItGetsFloats()
    {
        var floats = new Dataset([1f], [2f], [1], [1]);
        const string Note =
            "Linear computes in double, but the training data holds floats, which have 7 digits. Keep doubles in the Dataset, or say "
            + "with ToDouble that floats are meant.";
        Assert.Equal(Note, NoteOf(new LinearNetwork<double>(1, 1), floats));
        Assert.Null(NoteOf(new LinearNetwork<double>(1, 1), floats.ToDouble()));
        Assert.Null(NoteOf(new LinearNetwork<float>(1, 1), floats));
        Assert.Null(NoteOf(new LinearNetwork<double>(1, 1), new Floats(), inputs: 2));
        var output = new StringWriter();
        new LinearNetwork<double>(1, 1).Fit(
            floats,
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 2,
                Progress = new ConsoleProgress(output, plain: true),
            }
        );
        Assert.StartsWith(Note + Environment.NewLine + "Epoch 1/2", output.ToString());
        Assert.Equal(3, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string? NoteOf<T>(INetwork<T> network, IDataSource data, int inputs = 1)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var watch = new NoteWatch();
        INetwork<T> fitted = inputs == 1 ? network : new LinearNetwork<T>(inputs, 1);
        fitted.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 1,
                Callbacks = [watch],
                Optimizer = new SGD(0),
            }
        );
        return watch.Note;
    }

    private sealed class NoteWatch : Callback
    {
        public string? Note { get; private set; }

        public override void OnTrainBegin(TrainingContext context) => Note = context.Note;
    }

    // A source of one's own that knows nothing of doubles.
    [Fact]
    public void OtherSourcesGiveTheirFloats()
    {
        IDataSource source = new Floats();
        double[] inputs = new double[4],
            targets = new double[2];
        source.Read([1, 0], inputs, targets);
        Assert.Equal([0.1f + 1, 0.1f + 1, 0.1f, 0.1f], inputs.Select(v => (float)v));
        Assert.Equal([1, 0], targets);
    }

    private sealed class Floats : IDataSource
    {
        private static readonly int[] s_inputShape = [2],
            s_targetShape = [1];

        public int Count => 2;

        public ReadOnlySpan<int> InputShape => s_inputShape;

        public ReadOnlySpan<int> TargetShape => s_targetShape;

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                inputs.Slice(2 * i, 2).Fill(0.1f + samples[i]);
                targets[i] = samples[i];
            }
        }
    }
}
