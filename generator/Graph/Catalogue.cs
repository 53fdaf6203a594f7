using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>Every kind of layer. A new kind is one file, one attribute, one test, one section in docs/layers.md and one line
/// here.</summary>
internal static class Catalogue
{
    public static readonly IReadOnlyList<LayerKind> Kinds =
    [
        new Input(),
        new Dense(),
        new Conv1D(),
        new Conv2D(),
        new Conv1DTranspose(),
        new Conv2DTranspose(),
        new DepthwiseConv2D(),
        new SeparableConv2D(),
        new MaxPooling1D(),
        new MaxPooling2D(),
        new AveragePooling1D(),
        new AveragePooling2D(),
        new GlobalAveragePooling1D(),
        new GlobalAveragePooling2D(),
        new GlobalMaxPooling1D(),
        new GlobalMaxPooling2D(),
        new UpSampling1D(),
        new UpSampling2D(),
        new ZeroPadding1D(),
        new ZeroPadding2D(),
        new Cropping1D(),
        new Cropping2D(),
        new Embedding(),
        new ActivationLayer(),
        new LeakyReLU(),
        new ELU(),
        new PReLU(),
        new Maxout(),
        new RBF(),
        new MixtureDensity(),
        new RBM(),
        new Masking(),
        new SimpleRNN(),
        new LSTM(),
        new GRU(),
        new RecursiveCell(),
        new TreeLSTM(),
        new Bidirectional(),
        new TimeDistributed(),
        new FinalState(),
        new MultiHeadAttention(),
        new AttentionScores(),
        new PositionalEmbedding(),
        new Flatten(),
        new ReshapeLayer(),
        new Permute(),
        new RepeatVector(),
        new Rescaling(),
        new GLU(),
        new BatchNormalization(),
        new LayerNormalization(),
        new VirtualBatchNormalization(),
        new GroupNormalization(),
        new RMSNormalization(),
        new UnitNormalization(),
        new Dropout(),
        new SpatialDropout1D(),
        new SpatialDropout2D(),
        new DropConnect(),
        new GaussianNoise(),
        new Corruption(),
        new Reparameterize(),
        new Add(),
        new Subtract(),
        new Multiply(),
        new Average(),
        new Maximum(),
        new Minimum(),
        new MapLayer(),
        new Dot(),
        new Concatenate(),
        new Subnetwork(),
    ];

    private static readonly Dictionary<string, LayerKind> s_byAttribute = Kinds.ToDictionary(k => k.Attribute);

    public static LayerKind? Find(string attribute) => s_byAttribute.TryGetValue(attribute, out LayerKind? kind) ? kind : null;
}
