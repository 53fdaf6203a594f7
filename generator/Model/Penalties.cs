using NetGen.Generator.Attributes;

namespace NetGen.Generator.Model;

/// <summary>The arguments of an attribute that must be between 0 and 1e30: factors of penalties, and largest norms.</summary>
internal static class Penalties
{
    // Of each class of attributes what it declares itself, in the order in which problems are looked for.
    private static readonly Func<LayerAttribute, (string Property, double Value)[]>[] s_declared =
    [
        Declared<WeightLayerAttribute>(a =>
            [
                (nameof(a.L1), a.L1),
                (nameof(a.L2), a.L2),
                (nameof(a.MaxNorm), a.MaxNorm),
                (nameof(a.BiasL1), a.BiasL1),
                (nameof(a.BiasL2), a.BiasL2),
                (nameof(a.BiasMaxNorm), a.BiasMaxNorm),
            ]
        ),
        Declared<EmbeddingsAttribute>(a => [(nameof(a.L1), a.L1), (nameof(a.L2), a.L2), (nameof(a.MaxNorm), a.MaxNorm)]),
        Declared<RBMAttribute>(a => [(nameof(a.L1), a.L1), (nameof(a.L2), a.L2), (nameof(a.MaxNorm), a.MaxNorm)]),
        Declared<LayerAttribute>(a => [(nameof(a.ActivityL1), a.ActivityL1), (nameof(a.ActivityL2), a.ActivityL2)]),
        Declared<CarryingAttribute>(a =>
            [
                (nameof(a.RecurrentL1), a.RecurrentL1),
                (nameof(a.RecurrentL2), a.RecurrentL2),
                (nameof(a.RecurrentMaxNorm), a.RecurrentMaxNorm),
            ]
        ),
    ];

    public static IEnumerable<(string Property, double Value)> Of(LayerAttribute attribute) =>
        s_declared.SelectMany(declared => declared(attribute));

    private static Func<LayerAttribute, (string, double)[]> Declared<T>(Func<T, (string, double)[]> of)
        where T : LayerAttribute => attribute => attribute is T its ? of(its) : [];
}
