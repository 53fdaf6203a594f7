using NetGen.Generator.Attributes;

namespace NetGen.Generator.Model;

/// <summary>The arguments of an attribute that must be between 0 and 1e30: factors of penalties, and largest norms.</summary>
internal static class Penalties
{
    public static IEnumerable<(string Property, double Value)> Of(LayerAttribute a) =>
        [.. OfWeights(a), (nameof(a.ActivityL1), a.ActivityL1), (nameof(a.ActivityL2), a.ActivityL2), .. OfRecurrentWeights(a)];

    private static (string, double)[] OfWeights(LayerAttribute a) =>
        a switch
        {
            WeightLayerAttribute w =>
            [
                (nameof(w.L1), w.L1),
                (nameof(w.L2), w.L2),
                (nameof(w.MaxNorm), w.MaxNorm),
                (nameof(w.BiasL1), w.BiasL1),
                (nameof(w.BiasL2), w.BiasL2),
                (nameof(w.BiasMaxNorm), w.BiasMaxNorm),
            ],
            EmbeddingAttribute e => [(nameof(e.L1), e.L1), (nameof(e.L2), e.L2), (nameof(e.MaxNorm), e.MaxNorm)],
            RBMAttribute r => [(nameof(r.L1), r.L1), (nameof(r.L2), r.L2), (nameof(r.MaxNorm), r.MaxNorm)],
            _ => [],
        };

    private static (string, double)[] OfRecurrentWeights(LayerAttribute a) =>
        a is CarryingAttribute c
            ?
            [
                (nameof(c.RecurrentL1), c.RecurrentL1),
                (nameof(c.RecurrentL2), c.RecurrentL2),
                (nameof(c.RecurrentMaxNorm), c.RecurrentMaxNorm),
            ]
            : [];
}
