namespace NetGen;

/// <summary>What callbacks are given where a generative adversarial network is trained.</summary>
public abstract class GanContext : TrainingContext
{
    private protected GanContext(GanOptions options, int samples)
        : base(options, samples, options.GeneratorOptimizer, options.DiscriminatorOptimizer) { }

    /// <summary>Values of one sample.</summary>
    public abstract int SampleLength { get; }

    /// <summary>Generates samples in inference mode, with whatever conditions and codes real samples have or are drawn.</summary>
    /// <param name="seed">The same seed draws the same noise.</param>
    /// <param name="output">Whole samples.</param>
    public abstract void Generate(int seed, Span<float> output);

    /// <summary>Reads real samples, drawn at random; none comes twice before all have come.</summary>
    /// <param name="seed">The same seed draws the same samples.</param>
    /// <param name="output">Whole samples.</param>
    public abstract void Read(int seed, Span<float> output);
}
