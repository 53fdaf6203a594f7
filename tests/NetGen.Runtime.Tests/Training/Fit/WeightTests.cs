namespace NetGen.Runtime.Tests;

/// <summary>Class weights and sample weights, as Keras has them.</summary>
public class WeightTests
{
    private static readonly float[] s_x = [1, 0, 0, 1, 1, 1, -1, 0.5f];
    private static readonly float[] s_labels = [0, 1, 1, 2];

    // Keras: Σ weight · loss / n, not over the sum of the weights.
    [Fact]
    public void AStepIsTheWeightedSumOverSamples()
    {
        var network = new LinearNetwork<double>(2, 1);
        network.SetParameters([1, 2]);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.5f), 4);
        // y = 7 and 3: losses 4 and 9, slopes 4 x and -6 x.
        Assert.Equal((3 * 4 + 0.5 * 9) / 2, trainer.Step([1, 3, 1, 1], [5, 6], [3, 0.5]));
        Assert.Equal([1 - 0.5 * (3 * 4 * 1 - 0.5 * 6 * 1) / 2, 2 - 0.5 * (3 * 4 * 3 - 0.5 * 6 * 1) / 2], network.Parameters);
        // A step without weights knows nothing of those of the step before.
        network.SetParameters([1, 2]);
        Assert.Equal((4.0 + 9) / 2, trainer.Step([1, 3, 1, 1], [5, 6]));
    }

    [Fact]
    public void NoWeightAtAllMovesNothing()
    {
        var network = new LinearNetwork<float>(2, 3, Activation.Softmax);
        float[] before = network.Parameters;
        using var trainer = new Trainer<float>(network, Loss.SparseCategoricalCrossentropy, new SGD(1), 4);
        Assert.Equal(0, trainer.Step(s_x, s_labels, [0, 0, 0, 0]));
        Assert.Equal(before, network.Parameters);
    }

    [Fact]
    public void AWholeWeightIsAsManySamples()
    {
        float[] weights = [2, 1, 0, 3];
        Dataset data = new(s_x, s_labels, [2], [1]);
        Dataset repeated = data.Select(0, 0, 1, 3, 3, 3);
        float[] weighted = Trained(data.WithSampleWeights(weights), 4),
            copied = Trained(repeated, 6);
        // Σ w loss / 4 against Σ loss / 6: the learning rates make up for it.
        for (int i = 0; i < weighted.Length; i++)
            Assert.Equal(copied[i], weighted[i], 1e-6f);

        static float[] Trained(Dataset set, int n)
        {
            var network = new LinearNetwork<float>(2, 3, Activation.Softmax);
            network.Fit(set, Options(null, 0.01f * n));
            return network.Parameters;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClassWeightsAreSampleWeightsByTarget(bool oneHot)
    {
        Dataset data = new(s_x, s_labels, [2], [1]);
        // Class 1 has none, and counts with 1.
        var classes = new Dictionary<int, float> { [0] = 0.25f, [2] = 4 };
        float[] byClass = Trained(oneHot ? data.OneHot(3) : data, classes),
            bySample = Trained((oneHot ? data.OneHot(3) : data).WithSampleWeights([0.25f, 1, 1, 4]), null),
            both = Trained((oneHot ? data.OneHot(3) : data).WithSampleWeights([2, 1, 3, 1]), classes),
            product = Trained((oneHot ? data.OneHot(3) : data).WithSampleWeights([0.5f, 1, 3, 4]), null);
        Assert.Equal(bySample, byClass);
        Assert.Equal(product, both);
        Assert.NotEqual(byClass, both);

        float[] Trained(Dataset set, Dictionary<int, float>? weights)
        {
            var network = new LinearNetwork<float>(2, 3, Activation.Softmax);
            Loss loss = oneHot ? Loss.CategoricalCrossentropy : Loss.SparseCategoricalCrossentropy;
            network.Fit(set, Options(weights, 0.1f, loss));
            return network.Parameters;
        }
    }

    [Fact]
    public void ValidationHasItsOwnWeightsAndNoneOfClasses()
    {
        var network = new LinearNetwork<float>(2, 3, Activation.Softmax);
        Dataset data = new(s_x, s_labels, [2], [1]),
            validation = data.WithSampleWeights([0, 2, 0, 0.5f]);
        History history = network.Fit(
            data,
            new FitOptions
            {
                Loss = Loss.SparseCategoricalCrossentropy,
                Metrics = [Metric.SparseCategoricalAccuracy],
                ClassWeights = new Dictionary<int, float> { [0] = 7 },
                Validation = validation,
                BatchSize = 3,
                Epochs = 2,
            }
        );
        double[] losses =
        [
            .. Enumerable.Range(0, 4).Select(i => network.Evaluate(data.Select(i), Loss.SparseCategoricalCrossentropy).Loss),
        ];
        double expected = (2 * losses[1] + 0.5 * losses[3]) / 4;
        Assert.Equal(expected, history["val_loss"][^1], 1e-6);
        Assert.Equal(expected, network.Evaluate(validation, Loss.SparseCategoricalCrossentropy).Loss, 1e-6);
        // Metrics are as they were.
        Assert.Equal(
            network.Evaluate(data, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[
                Metric.SparseCategoricalAccuracy
            ],
            history["val_sparse_categorical_accuracy"][^1]
        );
    }

    [Fact]
    public void AverageOverProcessesIsOfWeightedLosses()
    {
        var network = new LinearNetwork<float>(1, 1);
        network.SetParameters([2]);
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(0.5f), 1, allReduce: new OtherProcess());
        // This process: loss 4, gradient 4, half of each; the other: 2 and 8.
        Assert.Equal((2f + 2) / 2, trainer.Step([1], [0], [0.5f]));
        Assert.Equal([2 - 0.5f * (2 + 8) / 2], network.Parameters);
    }

    [Fact]
    public void SubsetsKeepTheirWeights()
    {
        Dataset data = new Dataset(s_x, s_labels, [2], [1]).WithSampleWeights([1, 2, 3, 4]);
        Assert.Equal([4, 1, 4], Weights(data.Select(3, 0, 3)));
        // A sample that is there twice may have two weights.
        Assert.Equal([5, 6], Weights(data.Select(1, 1).WithSampleWeights([5, 6])));
        Assert.Equal([1, 2, 3, 4], Weights(data.OneHot(3).Standardize().Reshape(1, 2).ToDouble().InputsAsTargets().Corrupt(0.5)));
        Assert.Equal([2, 3], Weights(data.Select(1, 2).ToDouble()));
        (Dataset train, Dataset test) = data.Split(0.5, seed: 3);
        Assert.Equal([1, 2, 3, 4], Weights(train).Concat(Weights(test)).Order());
        Assert.Equal(0, new Dataset(s_x, s_labels, [2], [1]).SampleWeightLength);

        static float[] Weights(Dataset set)
        {
            var weights = new float[set.Count];
            set.ReadSampleWeights([.. Enumerable.Range(0, set.Count)], weights);
            return weights;
        }
    }

    // scikit-learn's compute_class_weight("balanced"): n / (classes · count).
    [Fact]
    public void BalancedWeightsMakeClassesCountAlike()
    {
        Dataset data = new(new float[6], [0, 2, 2, 2, 5, 5], [1], [1]);
        IReadOnlyDictionary<int, float> weights = data.BalancedClassWeights();
        Assert.Equal([new(0, 2), new(2, 6f / 9), new(5, 1)], weights);
        Assert.Equal(weights, data.OneHot(6).BalancedClassWeights());
        // A class for each step.
        Assert.Equal([new(0, 3f / 2), new(1, 3f / 4)], new Dataset(new float[2], [1, 0, 1, 1, 0, 1], [1], [3, 1]).BalancedClassWeights());
        Assert.Contains(
            "The target of sample 1 is [1, 1], which names no class",
            Assert.Throws<InvalidOperationException>(() => new Dataset(new float[2], [0, 1, 1, 1], [1], [2]).BalancedClassWeights()).Message
        );
        Assert.Contains(
            "The target of sample 0 is [0.5], which names no class",
            Assert.Throws<InvalidOperationException>(() => new Dataset([1f], [0.5f], [1], [1]).BalancedClassWeights()).Message
        );
    }

    [Fact]
    public void BadWeightsAreNamedBeforeTheFirstStep()
    {
        Dataset data = new(s_x, s_labels, [2], [1]);
        Says(() => data.WithSampleWeights([1, -2, 1, 1]), "The weight of sample 1 is -2; a weight is a finite number from 0 on.");
        Says(() => data.WithSampleWeights([1, 1, float.NaN, 1]), "The weight of sample 2 is NaN");
        Says(() => data.WithSampleWeights([1, 1, 1]), "There are 3 weights for 4 samples");
        Says(() => Fit(data.WithSampleWeights(new float[8]), null), "has 2 weights for each sample", "takes one.");
        Says(() => Fit(data, new() { [0] = -1 }), "ClassWeights has -1 for class 0");
        Says(() => Fit(data, new() { [1] = float.PositiveInfinity }), "for class 1; a weight is a finite number");
        Says(() => Fit(data, new() { [3] = 1 }), "a weight for class 3", "from 0 to 2");
        Says(() => Fit(data, new() { [-1] = 1 }), "a weight for class -1");
        Says(() => Fit(new ThreeWeights(s_x, s_labels), null), "The weight of sample 2 is -1");
        // Of a single output the targets say which classes there are.
        var binary = new LinearNetwork<float>(2, 1, Activation.Sigmoid);
        Dataset questions = new(s_x, [0, 1, 1, 0], [2], [1]);
        Says(
            () =>
                binary.Fit(
                    questions,
                    new FitOptions
                    {
                        Loss = Loss.BinaryCrossentropy,
                        ClassWeights = new Dictionary<int, float> { [2] = 1 },
                    }
                ),
            "no such class: the targets have 0, 1"
        );
        Says(
            () =>
                binary.Fit(
                    new Dataset(s_x, [0, 1, 0.5f, 0], [2], [1]),
                    new FitOptions
                    {
                        Loss = Loss.BinaryCrossentropy,
                        ClassWeights = new Dictionary<int, float> { [1] = 2 },
                    }
                ),
            "The target of sample 2 is [0.5], which names no class"
        );
        using var trainer = new Trainer<float>(
            new LinearNetwork<float>(2, 3, Activation.Softmax),
            Loss.SparseCategoricalCrossentropy,
            new SGD(),
            4
        );
        Says(() => trainer.Step(s_x, s_labels, [1, 1, 1]), "4 samples need a weight each, but there are 3");
        Says(() => trainer.Step(s_x, s_labels, [1, 1, 1, -1]), "The weight of sample 3 is -1");

        static void Fit(IDataSource set, Dictionary<int, float>? classes)
        {
            var network = new LinearNetwork<float>(2, 3, Activation.Softmax);
            float[] before = network.Parameters;
            try
            {
                network.Fit(set, Options(classes, 1));
            }
            finally
            {
                Assert.Equal(before, network.Parameters);
            }
        }

        static void Says(Action action, params string[] parts)
        {
            string message = Assert.Throws<ArgumentException>(action).Message;
            Assert.All(parts, part => Assert.Contains(part, message));
        }
    }

    private static FitOptions Options(Dictionary<int, float>? classes, float rate, Loss? loss = null) =>
        new()
        {
            Loss = loss ?? Loss.SparseCategoricalCrossentropy,
            Optimizer = new SGD(rate),
            BatchSize = 8,
            Epochs = 5,
            Shuffle = false,
            ClassWeights = classes ?? [],
        };

    /// <summary>A source of one's own whose weights nobody has checked.</summary>
    private sealed class ThreeWeights(float[] x, float[] t) : IDataSource
    {
        private readonly Dataset _data = new(x, t, [2], [1]);

        public int Count => 4;
        public ReadOnlySpan<int> InputShape => _data.InputShape;
        public ReadOnlySpan<int> TargetShape => _data.TargetShape;
        public int SampleWeightLength => 1;

        public void Read(ReadOnlySpan<int> samples, Span<float> inputs, Span<float> targets) => _data.Read(samples, inputs, targets);

        public void ReadSampleWeights(ReadOnlySpan<int> samples, Span<float> weights)
        {
            for (int i = 0; i < samples.Length; i++)
                weights[i] = samples[i] == 2 ? -1 : 1;
        }
    }

    private sealed class OtherProcess : IAllReduce
    {
        public int Rank => 0;
        public int Size => 2;

        public void Sum(Span<float> values) => values[0] += values.Length == 1 ? 2 : 8;
    }
}
