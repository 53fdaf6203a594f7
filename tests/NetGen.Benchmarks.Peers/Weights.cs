namespace NetGen.Benchmarks.Peers;

/// <summary>Uniform random weights, the same in each run: who asks for the same in the same order gets the same.</summary>
internal sealed class Weights
{
    private readonly Random _random = new(1);

    /// <summary>The next ones of a layer that sums over so many inputs, within ±1/√inputs, as PyTorch draws them; or within as much
    /// around another number than 0.</summary>
    public float[] Next(int count, int inputs, float around = 0)
    {
        float range = 1 / MathF.Sqrt(inputs);
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = around + range * (2 * _random.NextSingle() - 1);
        return values;
    }
}
