namespace NetGen.Runtime.Tests;

public class TrainerTests
{
    [Fact]
    public void StepMovesAlongTheGradient()
    {
        var network = new LinearNetwork<double>(2, 1);
        network.SetParameters([1, 2]);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.5f), 4);
        // x = (1, 3): y = 7, loss (7 - 5)^2 = 4, gradient 4 x.
        Assert.Equal(4, trainer.Step([1, 3], [5]));
        Assert.Equal([1 - 0.5 * 4, 2 - 0.5 * 12], network.Parameters);
        Assert.Equal(1, trainer.Steps);
    }

    [Fact]
    public void WarmedUpStepAllocatesNothing()
    {
        var network = new LinearNetwork<float>(2, 3, Activation.Softmax, maxNorm: 1);
        using var trainer = new Trainer<float>(
            network,
            Loss.SparseCategoricalCrossentropy,
            new Adam { GlobalClipNorm = 1, WeightDecay = 0.1f },
            2,
            threads: 2
        );
        float[] x = [1, 2, 3, 4],
            t = [0, 2];
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ThreadsDoNotChangeTheBits()
    {
        float[][] results =
        [
            .. new[] { 1, 2, 3, 8 }.Select(threads =>
            {
                var network = new LinearNetwork<float>(5, 20, maxNorm: 0.2);
                using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new Adam(0.1f) { ClipNorm = 0.1f }, 1, threads);
                for (int i = 0; i < 5; i++)
                    trainer.Step([1, 2, 3, 4, 5], new float[20]);
                return network.Parameters;
            }),
        ];
        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.NotEqual(new LinearNetwork<float>(5, 20, maxNorm: 0.2).Parameters, results[0]);
    }

    [Fact]
    public void MaxNormShortensLongColumnsOnly()
    {
        var network = new LinearNetwork<double>(2, 17, maxNorm: 1);
        double[] w = new double[34];
        (w[0], w[17], w[16], w[33]) = (3, 4, 0.3, 0.4);
        network.SetParameters(w);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0), 1);
        trainer.Step([0, 0], new double[17]);
        (w[0], w[17]) = (0.6, 0.8);
        Assert.Equal(w, network.Parameters.Select(x => Math.Round(x, 12)));
    }

    /// <summary>Also where squares of the weights overflow, which would leave zeros.</summary>
    [Fact]
    public void MaxNormShortensVeryLongColumns()
    {
        var network = new LinearNetwork<float>(2, 17, maxNorm: 1);
        float[] w = new float[34];
        (w[0], w[17], w[1], w[18], w[16], w[33]) = (3e25f, 4e25f, 3, 4, 0.3f, 0.4f);
        network.SetParameters(w);
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0), 1);
        trainer.Step([0, 0], new float[17]);
        (w[0], w[17], w[1], w[18]) = (0.6f, 0.8f, 0.6f, 0.8f);
        for (int i = 0; i < w.Length; i++)
            Assert.Equal(w[i], network.Parameters[i], 1e-6f);
    }

    [Fact]
    public void DivergenceStopsBeforeTheParametersMove()
    {
        var network = new LinearNetwork<float>(1, 1);
        float[] before = network.Parameters;
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0.25f), 1);
        string message = Assert.Throws<ArithmeticException>(() => trainer.Step([1e30f], [0])).Message;
        Assert.Contains("loss of Linear became Infinity in step 1 at learning rate 0.25", message);
        Assert.Equal(before, network.Parameters);
        Assert.Contains(
            "Sample 0 has NaN at position 0; Linear learns from finite values alone",
            Assert.Throws<ArgumentException>(() => trainer.Step([float.NaN], [0])).Message
        );
        Assert.Equal(before, network.Parameters);
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void BadStepsAreNamed()
    {
        using var trainer = new Trainer<float>(
            new LinearNetwork<float>(2, 3, Activation.Softmax),
            Loss.SparseCategoricalCrossentropy,
            new SGD(),
            2
        );
        Assert.Contains(
            "from 1 to 2 samples of 2 values, but there are 3",
            Assert.Throws<ArgumentException>(() => trainer.Step([1, 2, 3], [0])).Message
        );
        Assert.Contains("there are 0", Assert.Throws<ArgumentException>(() => trainer.Step([], [])).Message);
        Assert.Contains("there are 6", Assert.Throws<ArgumentException>(() => trainer.Step([1, 2, 3, 4, 5, 6], [0, 0, 0])).Message);
        Assert.Contains("1 target values", Assert.Throws<ArgumentException>(() => trainer.Step([1, 2], [0, 0])).Message);
        Assert.Contains("is 3;", Assert.Throws<ArgumentException>(() => trainer.Step([1, 2], [3])).Message);
    }

    [Fact]
    public void AllReduceAveragesLossAndGradient()
    {
        var network = new LinearNetwork<float>(1, 1);
        network.SetParameters([2]);
        using var trainer = new Trainer<float>(
            network,
            Loss.MeanSquaredError,
            new SGD(0.5f),
            1,
            allReduce: new OtherProcess(loss: 2, gradient: 8)
        );
        // This process: loss 4, gradient 4.
        Assert.Equal(3, trainer.Step([1], [0]));
        Assert.Equal([2 - 0.5f * 6], network.Parameters);
        Assert.Throws<ArgumentException>(() =>
            new Trainer<double>(new LinearNetwork<double>(1, 1), Loss.MeanSquaredError, new SGD(), 1, allReduce: new OtherProcess(0, 0))
        );
    }

    [Fact]
    public void AGivenGradientIsFollowedAsAStepWouldBe()
    {
        LinearNetwork<double> stepped = new(2, 3, maxNorm: 1),
            applied = new(2, 3, maxNorm: 1);
        using Trainer<double> steps = Of(stepped),
            applies = Of(applied);
        double[] x = [1, -2, 0.5, 3],
            t = [3, 0, 1, 0, 2, 5],
            gradient = new double[6];
        for (int i = 0; i < 5; i++)
        {
            applied.LossAndGradient(x, t, Loss.MeanSquaredError, gradient);
            applies.Apply(gradient);
            steps.Step(x, t);
        }
        Assert.Equal(stepped.Parameters, applied.Parameters);
        Assert.Equal(5, applies.Steps);

        static Trainer<double> Of(LinearNetwork<double> network) =>
            new(network, Loss.MeanSquaredError, new Adam(0.1f) { GlobalClipNorm = 0.5f, WeightDecay = 0.1f }, 2);
    }

    [Fact]
    public void AGradientThatIsNoneIsRefused()
    {
        var network = new LinearNetwork<float>(2, 3);
        float[] before = network.Parameters;
        foreach (
            Optimizer optimizer in new Optimizer[]
            {
                new SGD(),
                new SGD { ClipNorm = 1 },
                new Adam { ClipValue = 1 },
            }
        )
        {
            using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, optimizer, 2);
            Assert.Contains(
                "cannot follow the gradient that it was given: the gradient of dense.kernel became NaN in step 1",
                Assert.Throws<ArithmeticException>(() => trainer.Apply([0, 1, float.NaN, 0, 0, 0])).Message
            );
            Assert.Throws<ArithmeticException>(() => trainer.Apply([0, 1, 0, float.NegativeInfinity, 0, 0]));
            Assert.Contains(
                "Linear has 6 parameters, but the gradient has 5 values",
                Assert.Throws<ArgumentException>(() => trainer.Apply(new float[5])).Message
            );
            Assert.Equal(0, trainer.Steps);
        }
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void AppliedGradientsAllocateNothing()
    {
        using var trainer = new Trainer<float>(new LinearNetwork<float>(2, 3), Loss.MeanSquaredError, new Adam(), 2, threads: 2);
        float[] gradient = [1, 2, 3, 4, 5, 6];
        for (int i = 0; i < 100; i++)
            trainer.Apply(gradient);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Apply(gradient);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class OtherProcess(float loss, float gradient) : IAllReduce
    {
        public int Rank => 0;
        public int Size => 2;

        public void Sum(Span<float> values) => values[0] += values.Length == 1 ? loss : gradient;
    }
}
