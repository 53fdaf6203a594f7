using NetGen.Generator.Graph;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Every kind of layer before every other that takes what it gives, with an activation in between and without, narrow and as wide
/// as vectors.</summary>
public class PairTests
{
    // What a layer takes and gives: 1 for vectors, 2 for sequences, 3 for images, 4 for volumes. w is a width.
    private static readonly (int From, int To, string Layer)[] s_kinds =
    [
        (1, 1, "[Dense(w, Activation.ReLU)]"),
        (1, 1, "[Dense(w, Activation.Tanh), KernelRegularizer.Orthogonal(0.1, OrthogonalMode.Columns)]"),
        (1, 1, "[Dense(w, Activation.Sigmoid), ActivityRegularizer.Sparsity(0.1, 0.1)]"),
        (1, 1, "[Dense(w), Connections.Random(0.5)]"),
        (1, 1, "[SpectralNormalization] [Dense(w)]"),
        (1, 1, "[DropConnect(w, 0.3)]"),
        (1, 1, "[Maxout(w, 2)]"),
        (1, 1, "[RBF(w)]"),
        (1, 1, "[Reparameterize(KLWeight = 0.1)]"),
        (1, 1, "[MixtureDensity(2)]"),
        (1, 2, "[Reshape(-1, 1)]"),
        (1, 3, "[Reshape(-1, 1, 2)]"),
        (1, 4, "[Reshape(-1, 1, 1, 2)]"),
        (1, 2, "[RepeatVector(3)]"),
        (2, 2, "[Dense(w)]"),
        (2, 2, "[Conv1D(w, 2, Activation.ReLU)]"),
        (2, 2, "[LocallyConnected1D(w, 2)]"),
        (2, 2, "[MaxPooling1D(2)]"),
        (2, 2, "[AveragePooling1D(3, Strides = 1)]"),
        (2, 2, "[SimpleRNN(w, ReturnSequences = true)]"),
        (2, 1, "[SimpleRNN(w)]"),
        (2, 2, "[LSTM(w, ReturnSequences = true)]"),
        (2, 1, "[LSTM(w)]"),
        (2, 2, "[GRU(w, ReturnSequences = true)]"),
        (2, 1, "[GRU(w, GoBackwards = true)]"),
        (2, 2, "[Bidirectional] [GRU(w, ReturnSequences = true)]"),
        (2, 1, "[Bidirectional(MergeMode = MergeMode.Average)] [LSTM(w)]"),
        (2, 2, "[Discretization(-0.5, 0, 0.5, OutputMode = OutputMode.MultiHot)]"),
        (2, 2, "[TimeDistributed] [Dense(w, Activation.Tanh)]"),
        (2, 2, "[MultiHeadAttention(w, 2, Rotary = true)]"),
        (2, 2, "[MultiHeadAttention(1, 3, UseCausalMask = true, ValueDim = 5, OutputDim = 17, Dropout = 0.3)]"),
        (2, 2, "[PositionalEmbedding]"),
        (2, 2, "[SpatialDropout1D(0.3)]"),
        (2, 2, "[Conv1D(w, 3, DilationRate = 2, Padding = Padding.Causal)]"),
        (2, 2, "[Conv1DTranspose(w, 3, Strides = 2)]"),
        (2, 2, "[UpSampling1D(2)]"),
        (2, 2, "[ZeroPadding1D(1, 2)]"),
        (2, 2, "[Cropping1D(0, 1)]"),
        (2, 2, "[Permute(2, 1)]"),
        (2, 2, "[Dense(w, Name = \"k\")] [Activation(Activation.Tanh)] [Dot(\"k\", 2, Normalize = true)]"),
        (2, 2, "[Dense(w, Name = \"v\")] [Activation(Activation.Tanh)] [Dot(\"v\", 1)]"),
        (2, 2, "[Dense(w, Name = \"m\")] [Activation(Activation.Tanh)] [MatMul(\"m\", TransposeB = true)]"),
        (3, 3, "[Conv2D(w, 1, Name = \"p\")] [Activation(Activation.Tanh)] [MatMul(\"p\", TransposeA = true)]"),
        (2, 1, "[LSTM(w, ReturnSequences = true)] [FinalState(1)]"),
        (2, 2, "[GRU(w, Name = \"e\")] [RepeatVector(5)] [GRU(w, ReturnSequences = true, InitialState = new[] { \"e\" })]"),
        (2, 3, "[MultiHeadAttention(2, 3)] [AttentionScores]"),
        (2, 1, "[GlobalMaxPooling1D]"),
        (2, 1, "[GlobalAveragePooling1D]"),
        (2, 1, "[Flatten]"),
        (2, 2, "[Conv1D(w, 2, Activation.Tanh, DataFormat = DataFormat.ChannelsFirst)]"),
        (2, 2, "[MaxPooling1D(2, DataFormat = DataFormat.ChannelsFirst)]"),
        (2, 1, "[GlobalAveragePooling1D(DataFormat = DataFormat.ChannelsFirst)]"),
        (4, 4, "[ConvLSTM2D(w, 2, ReturnSequences = true, DataFormat = DataFormat.ChannelsFirst)]"),
        (4, 3, "[Bidirectional] [ConvLSTM2D(w, 1, DataFormat = DataFormat.ChannelsFirst)]"),
        (3, 3, "[Conv2D(w, 3, Activation.ReLU)]"),
        (3, 3, "[Conv2D(w, 2, Strides = 2, Padding = Padding.Same)]"),
        (3, 3, "[Conv2D(w, 2, Activation.ReLU, Padding = Padding.Same, DataFormat = DataFormat.ChannelsFirst)]"),
        (3, 3, "[MaxPooling2D(2, DataFormat = DataFormat.ChannelsFirst)]"),
        (3, 3, "[Conv2D(w, 2, DilationRate = 2)]"),
        (3, 3, "[LocallyConnected2D(w, 2, Padding = Padding.Same)]"),
        (3, 3, "[SpectralNormalization(2)] [Conv2D(w, 2, Activation.Tanh)]"),
        (3, 3, "[DepthwiseConv2D(2)]"),
        (3, 3, "[SeparableConv2D(w, 2, Activation.Tanh)]"),
        (3, 3, "[Conv2DTranspose(w, 2, Strides = 2)]"),
        (3, 3, "[MaxPooling2D(2)]"),
        (3, 3, "[MaxPooling2D(3, Strides = 2, Padding = Padding.Same)]"),
        (3, 3, "[AveragePooling2D(2)]"),
        (3, 1, "[GlobalMaxPooling2D]"),
        (3, 1, "[GlobalAveragePooling2D]"),
        (3, 3, "[UpSampling2D(2)]"),
        (3, 3, "[UpSampling2D(2, 3, Interpolation = Interpolation.Bilinear)]"),
        (3, 3, "[Permute(3, 1, 2)]"),
        (3, 3, "[SpatialDropout2D(0.3)]"),
        (3, 3, "[ZeroPadding2D(1)]"),
        (3, 3, "[Cropping2D(1, 0, 0, 2)]"),
        (3, 1, "[Flatten]"),
        (3, 3, "[BatchNormalization(Axis = 1)]"),
        (3, 3, "[VirtualBatchNormalization(Axis = 2)]"),
        (3, 3, "[GroupNormalization(-1, Axis = 1)]"),
        (3, 3, "[PReLU(SharedAxes = new[] { 2, 3 })]"),
        (3, 3, "[Activation(Activation.Tanh, Name = \"f\")] [Activation(Activation.Abs)] [Concatenate(\"f\", Axis = 1)] [GLU(Axis = 1)]"),
        (4, 4, "[Conv3D(w, 3, Activation.ReLU)]"),
        (4, 4, "[Conv3D(w, 2, Strides = 2, Padding = Padding.Same)]"),
        (4, 4, "[Conv3D(w, 1, 2, 2, DilationRate = 2)]"),
        (4, 4, "[Conv3DTranspose(w, 2, Strides = 2)]"),
        (4, 4, "[MaxPooling3D(2)]"),
        (4, 4, "[MaxPooling3D(3, Strides = 2, Padding = Padding.Same)]"),
        (4, 4, "[AveragePooling3D(2, Strides = 1)]"),
        (4, 1, "[GlobalMaxPooling3D]"),
        (4, 1, "[GlobalAveragePooling3D]"),
        (4, 4, "[ConvLSTM2D(w, 2, ReturnSequences = true)]"),
        (4, 3, "[ConvLSTM2D(w, 3, Padding = Padding.Same, GoBackwards = true)]"),
        (4, 3, "[ConvLSTM2D(w, 2, 1, Strides = 2)] [FinalState(1)]"),
        (4, 4, "[Bidirectional] [ConvLSTM2D(w, 1, 2, ReturnSequences = true)]"),
        (4, 4, "[UpSampling3D(1, 2, 2)]"),
        (4, 4, "[ZeroPadding3D(1, 0, 0)]"),
        (4, 4, "[Cropping3D(1, 0, 0, 1, 0, 0)]"),
        (4, 4, "[SpatialDropout3D(0.3)]"),
        (4, 4, "[Permute(4, 1, 3, 2)]"),
        (4, 1, "[Flatten]"),
        .. Enumerable
            .Range(1, 4)
            .SelectMany(rank =>
                new[]
                {
                    "[BatchNormalization]",
                    "[LayerNormalization]",
                    "[GroupNormalization(-1)]",
                    "[GroupNormalization(1)]",
                    "[RMSNormalization]",
                    "[UnitNormalization]",
                    "[VirtualBatchNormalization]",
                    "[PReLU]",
                    "[LeakyReLU]",
                    "[Map(\"x > 0 ? x : alpha * x\", Learn = new[] { \"alpha = 0.5\" })]",
                    "[ELU(0.5)]",
                    "[Dropout(0.3, ActivityL2 = 0.1)]",
                    "[GaussianNoise(0.1)]",
                    "[Corruption(0.3)]",
                    "[Activation(Activation.Softmax)]",
                    "[Rescaling(0.5, 1)]",
                    "[Normalization(Mean = new[] { 0.5 }, Variance = new[] { 2.0 })]",
                    "[Discretization(-0.5, 0.5)]",
                    "[Activation(Activation.Abs, Name = \"a\")] [Activation(Activation.Sigmoid)] [Maximum(\"a\")]",
                    "[Activation(Activation.Tanh, Name = \"c\")] [Activation(Activation.Sigmoid)] [Concatenate(\"c\")]",
                    "[Activation(Activation.Tanh, Name = \"g\")] [Activation(Activation.Abs)] [Concatenate(\"g\")] [GLU]",
                }.Select(layer => (rank, rank, layer))
            ),
    ];

    // What reads the network's input alone, or another network; of the layers that join, Maximum and Concatenate stand for the
    // others.
    private static readonly string[] s_elsewhere =
        "Input Embedding CategoryEncoding Masking RecursiveCell TreeLSTM RBM Subnetwork Add Subtract Multiply Average Minimum".Split(' ');

    [Fact]
    public void EveryKindIsThere()
    {
        IEnumerable<string> kinds = s_kinds.SelectMany(kind => Stack.Parse(kind.Layer).Layers).Select(Stack.KindOf);
        Assert.Equal(s_elsewhere.Order(), Catalogue.Kinds.Select(k => k.Attribute).Except(kinds).Order());
    }

    // NETGEN_PAIRS = "1" checks all of them, "7" every seventh.
    [Fact]
    public void AreRight()
    {
        int every = int.Parse(
            Environment.GetEnvironmentVariable("NETGEN_PAIRS") ?? "101",
            System.Globalization.CultureInfo.InvariantCulture
        );
        Stack[] stacks = [.. Pairs().Where((_, i) => i % every == 0)];
        (int compiled, IReadOnlyList<string> faults) = StackRun.Check(stacks);
        Assert.True(faults.Count == 0, $"{faults.Count} of {compiled} pairs are wrong:\n{string.Join('\n', faults)}");
        Assert.True(compiled > 0.8 * stacks.Length, $"The compiler took only {compiled} of {stacks.Length} pairs.");
    }

    private static IEnumerable<Stack> Pairs() =>
        from first in s_kinds
        from second in s_kinds
        where first.To == second.From && first.Layer != "[MixtureDensity(2)]"
        from between in new[] { " ", " [Activation(Activation.Tanh)] " }
        from width in new[] { 4, 16 }
        let input = first.From == 1 ? $"[Input({width})]"
        : first.From == 2 ? $"[Input(5, {width})]"
        : first.From == 3 ? $"[Input(7, 7, {width})]"
        : $"[Input(4, 3, 4, {width})]"
        select Stack.Parse($"{input} {(first.Layer + between + second.Layer).Replace("(w", "(" + width, StringComparison.Ordinal)}");
}
