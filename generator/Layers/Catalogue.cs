namespace NetGen.Generator.Layers;

/// <summary>Every kind of layer. A new kind is one file, one attribute, one test, one section in docs/layers.md and one line here.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<LayerKind> Kinds =
    [
        new Input(),
        new Dense(),
        new Conv2D(),
        new MaxPooling2D(),
        new ActivationLayer(),
        new PReLU(),
        new Maxout(),
        new RBF(),
        new Flatten(),
        new ReshapeLayer(),
        new BatchNormalization(),
        new LayerNormalization(),
        new VirtualBatchNormalization(),
        new Dropout(),
        new DropConnect(),
        new GaussianNoise(),
        new Add(),
        new Multiply(),
        new Average(),
        new Maximum(),
        new Concatenate(),
        new Subnetwork(),
    ];

    private static readonly Dictionary<string, LayerKind> s_byAttribute = Kinds.ToDictionary(k => k.Attribute);

    public static LayerKind? Find(string attribute) => s_byAttribute.TryGetValue(attribute, out LayerKind? kind) ? kind : null;
}
