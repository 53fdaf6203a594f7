using NetGen;

// A network that the build has compiled, the same one compiled now, and one of another width.
NetworkFamily family = NetworkFamily.FromFile(Path.Combine(AppContext.BaseDirectory, "Classifier.cs"));
uint built = Bits(new Classifier(seed: 1)),
    same = Bits(family.Create(seed: 1, ("Width", Classifier.Width))),
    wider = Bits(family.Create(seed: 1, ("Width", 33)));
Console.WriteLine($"built {built:x8}, compiled while the program runs {same:x8}, with another width {wider:x8}");
return built == same && built != wider ? 0 : 1;

// Of what a network predicts after a few steps of training.
static uint Bits(INetwork<float> net)
{
    const int Samples = 32;
    var random = new Random(1);
    float[] x = [.. Enumerable.Range(0, Samples * 16).Select(_ => random.NextSingle())];
    float[] labels = [.. Enumerable.Range(0, Samples).Select(_ => (float)random.Next(3))];
    net.Fit(
        new Dataset(x, labels, [16], [1]),
        new FitOptions
        {
            Epochs = 3,
            BatchSize = 8,
            Loss = Loss.SparseCategoricalCrossentropy,
            Optimizer = new Adam(),
        }
    );
    var outputs = new float[Samples * 3];
    net.Predict(x, outputs);
    return outputs.Aggregate(17u, (hash, y) => unchecked(hash * 31 + BitConverter.SingleToUInt32Bits(y)));
}
