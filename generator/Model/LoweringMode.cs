namespace NetGen.Generator.Model;

/// <summary>What a network is written as a tensor program for.</summary>
internal enum LoweringMode
{
    Inference,

    /// <summary>Noise is on, averages move, and what recurrent layers carry comes in and goes out.</summary>
    Training,

    /// <summary>Noise is on, and everything else is as in inference.</summary>
    Noise,

    /// <summary>Inference of a reference batch, for the moments that it has.</summary>
    Moments,

    /// <summary>Inference of a single step of a sequence; what recurrent layers carry comes in and goes out.</summary>
    Streaming,
}
