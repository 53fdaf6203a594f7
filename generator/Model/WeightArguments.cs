using NetGen.Generator.Attributes;

namespace NetGen.Generator.Model;

/// <summary>How a weight tensor starts and what keeps it small: an initializer with a seed, penalties, and the largest norm of a
/// column. The tensor's name is what attributes call it that say more of it, such as Kernel, of KernelInitializer; empty where they
/// say nothing.</summary>
internal sealed record WeightArguments(string Tensor, Initializer Initializer, int Seed, double L1 = 0, double L2 = 0, double MaxNorm = 0)
{
    private const string Kernels = "Kernel";

    public static WeightArguments Kernel(WeightLayerAttribute a) => new(Kernels, a.KernelInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Bias(WeightLayerAttribute a) =>
        new(nameof(Bias), a.BiasInitializer, a.Seed, a.BiasL1, a.BiasL2, a.BiasMaxNorm);

    public static WeightArguments Recurrent(CarryingAttribute a) =>
        new(nameof(Recurrent), a.RecurrentInitializer, a.Seed, a.RecurrentL1, a.RecurrentL2, a.RecurrentMaxNorm);

    public static WeightArguments Of(EmbeddingsAttribute a) => new("Embeddings", a.EmbeddingsInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Of(RBMAttribute a) => new(Kernels, a.KernelInitializer, a.Seed, a.L1, a.L2, a.MaxNorm);

    public static WeightArguments Of(RBFAttribute a) => new(Kernels, a.KernelInitializer, a.Seed);
}
