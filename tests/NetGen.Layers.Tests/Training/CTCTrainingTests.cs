using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Labels without their places: PyTorch's numbers, and networks that learn from them.</summary>
public class CTCTrainingTests
{
    private const string Reader = "[Input(8, 3)] [GRU(12, ReturnSequences = true)] [Dense(4, Activation.Softmax)]";

    [Fact]
    public void LossAndGradientAreThoseOfPyTorch()
    {
        var fixture = new Fixture("ctc");
        double[] z = fixture["logits"],
            target = fixture["target"],
            gradient = fixture["gradient"],
            slope = new double[40];
        CTC loss = new(fromLogits: true);
        loss.CheckTargets<double>(target, 8, 5);
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(fixture["losses"][i], loss.Sample<double>(z.AsSpan(i * 40, 40), target.AsSpan(i * 8, 8), slope), 1e-12);
            for (int j = 0; j < 40; j++)
                Assert.Equal(gradient[i * 40 + j], slope[j] / 6, 1e-12);
        }
    }

    [Theory]
    [InlineData(Reader, false)]
    [InlineData("[Input(8, 3)] [GRU(12, ReturnSequences = true)] [Dense(4)]", true)]
    public void GradientIsTheDerivative(string declaration, bool fromLogits)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        var random = new Random(3);
        double[] x = [.. Enumerable.Range(0, 3 * 24).Select(_ => 2 * random.NextDouble() - 1)],
            t = [1, 2, 3, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            parameters = new double[Layout.Count(net.Engine.Info)],
            gradient = new double[parameters.Length],
            unused = new double[parameters.Length];
        Loss loss = new CTC(fromLogits);
        net.CopyParametersTo(parameters);
        net.LossAndGradient(x, t, loss, gradient);
        double[] numeric = [.. Enumerable.Range(0, parameters.Length).Select(i => (Value(i, 1e-5) - Value(i, -1e-5)) / 2e-5)];
        Assert.True(Check.RelativeError(gradient, numeric) < 1e-6, $"Off by {Check.RelativeError(gradient, numeric):e1}.");

        double Value(int at, double step)
        {
            double[] aside = [.. parameters];
            aside[at] += step;
            net.SetParameters(aside);
            return net.LossAndGradient(x, t, loss, unused);
        }
    }

    // Pulses of three channels at any steps, each for one step or two; what is wanted is their order.
    [Fact]
    public void ANetworkLearnsToReadWithoutBeingToldWhere()
    {
        INetwork<float> net = CompiledNetwork.Of(Reader).Single();
        Dataset data = Pulses(400),
            test = Pulses(200, seed: 2);
        History history = net.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.CTC,
                Epochs = 40,
                Optimizer = new Adam(0.02f),
                Validation = test,
            }
        );
        Assert.True(history["val_loss"][0] > 1, $"It begins with {history["val_loss"][0]:F2}.");
        int right = 0;
        float[] x = new float[24],
            t = new float[8],
            y = new float[32];
        for (int i = 0; i < test.Count; i++)
        {
            test.CopyInputTo(i, x);
            test.CopyTargetTo(i, t);
            net.Predict(x, y);
            int[] best = [.. y.Chunk(4).Select(row => Array.IndexOf(row, row.Max()))];
            IEnumerable<float> read = best.Where((label, step) => label != 0 && (step == 0 || best[step - 1] != label))
                .Select(label => (float)label);
            right += read.SequenceEqual(t.TakeWhile(label => label != 0)) ? 1 : 0;
        }
        Assert.True(right > 190, $"{right} of 200 are read right; the loss is {history["val_loss"][^1]:F3}.");
    }

    [Fact]
    public void StepsAllocateNothingAndWeightsAreOfSamples()
    {
        INetwork<float> net = CompiledNetwork.Of(Reader).Single();
        using var trainer = new Trainer<float>(net, Loss.CTC, new Adam(), 2);
        float[] x = new float[48],
            t = new float[16],
            weights = [1, 0.5f];
        t[0] = 2;
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t, weights);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t, weights);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Contains(
            "2 samples need a weight each, but",
            Assert.Throws<ArgumentException>(() => trainer.Step(x, t, new float[16])).Message
        );
    }

    [Theory]
    [InlineData("[Input(8, 3)] [GRU(12)] [Dense(4, Activation.Softmax)]", "has the shape [4]. Let the layers before it return whole")]
    [InlineData("[Input(8, 3)] [GRU(12, ReturnSequences = true)] [Dense(4)]", "say so: new CTC(fromLogits: true)")]
    [InlineData(
        "[Input(8, 3)] [Masking] [GRU(12, ReturnSequences = true)] [Dense(4, Activation.Softmax)]",
        "some of the 8 steps that Single makes of a sample may be padding"
    )]
    [InlineData("[Input(8, 3)] [GRU(12, ReturnSequences = true)] [Dense(1, Activation.Sigmoid)]", "chooses between the classes of a row")]
    public void OutputsThatCannotBeReadAreRefused(string declaration, string message)
    {
        INetwork<float> net = CompiledNetwork.Of(declaration).Single();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Trainer<float>(net, Loss.CTC, new SGD(), 1)).Message);
    }

    private static Dataset Pulses(int count, int seed = 1)
    {
        var random = new Random(seed);
        float[] x = new float[24 * count],
            t = new float[8 * count];
        for (int i = 0; i < count; i++)
        {
            int labels = 0;
            for (int step = random.Next(2); step < 7; step += 1 + random.Next(2))
            {
                int label = 1 + random.Next(3);
                t[8 * i + labels++] = label;
                for (int length = 1 + random.Next(2); length > 0 && step < 8; length--)
                    x[24 * i + 3 * step++ + label - 1] = 1;
            }
        }
        return new Dataset(x, t, [8, 3], [8, 1]);
    }
}
