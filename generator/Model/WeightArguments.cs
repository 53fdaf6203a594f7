using NetGen.Generator.Attributes;

namespace NetGen.Generator.Model;

/// <summary>How a weight tensor starts and what keeps it small: an initializer with a seed, penalties, and the largest norm of a
/// column.</summary>
internal sealed record WeightArguments(Initializer Initializer, int Seed, double L1 = 0, double L2 = 0, double MaxNorm = 0)
{
    public static WeightArguments Kernel(WeightLayerAttribute a) => new(a.KernelInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Bias(WeightLayerAttribute a) => new(a.BiasInitializer, a.Seed, a.BiasL1, a.BiasL2, a.BiasMaxNorm);

    public static WeightArguments Recurrent(CarryingAttribute a) =>
        new(a.RecurrentInitializer, a.Seed, a.RecurrentL1, a.RecurrentL2, a.RecurrentMaxNorm);

    public static WeightArguments Of(EmbeddingAttribute a) => new(a.EmbeddingsInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Of(RBMAttribute a) => new(a.KernelInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Of(RBFAttribute a) => new(a.KernelInitializer, a.Seed);
}
