namespace NetGen.Runtime.Tests;

/// <summary>Training again goes on: no order is drawn twice, epochs are counted on where one says so, and a learning rate is the
/// run's.</summary>
public class FitAgainTests
{
    private const int N = 33;

    [Fact]
    public void OrdersOfSamplesGoOn()
    {
        ArrayData whole = ArrayData.Plane(N),
            one = ArrayData.Plane(N),
            counted = ArrayData.Plane(N),
            other = ArrayData.Plane(N);
        float[] expected = Train(whole, new LinearNetwork<float>(2, 1), (0, 3));
        Assert.Equal(expected, Train(one, new LinearNetwork<float>(2, 1), (0, 1), (0, 1), (0, 1)));
        Assert.Equal(expected, Train(counted, new LinearNetwork<float>(2, 1), (0, 1), (1, 2), (2, 3)));
        string[] orders = Orders(whole);
        Assert.Equal(3, orders.Distinct().Count());
        Assert.Equal(orders, Orders(one));
        Assert.Equal(orders, Orders(counted));

        // Another object of the network, with the weights that the first epochs led to.
        LinearNetwork<float> first = new(2, 1),
            second = new(2, 1, seed: 9);
        Train(ArrayData.Plane(N), first, (0, 2));
        second.SetParameters(first.Parameters);
        Assert.Equal(expected, Train(other, second, (2, 3)));
        Assert.Equal(orders[2..], Orders(other));
    }

    [Fact]
    public void SchedulesSeeTheEpochsOfAllRuns()
    {
        var epochs = new List<int>();
        var network = new LinearNetwork<float>(2, 1);
        Fit(
            network,
            0,
            2,
            new LearningRateScheduler(
                (epoch, rate) =>
                {
                    epochs.Add(epoch);
                    return rate;
                }
            )
        );
        Fit(
            network,
            2,
            4,
            new LearningRateScheduler(
                (epoch, rate) =>
                {
                    epochs.Add(epoch);
                    return rate;
                }
            )
        );
        Fit(
            network,
            0,
            1,
            new LearningRateScheduler(
                (epoch, rate) =>
                {
                    epochs.Add(epoch);
                    return rate;
                }
            )
        );
        Assert.Equal([0, 1, 2, 3, 0], epochs);
    }

    /// <summary>An optimizer holds settings: what a schedule makes of its learning rate belongs to the run, and the callbacks take it up
    /// where the run goes on.</summary>
    [Fact]
    public void LearningRatesAreTheRuns()
    {
        var optimizer = new SGD(1);
        var network = new LinearNetwork<float>(2, 1);
        var rates = new List<float>();
        var watch = new Watch { EpochEnd = c => rates.Add(c.LearningRate) };
        Callback halving = new LearningRateScheduler((_, rate) => rate / 2),
            plateau = new ReduceLROnPlateau("loss", 0.1f, 1);
        void Run(int from, int to, Callback callback, double loss = 1) =>
            network.Fit(
                ArrayData.Plane(5),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    InitialEpoch = from,
                    Epochs = to,
                    Optimizer = optimizer,
                    Callbacks = [new Watch { EpochEnd = c => c.Logs["loss"] = loss }, callback, watch],
                }
            );
        Run(0, 2, halving);
        Assert.Equal(1, optimizer.LearningRate);
        Run(2, 3, halving);
        Run(0, 1, halving);
        Assert.Equal([0.5f, 0.25f, 0.125f, 0.5f], rates);
        rates.Clear();
        Run(0, 2, plateau);
        Run(2, 3, plateau);
        Run(0, 1, plateau);
        Assert.Equal([1, 0.1f, 0.01f, 1], rates.Select(rate => MathF.Round(rate, 6)));
        Assert.Equal(1, optimizer.LearningRate);
        Assert.Throws<InvalidOperationException>(() =>
            Run(
                0,
                2,
                new Watch
                {
                    EpochEnd = c =>
                    {
                        c.LearningRate = 7;
                        throw new InvalidOperationException();
                    },
                }
            )
        );
        Assert.Equal(1, optimizer.LearningRate);
    }

    [Fact]
    public void LearningRateSchedulesCountTheStepsOfAllRuns()
    {
        var optimizer = new SGD { LearningRate = new InverseTimeDecay(0.5f, 1, 1) };
        var network = new LinearNetwork<float>(2, 1);
        var rates = new List<float>();
        void Run(int from, int to, params Callback[] callbacks) =>
            network.Fit(
                ArrayData.Plane(5),
                new FitOptions
                {
                    Loss = Loss.MeanSquaredError,
                    InitialEpoch = from,
                    Epochs = to,
                    BatchSize = 3,
                    Optimizer = optimizer,
                    Callbacks = [new Watch { BatchEnd = c => rates.Add(c.LearningRate) }, .. callbacks],
                }
            );
        Run(0, 1);
        Run(1, 2);
        Assert.Equal([1 / 2f, 1 / 4f, 1 / 6f, 1 / 8f], rates);
        Assert.Equal(0.5f, (float)optimizer.LearningRate);
        float[] before = network.Parameters;
        foreach (Callback callback in new Callback[] { new ReduceLROnPlateau("loss"), new LearningRateScheduler((_, rate) => rate) })
            Assert.Contains(
                $"{callback.GetType().Name} sets the learning rate, but that of SGD follows InverseTimeDecay",
                Assert.Throws<InvalidOperationException>(() => Run(0, 1, callback)).Message
            );
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void ParametersEndAsTheirAverage()
    {
        LinearNetwork<float> plain = new(2, 1),
            averaged = new(2, 1);
        float[] average = [];
        void Watched(TrainingContext c) =>
            average = average.Length == 0 ? plain.Parameters : [.. average.Zip(plain.Parameters, (a, w) => 0.5f * a + 0.5f * w)];
        plain.Fit(ArrayData.Plane(20), Options(0, 2, new Watch { BatchEnd = Watched }));
        float[] last = [];
        averaged.Fit(
            ArrayData.Plane(20),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 2,
                BatchSize = 10,
                Seed = 3,
                Optimizer = new SGD(0.1f) { UseEma = true, EmaMomentum = 0.5f },
                Callbacks = [new Watch { BatchEnd = _ => last = averaged.Parameters }],
            }
        );
        Assert.Equal(plain.Parameters, last);
        Assert.Equal(average, averaged.Parameters.Select(w => w), (a, b) => Math.Abs(a - b) < 1e-6f);
        Assert.NotEqual(last, averaged.Parameters);
    }

    [Fact]
    public void TheAverageKeepsToTheNormsThatAreLimited()
    {
        var network = new LinearNetwork<float>(2, 1, maxNorm: 0.25);
        network.Fit(
            ArrayData.Plane(20),
            new FitOptions
            {
                Loss = Loss.MeanSquaredError,
                Epochs = 5,
                BatchSize = 10,
                Optimizer = new SGD(1) { UseEma = true, EmaMomentum = 0.5f },
            }
        );
        Assert.InRange(Math.Sqrt(network.Parameters.Sum(w => w * w)), 0.2, 0.25 + 1e-6);
    }

    [Fact]
    public void CallbacksKeepWhatTheyKnowWhereARunGoesOn()
    {
        var network = new LinearNetwork<float>(2, 1);
        double[] losses = [3, 1, 2, 2, 2, 0];
        var play = new Watch { EpochEnd = c => c.Logs["loss"] = losses[c.Epoch] };
        var stopping = new EarlyStopping(patience: 2, monitor: "loss");
        var checkpoint = new ModelCheckpoint("e{epoch}", "loss");
        var lengths = new List<int>();
        for (int epoch = 0; epoch < 5; epoch++)
        {
            bool stops = false;
            Fit(network, epoch, epoch + 1, play, stopping, checkpoint, new Watch { EpochEnd = c => stops = c.StopTraining });
            if (stops)
                lengths.Add(epoch + 1);
        }
        Assert.Equal([4, 5], lengths);
        Assert.Equal(["e1", "e2"], network.Saved);
        Fit(network, 0, 1, play, stopping, checkpoint);
        Assert.Equal(["e1", "e2", "e1"], network.Saved);
    }

    [Fact]
    public void AnInterruptedEpochIsNotDrawnAgain()
    {
        var network = new LinearNetwork<float>(2, 1);
        ArrayData data = ArrayData.Plane(N);
        Assert.Throws<InvalidOperationException>(() =>
            network.Fit(data, Options(0, 1, new Watch { BatchEnd = _ => throw new InvalidOperationException() }))
        );
        network.Fit(data, Options(0, 1));
        // The checks read in order; then 10 samples of the first epoch, and all of the second.
        int[] first = [.. data.Reads[N..(N + 10)]],
            second = [.. data.Reads[(2 * N + 10)..(2 * N + 20)]];
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    public void EpochsThatAreNoneAreNamed(int from, int to) =>
        Assert.Contains(
            $"FitOptions.InitialEpoch is {from}, but Epochs is {to}",
            Assert.Throws<ArgumentOutOfRangeException>(() => Fit(new LinearNetwork<float>(2, 1), from, to)).Message
        );

    private static float[] Train(ArrayData data, LinearNetwork<float> network, params (int From, int To)[] runs)
    {
        foreach ((int from, int to) in runs)
            network.Fit(data, Options(from, to));
        return network.Parameters;
    }

    // Each run reads all samples in order first, to check them.
    private static string[] Orders(ArrayData data) =>
        [.. data.Reads.Chunk(N).Select(epoch => string.Join(' ', epoch)).Where(order => order != string.Join(' ', Enumerable.Range(0, N)))];

    private static History Fit(LinearNetwork<float> network, int from, int to, params Callback[] callbacks) =>
        network.Fit(ArrayData.Plane(5), Options(from, to, callbacks));

    private static FitOptions Options(int from, int to, params Callback[] callbacks) =>
        new()
        {
            Loss = Loss.MeanSquaredError,
            InitialEpoch = from,
            Epochs = to,
            BatchSize = 10,
            Seed = 3,
            Optimizer = new SGD(0.1f),
            Callbacks = callbacks,
        };
}
