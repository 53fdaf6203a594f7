namespace NetGen.Benchmarks;

/// <summary>Work that rows have in common.</summary>
internal static class Work
{
    /// <summary>Where Debian's package dataset-fashion-mnist puts the images; set from --data.</summary>
    public static string DataFolder { get; set; } = "/usr/share/datasets/fashion-mnist";

    /// <summary>Predicting <paramref name="samples"/> samples of uniform random values.</summary>
    public static Action Predict(INetwork network, int samples, int threads = 1)
    {
        float[] input = Uniform(samples * network.Engine.Info.InputLength),
            output = new float[samples * network.Engine.Info.OutputLength];
        return threads == 1 ? () => network.Predict(input, output) : () => network.Predict(input, output, threads);
    }

    /// <summary>The same by a quantized network.</summary>
    public static Action Predict(QuantizedNetwork network, int samples)
    {
        float[] input = Uniform(samples * network.InputLength),
            output = new float[samples * network.OutputLength];
        return () => network.Predict(input, output);
    }

    /// <summary>One step of a stream.</summary>
    public static Action Next(SequenceStream<float> stream)
    {
        float[] features = Uniform(stream.InputLength),
            output = new float[stream.OutputLength];
        return () => stream.Next(features, output);
    }

    /// <summary>One epoch over the 60,000 images of Fashion-MNIST: shuffle, gather, steps, the short last batch.</summary>
    public static Action FashionEpoch(INetwork network, Optimizer optimizer, int batch, int threads = 1)
    {
        Dataset images = Dataset.FromIdx(
            Path.Combine(DataFolder, "train-images-idx3-ubyte.gz"),
            Path.Combine(DataFolder, "train-labels-idx1-ubyte.gz")
        );
        return Epoch(network, images, Loss.SparseCategoricalCrossentropy, optimizer, batch, threads);
    }

    /// <summary>One epoch over a data set in memory.</summary>
    public static Action Epoch(INetwork network, Dataset data, Loss loss, Optimizer optimizer, int batch, int threads = 1)
    {
        var trainer = new Trainer<float>(network, loss, optimizer, batch, threads);
        var batches = new Batches<float>(data, trainer, network.Engine.Info, "training");
        int epoch = 0;
        return () =>
        {
            batches.Begin(epoch++, shuffleSeed: 1);
            for (int start = 0; start < data.Count; start += batch)
                trainer.Step(batches.Read(start));
        };
    }

    /// <summary>One step of Adam on 64 samples and targets of uniform random values.</summary>
    public static Action Step(INetwork network)
    {
        float[] inputs = Uniform(64 * network.Engine.Info.InputLength),
            targets = Uniform(64 * network.Engine.Info.OutputLength);
        var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new Adam(), batchSize: 64);
        return () => trainer.Step(inputs, targets);
    }

    /// <summary>10,000 full-batch steps on the four samples of exclusive or.</summary>
    public static Action XorSteps()
    {
        float[] inputs = [0, 1, 1, 0, 1, 1, 0, 0],
            targets = [1, 1, 0, 0];
        var trainer = new Trainer<float>(new Xor(1), Loss.MeanSquaredError, new SGD(learningRate: 1), batchSize: 4);
        return () =>
        {
            for (int i = 0; i < 10_000; i++)
                trainer.Step(inputs, targets);
        };
    }

    /// <summary>One full-batch step on 10,000 rows of four inputs and four targets.</summary>
    public static Action TanhStep()
    {
        float[] inputs = Uniform(40_000),
            targets = Uniform(40_000);
        var trainer = new Trainer<float>(new TanhNet(1), Loss.MeanSquaredError, new Adam(), batchSize: 10_000);
        return () => trainer.Step(inputs, targets);
    }

    /// <summary>One step of a discriminator and one of its generator, on 64 images of a hundred times as many.</summary>
    public static Action GanStep()
    {
        var trainer = new GanTrainer(new Generator(1), new Discriminator(2), new GanOptions { BatchSize = 64 });
        float[] images = [.. Uniform(6400 * 784).Select(x => 2 * x - 1)];
        int step = 0;
        return () => trainer.Step(images.AsSpan(step++ % 100 * 64 * 784, 64 * 784));
    }

    private static float[] Uniform(int count)
    {
        var random = new Random(1);
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = random.NextSingle();
        return values;
    }
}
