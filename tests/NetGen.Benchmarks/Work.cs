namespace NetGen.Benchmarks;

/// <summary>Work that rows have in common.</summary>
internal static class Work
{
    /// <summary>Predicting <paramref name="samples"/> samples of uniform random values.</summary>
    public static Action Predict(INetwork network, int samples)
    {
        var random = new Random(1);
        var input = new float[samples * network.Engine.Info.InputLength];
        var output = new float[samples * network.Engine.Info.OutputLength];
        for (int i = 0; i < input.Length; i++) input[i] = random.NextSingle();
        return () => network.Predict(input, output);
    }
}
