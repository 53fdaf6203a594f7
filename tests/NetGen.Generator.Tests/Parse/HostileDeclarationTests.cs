using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Graph;
using NetGen.Generator.Text;

namespace NetGen.Generator.Tests;

/// <summary>Whatever the declaration: the generator does not throw, and its code compiles.</summary>
public class HostileDeclarationTests
{
    // Names that generated code has already, or that mean something in C#.
    private static readonly string[] s_taken =
    [
        .. ReservedNames
            .OfPasses.Concat(ReservedNames.OfKernels)
            .Concat(ReservedNames.OfPrograms)
            .Concat(
                (
                    "z dz samples mask from to depth columns reduced input output W1 b1 x1 z1 a1 dW1 db1 dx1 da1 W b x2 D1 r1 h dh _engine "
                    + "Compiled Predict Info class event int float ref in yield record required scoped await var nameof global Math Span "
                    + "Exception Net seed owner offset Forward0 Backward0 Backward1 InferenceLength"
                ).Split(' ')
            )
            .Distinct(),
    ];

    public static TheoryData<string> Declarations =>
        new(
            // Names
            "[Input(4)] [Dense(3, Name = \"\")]",
            "[Input(4)] [Dense(3, Name = null)] [Dense(3, From = null)]",
            "[Input(4)] [Dense(3, Name = \" \")]",
            "[Input(4)] [Dense(3, Name = \"größe\")]",
            "[Input(4)] [Dense(3, Name = \"1a\")]",
            "[Input(4)] [Dense(3, Name = \"a\\\" + \\n{0}\")]",
            "[Input(4)] [Dense(3, Name = \"{0} {1\")]",
            "[Input(4)] [Dense(3)] [Dense(3, Name = \"dense\")] [Dense(3)]",
            "[Input(4, Name = \"a\")] [Input(4, Name = \"a\")] [Add(\"a\")]",
            "[Input(4, Name = \"input_1\")] [Input(4)] [Input(4)] [Add(\"input\", \"input_1\")]",
            "[Input(4, Name = \"output\")] [Input(4, Name = \"n\")] [Input(4, Name = \"samples\")] [Add(\"output\", \"n\")]",
            "[Input(4, Name = \"class\")] [Input(4, Name = \"ref\")] [Add(\"class\")] [Dense(2, Name = \"out\")] [Dense(2, Name = "
                + "\"in\")] [Output(\"out\", \"in\")]",
            "[Input(4, Name = \"a\")] [Dense(2, Name = \"aOutput\")] [Output(\"a\", \"aOutput\")]",
            // Missing and null arguments
            "",
            "[Input]",
            "[Input()]",
            "[Input(null)]",
            "[Dense(3)]",
            "[Input(4)]",
            "[Output(\"x\")]",
            "[Input(4)] [Dense(3)] [Output(null)]",
            "[Input(4)] [Dense(3)] [Output]",
            "[Input(4)] [Dense(3)] [Output(\"\")]",
            "[Input(4)] [Dense(3)] [Output((string)null)]",
            "[Input(4)] [Dense(3)] [Output(\"dense\", \"dense\")]",
            "[Input(4)] [Dense(3)] [Output(\"input\")]",
            "[Input(4)] [Dense(3)] [Output(new string[0])]",
            "[Input(4)] [Dense(3, From = \"\")]",
            "[Input(4)] [Add]",
            "[Input(4)] [Add(null)]",
            "[Input(4)] [Add(\"input\", null)]",
            "[Input(4)] [Add(\"\")]",
            "[Input(4)] [Add(\"add\")]",
            "[Input(4)] [Reshape(null)]",
            "[Input(4)] [Reshape]",
            "[Input(4)] [Subnetwork(null)]",
            "[Input(4)] [Subnetwork(typeof(int[]))]",
            "[Input(4)] [Subnetwork(typeof(void))]",
            "[Input(4)] [Subnetwork(typeof(Net))]",
            "[Input(4)] [Subnetwork(typeof(System.Collections.Generic.List<>))]",
            "[Input(4)] [Subnetwork(typeof(dynamic))]",
            // Machines
            "[Input(4)] [RBM(2147483647)]",
            "[Input(4)] [RBM(-1)]",
            "[Input(4)] [RBM(3)] [RBM(3)] [RBM(3)]",
            "[Input(4)] [RBM(3, Name = \"net\")]",
            "[Input(4)] [RBM(3, Name = \"Energy\")] [RBM(3, Name = \"Hidden\")]",
            "[Input(4)] [RBM(3, Name = \"class\")]",
            "[Input(4)] [RBM(3, Name = \"rbm_1\")] [RBM(2)] [RBM(2)]",
            "[Input(4)] [RBM(3, Name = \"a_b\")] [RBM(2, Name = \"aB\")]",
            "[Input(4)] [RBM(3, Visible = VisibleUnits.Softmax)]",
            "[Input(4)] [RBM(3, Visible = VisibleUnits.Softmax, Categories = -2)]",
            "[Input(4)] [RBM(3, L1 = double.NaN)]",
            "[Input(4)] [RBM(3, L1 = 0.1, L2 = 0.1, MaxNorm = 1)]",
            "[Input(4)] [GaussianNoise(0.1)] [RBM(1)]",
            "[Input(1)] [RBM(1, Visible = VisibleUnits.Gaussian)]",
            "[Input(4)] [Bidirectional] [RBM(3)]",
            // Sizes
            "[Input(0)] [Dense(1)]",
            "[Input(-1)] [Dense(1)]",
            "[Input(2, -2147483648)] [Dense(1)]",
            "[Input(2147483647)] [Dense(2147483647)]",
            "[Input(2147483647, 2147483647)] [Flatten] [Dense(3)]",
            "[Input(2147483647, 2147483647, 2147483647)] [Flatten]",
            "[Input(65536, 65536, 65536, 65536)] [Reshape(65536, 65536, 65536, 65536)]",
            "[Input(4)] [Dense(0)]",
            "[Input(4)] [Dense(-1)]",
            "[Input(4)] [Dense(2147483647)]",
            "[Input(4)] [Dense(2147483640)]",
            "[Input(4000000)] [Dense(4000000)]",
            "[Input(4)] [Embedding(2147483647, 2147483647)]",
            "[Input(4)] [Embedding(16777216, 2147483647)]",
            "[Input(2147483647)] [Embedding(2, 2147483647)]",
            "[Input(1000, 1000)] [Embedding(2, 100)]",
            "[Input(4)] [Embedding(0, -1)]",
            "[Input(2, 2, 2, 2, 2)] [Embedding(2, 2)]",
            "[Input(4)] [Embedding(2, 2)] [Embedding(2, 2)]",
            "[Input(4)] [Embedding(2, 2, EmbeddingsInitializer = (Initializer)99)]",
            "[Input(4)] [Embedding(2, 2, L2 = double.NaN)]",
            "[Input(4)] [Maxout(2147483647, 2147483647)]",
            "[Input(4)] [Maxout(3, 0)]",
            "[Input(4)] [Maxout(3, -5)]",
            "[Input(4)] [RBF(2147483647)]",
            "[Input(4)] [RBF(0)]",
            "[Input(4)] [MixtureDensity(0)]",
            "[Input(4)] [MixtureDensity(-1)]",
            "[Input(4)] [MixtureDensity(2147483647)]",
            "[Input(4)] [MixtureDensity(10000)]",
            "[Input(4)] [MixtureDensity(10000, Dimensions = 2147483647)]",
            "[Input(4)] [MixtureDensity(1, Dimensions = 0)]",
            "[Input(4)] [MixtureDensity(1, Dimensions = 2147483647)]",
            "[Input(4)] [MixtureDensity(1, Dimensions = 1073741823)]",
            "[Input(4)] [MixtureDensity(1, Dimensions = -2147483648)]",
            "[Input(4)] [MixtureDensity]",
            "[Input(4)] [MixtureDensity(2, Activation = Activation.Tanh)]",
            "[Input(4)] [MixtureDensity(2, L2 = double.NaN)]",
            "[Input(4, 4, 1)] [MixtureDensity(2)]",
            "[Input(4)] [MixtureDensity(2, Name = \"MixtureOf\")]",
            "[Input(4)] [Reshape(65536, 65536, 65536, 65536, -1)]",
            "[Input(4)] [Reshape(0)]",
            "[Input(4)] [Reshape(-1, -1)]",
            "[Input(4)] [Reshape(-2)]",
            "[Input(4)] [Reshape(3, -1)]",
            "[Input(4)] [Reshape(2147483647, 2147483647)]",
            "[Input(1000000)] [Concatenate(\"input\", \"input\", \"input\", \"input\", \"input\", \"input\", \"input\", \"input\", "
                + "\"input\", \"input\", \"input\")]",
            "[Input(2, 3, 4, 5)] [Reshape(2, 3, 4, 5)] [Activation(Activation.Softmax)]",
            "[Input(2, 3, 4, 5, 6)] [Activation(Activation.ReLU)] [Flatten] [Dense(2)]",
            "[Input(4, 3)] [Permute]",
            "[Input(4, 3)] [Permute(null)]",
            "[Input(4, 3)] [Permute(0, 1)]",
            "[Input(4, 3)] [Permute(1, 1)]",
            "[Input(4, 3)] [Permute(2147483647, -2147483648)]",
            "[Input(2, 3, 4, 5, 6)] [Permute(5, 4, 3, 2, 1)]",
            "[Input(4)] [RepeatVector(0)]",
            "[Input(4)] [RepeatVector(2147483647)]",
            "[Input(4, 3)] [RepeatVector(2)]",
            // Windows
            "[Input(6, 6, 4)] [Conv2D(2, 0)]",
            "[Input(4, 6, 6)] [Conv2D(2, 2147483647, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6, 6)] [Conv2D(2147483647, 3, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6, 6)] [Conv2D(2, 3, DataFormat = (DataFormat)7)]",
            "[Input(2147483647, 1, 1)] [MaxPooling2D(1, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6)] [ZeroPadding2D(2147483647, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4)] [GlobalAveragePooling2D(DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4)] [Conv1D(2, 3, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6)] [Conv1D(2, 2147483647, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(2147483647, 1)] [MaxPooling1D(1, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6)] [ZeroPadding1D(2147483647, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6, 2)] [GlobalMaxPooling1D(DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(4, 6)] [SpatialDropout1D(0.5, DataFormat = (DataFormat)7)]",
            "[Input(4, 6, 2)] [ConvLSTM2D(2, 1, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(1, 2, 3, 4)] [Bidirectional] [ConvLSTM2D(2147483647, 1, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(1, 2, 3, 4)] [ConvLSTM2D(2, 4, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(1, 1, 1)] [UpSampling2D(2147483647, DataFormat = DataFormat.ChannelsFirst)]",
            "[Input(6, 6, 4)] [Conv2D(0, 3)]",
            "[Input(6, 6, 4)] [Conv2D(-1, 3)]",
            "[Input(6, 6, 4)] [Conv2D(2, -3)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, 0)]",
            "[Input(6, 6, 4)] [Conv2D(2, 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2147483647, 3)]",
            "[Input(6, 6, 4)] [Conv2D(2147483647, 2147483647, 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2, 2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [Conv2D(2, 2147483647, 1, Padding = Padding.Same, DilationRate = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(1, 2, Padding = Padding.Same, DilationRate = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, DilationRate = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Strides = 0)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, StrideHeight = 0)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Strides = -2147483648)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Strides = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Strides = 2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, StrideWidth = 2147483647, StrideHeight = 1)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Strides = 2, DilationRate = 2)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, DilationHeight = 0)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, DilationRate = -1)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Groups = 0)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Groups = -2)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Groups = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2D(2147483647, 1, Groups = 4)]",
            "[Input(6, 6, 4)] [Conv2D(4, 3, Groups = 3)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Padding = (Padding)7)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, (Activation)99)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, Activation.Softmax, Activation = Activation.Tanh)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, KernelInitializer = (Initializer)99)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, L2 = double.NaN)]",
            "[Input(6, 6, 4)] [Conv2D(2)]",
            "[Input(6, 6, 4)] [Conv2D(\"2\", 3)]",
            "[Input(6, 6, 4)] [Conv2D(2, 3, 0, 0)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(0, 3)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 0)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 2147483647)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, Strides = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, Strides = 2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2147483647, 2147483647, Strides = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 2, DilationRate = 2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, OutputPadding = 1)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, Strides = 2, OutputPadding = -1)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, Strides = 2147483647, OutputPadding = 2147483646)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, OutputPaddingWidth = 2147483647)]",
            "[Input(6, 6, 4)] [Conv2DTranspose(2, 3, Strides = 2, DilationRate = 2)]",
            "[Input(6, 6, 4)] [MaxPooling2D(1)] [Conv2DTranspose(2, 2, Padding = Padding.Same, OutputPadding = 0)]",
            "[Input(6, 6, 4)] [MaxPooling2D(6)] [Conv2DTranspose(2, 2, Padding = Padding.Same, OutputPadding = 0)]",
            "[Input(6, 6, 4)] [DepthwiseConv2D(0)]",
            "[Input(6, 6, 4)] [DepthwiseConv2D(3, DepthMultiplier = 0)]",
            "[Input(6, 6, 4)] [DepthwiseConv2D(3, DepthMultiplier = 2147483647)]",
            "[Input(6, 6, 4)] [DepthwiseConv2D(2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [DepthwiseConv2D(7)]",
            "[Input(6, 6, 4)] [SeparableConv2D(0, 3)]",
            "[Input(6, 6, 4)] [SeparableConv2D(2, 3, DepthMultiplier = -1)]",
            "[Input(6, 6, 4)] [SeparableConv2D(2147483647, 3, DepthMultiplier = 2147483647)]",
            "[Input(6, 6, 4)] [MaxPooling2D(0)]",
            "[Input(6, 6, 4)] [MaxPooling2D(-1, 2)]",
            "[Input(6, 6, 4)] [MaxPooling2D(7)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2147483647)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2, Strides = 0)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2, Strides = 2147483647)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2, Strides = 2147483647, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [MaxPooling2D(2, StrideWidth = -1)]",
            "[Input(6, 6, 4)] [AveragePooling2D(0)]",
            "[Input(6, 6, 4)] [AveragePooling2D(20, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [AveragePooling2D(1, 2147483647, Padding = Padding.Same, Strides = 1)]",
            "[Input(6, 6, 4)] [AveragePooling2D(65536, 65536, Padding = Padding.Same)]",
            "[Input(6, 6, 4)] [AveragePooling2D(1)]",
            "[Input(6, 6, 4)] [MaxPooling2D(1)]",
            "[Input(6, 6, 4)] [UpSampling2D(0)]",
            "[Input(6, 6, 4)] [UpSampling2D(-1)]",
            "[Input(6, 6, 4)] [UpSampling2D(2147483647)]",
            "[Input(6, 6, 4)] [UpSampling2D(65536, 65536)]",
            "[Input(6, 6, 4)] [UpSampling2D(1)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(-1)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(2147483647)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(0, 2147483647)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(1, 2, -3, 4)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(0, 0, 0, 0)]",
            "[Input(6, 6, 4)] [ZeroPadding2D(65536)]",
            "[Input(6, 6, 4)] [Cropping2D(-1)]",
            "[Input(6, 6, 4)] [Cropping2D(3)]",
            "[Input(6, 6, 4)] [Cropping2D(2147483647)]",
            "[Input(6, 6, 4)] [Cropping2D(0, 0, 2147483647, 2147483647)]",
            "[Input(6, 6, 4)] [Cropping2D(3, 2, 0, 5)]",
            "[Input(6, 4)] [Conv1DTranspose(0, 3)]",
            "[Input(6, 4)] [Conv1DTranspose(2, 2147483647)]",
            "[Input(6, 4)] [Conv1DTranspose(2, 3, Strides = 2147483647, OutputPadding = 2147483646)]",
            "[Input(6, 4)] [Conv1DTranspose(2, 3, Strides = 2, DilationRate = 2)]",
            "[Input(6, 4)] [Conv1DTranspose(2, 3, OutputPadding = -1)]",
            "[Input(1, 4)] [Conv1DTranspose(2, 2, Padding = Padding.Same, OutputPadding = 0)]",
            "[Input(6, 4)] [UpSampling1D(0)]",
            "[Input(6, 4)] [UpSampling1D(2147483647)]",
            "[Input(6, 4)] [UpSampling1D(1)]",
            "[Input(6, 4)] [ZeroPadding1D(-1)]",
            "[Input(6, 4)] [ZeroPadding1D(2147483647, 2147483647)]",
            "[Input(6, 4)] [ZeroPadding1D(0)]",
            "[Input(6, 4)] [Cropping1D(3)]",
            "[Input(6, 4)] [Cropping1D(2147483647, 2147483647)]",
            "[Input(6, 4)] [Cropping1D(0)]",
            "[Input(6)] [Cropping1D]",
            "[Input(1, 1, 1)] [UpSampling2D(1024, 1, Interpolation = Interpolation.Bilinear)]",
            "[Input(1, 1, 1)] [UpSampling2D(1, 2147483647, Interpolation = Interpolation.Bilinear)]",
            "[Input(6, 6, 4)] [UpSampling2D(2, Interpolation = (Interpolation)7)]",
            "[Input(6, 6, 4)] [Conv1D(2, 3)]",
            "[Input(6, 6, 4)] [MaxPooling1D]",
            "[Input(6, 6, 4)] [AveragePooling1D(0)]",
            "[Input(6, 6, 4)] [GlobalAveragePooling2D]",
            "[Input(6, 6, 4)] [GlobalMaxPooling2D(KeepDims = true)]",
            "[Input(6, 6, 4)] [GlobalAveragePooling2D] [GlobalMaxPooling2D]",
            "[Input(6, 6, 4)] [Conv2D(2, 6)] [Conv2D(2, 2)]",
            "[Input(6, 6, 4)] [Conv2D(2, 6)] [MaxPooling2D]",
            "[Input(6, 6, 4)] [Flatten] [Conv2D(2, 3)]",
            "[Input(6, 6, 4)] [Flatten] [Conv1D(2, 3)]",
            "[Input(6, 6, 4)] [Flatten] [ZeroPadding2D]",
            "[Input(6, 4)] [Conv1D(2, 0)]",
            "[Input(6, 4)] [Conv1D(2, 2147483647)]",
            "[Input(6, 4)] [Conv1D(2, 2147483647, Padding = Padding.Same)]",
            "[Input(6, 4)] [Conv1D(2, 16777216, Padding = Padding.Same)]",
            "[Input(6, 4)] [Conv1D(2, 2147483647, Padding = Padding.Causal)]",
            "[Input(6, 4)] [Conv1D(2, 3, Padding = Padding.Causal, DilationRate = 2147483647)]",
            "[Input(6, 4)] [MaxPooling1D(2, Padding = Padding.Causal)]",
            "[Input(6, 4)] [Conv1D(4, 3, Groups = 3)]",
            "[Input(6, 4)] [Conv1D(2, 3, Strides = 2147483647)]",
            "[Input(6, 4)] [MaxPooling1D(2147483647, Padding = Padding.Same)]",
            "[Input(6, 4)] [AveragePooling1D(8)]",
            "[Input(6, 4)] [MaxPooling1D(0)]",
            "[Input(6, 4)] [Conv2D(2, 3)]",
            "[Input(6, 4)] [GlobalMaxPooling2D]",
            "[Input(6, 4)] [GlobalAveragePooling1D(KeepDims = true)] [GlobalMaxPooling1D]",
            "[Input(6)] [GlobalMaxPooling1D]",
            "[Input(6, 6, 1)] [GlobalAveragePooling1D]",
            "[Input(6, 4)] [UpSampling2D]",
            "[Input(4, 4, 4, 2)] [Conv3D(0, 3)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 0)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 3, 1, 0)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 3, 3)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 5)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2147483647)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2147483647, 2147483647, 2147483647, 2147483647, Padding = Padding.Same)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2, Strides = 2147483647, Padding = Padding.Same)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2, StrideDepth = -1)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2, StrideDepth = 2, DilationWidth = 2)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2, DilationDepth = 2147483647, Padding = Padding.Same)]",
            "[Input(4, 4, 4, 2)] [Conv3D(3, 2, Groups = 2)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 2, Padding = Padding.Causal)]",
            "[Input(1, 1, 1, 100000)] [Conv3D(100000, 1, Groups = 100000)]",
            "[Input(4, 4, 2)] [Conv3D(2, 2)]",
            "[Input(4, 4, 4, 2)] [Conv3D(2, 4)] [Conv3D(2, 2)]",
            "[Input(4, 4, 4, 2)] [Conv3DTranspose(0, 2)]",
            "[Input(4, 4, 4, 2)] [Conv3DTranspose(2147483647, 2147483647, Strides = 2147483647)]",
            "[Input(4, 4, 4, 2)] [Conv3DTranspose(2, 2, Strides = 2, OutputPaddingDepth = 2)]",
            "[Input(4, 4, 4, 2)] [Conv3DTranspose(2, 2, OutputPadding = -1)]",
            "[Input(1, 1, 1, 2)] [Conv3DTranspose(2, 2, Padding = Padding.Same, OutputPadding = 0)]",
            "[Input(4, 4, 4, 2)] [MaxPooling3D(0)]",
            "[Input(4, 4, 4, 2)] [MaxPooling3D(2, 5, 1)]",
            "[Input(4, 4, 4, 2)] [MaxPooling3D(2147483647, Padding = Padding.Same)]",
            "[Input(4, 4, 4, 2)] [MaxPooling3D(2, StrideDepth = 0)]",
            "[Input(4, 4, 4, 2)] [AveragePooling3D(20, Padding = Padding.Same)]",
            "[Input(4, 4, 4, 2)] [AveragePooling3D(2, Strides = 2147483647)]",
            "[Input(300, 300, 300, 1)] [MaxPooling3D(150, Strides = 1)]",
            "[Input(4, 4, 4, 2)] [GlobalAveragePooling3D(KeepDims = true)] [GlobalMaxPooling3D]",
            "[Input(4, 4, 2)] [GlobalMaxPooling3D]",
            "[Input(4, 4, 4, 2)] [UpSampling3D(0)]",
            "[Input(4, 4, 4, 2)] [UpSampling3D(65536, 65536, 65536)]",
            "[Input(4, 4, 4, 2)] [UpSampling3D(2147483647)]",
            "[Input(4, 4, 4, 2)] [ZeroPadding3D(-1)]",
            "[Input(4, 4, 4, 2)] [ZeroPadding3D(2147483647)]",
            "[Input(4, 4, 4, 2)] [ZeroPadding3D(1, 2, 3, -4, 5, 6)]",
            "[Input(4, 4, 4, 2)] [Cropping3D(2)]",
            "[Input(4, 4, 4, 2)] [Cropping3D(0, 2147483647, 0)]",
            "[Input(4, 4, 4, 2)] [Cropping3D(3, 0, 0, 3, 1, 2)]",
            "[Input(4, 4, 4, 2)] [SpatialDropout3D(1)]",
            "[Input(4, 4, 2)] [SpatialDropout3D(0.5)]",
            "[Input(2, 3, 4, 5, 6)] [Conv3D(2, 2)]",
            "[Input(2000, 2000, 1)] [Conv2D(1, 200)]",
            "[Input(2000, 2000, 1)] [MaxPooling2D(2000)]",
            "[Input(1000, 1000, 1)] [MaxPooling2D(500, Strides = 1)]",
            "[Input(1, 1, 100000)] [Conv2D(100000, 1, Groups = 100000)]",
            "[Input(1, 1, 100000)] [DepthwiseConv2D(1)]",
            "[Input(500000, 1)] [AveragePooling1D(3, Strides = 1, Padding = Padding.Same)]",
            "[Input(4)] [LSTM(3)]",
            "[Input(6, 4)] [LSTM(0)]",
            "[Input(6, 4)] [LSTM(2147483647)]",
            "[Input(2147483647, 1)] [LSTM(1, ReturnSequences = true)]",
            "[Input(6, 4)] [LSTM(3, TruncateAfter = -1)]",
            "[Input(6, 4)] [LSTM(3, TruncateAfter = 2147483647)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(0, 3)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 0)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 3, -1)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 6)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2147483647, 3)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2147483647, 2147483647, 2147483647, Padding = Padding.Same)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2147483647, Padding = Padding.Same)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, Strides = 2147483647, Padding = Padding.Same)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, StrideWidth = 0)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, Strides = 2, DilationHeight = 2)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, DilationRate = 2147483647, Padding = Padding.Same)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, Padding = Padding.Causal)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, Activation.Softmax)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, TruncateAfter = -1)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, Dropout = 1)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2, InitialState = new[] { \"input\" })]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2), RecurrentConstraint.UnitNorm, RecurrentRegularizer.Orthogonal(0.1)]",
            "[Input(4, 5, 6, 2)] [TimeDistributed] [ConvLSTM2D(2, 2)]",
            "[Input(4, 5, 6, 2)] [Bidirectional] [ConvLSTM2D(2, 2, GoBackwards = true)]",
            "[Input(4, 5, 6, 2)] [ConvLSTM2D(2, 2)] [FinalState(2)]",
            "[Input(2147483647, 1, 1, 1)] [ConvLSTM2D(1, 1, ReturnSequences = true)]",
            "[Input(4, 5, 6)] [ConvLSTM2D(2, 2)]",
            "[Input(2, 4, 5, 6, 2)] [ConvLSTM2D(2, 2)]",
            "[Input(6, 4)] [LSTM(3, Activation.Softmax, RecurrentActivation = (Activation)99)]",
            "[Input(6, 4)] [GRU(-1)]",
            "[Input(6, 4)] [GRU(536870911)]",
            "[Input(6, 4)] [GRU(3, Dropout = double.NaN)]",
            "[Input(6, 4)] [GRU(3, RecurrentDropout = 1)]",
            "[Input(6, 4)] [Bidirectional] [GRU(3, GoBackwards = true, RecurrentL1 = double.NaN)]",
            "[Input(6, 4)] [SimpleRNN(2147483647, Activation.Softmax, ReturnSequences = true)]",
            "[Input(6, 4)] [SimpleRNN(3, RecurrentMaxNorm = double.PositiveInfinity)]",
            "[Input(1, 1)] [SimpleRNN(1, UseBias = false)] [SimpleRNN(1)]",
            "[Input(6, 4)] [TreeLSTM(3, null)]",
            "[Input(6, 4)] [TreeLSTM(3, \"input\")]",
            "[Input(6, 4, Name = \"x\")] [Input(5, 2, Name = \"c\")] [TreeLSTM(3, \"c\", From = \"x\")]",
            "[Input(6, 4, Name = \"x\")] [Input(6, 2147483647, Name = \"c\")] [TreeLSTM(3, \"c\", From = \"x\")]",
            "[Input(6, 4, Name = \"x\")] [Input(6, 2, Name = \"c\")] [RecursiveCell(0, \"c\", From = \"x\")]",
            "[Input(6, 4, Name = \"x\")] [Input(6, 1000, Name = \"c\")] [RecursiveCell(65536, \"c\", From = \"x\")]",
            "[Input(6, 4)] [RecursiveCell(3, \"\")]",
            "[Input(6, 4)] [MultiHeadAttention(0, 3)]",
            "[Input(6, 4)] [MultiHeadAttention(2147483647, 2147483647)]",
            "[Input(6, 4)] [MultiHeadAttention(2, 3, null)]",
            "[Input(6, 4)] [MultiHeadAttention(2, 3, \"input\", \"input\", \"input\")]",
            "[Input(6, 4)] [MultiHeadAttention(2, 3, ValueDim = -1, OutputDim = int.MinValue, Dropout = 1)]",
            "[Input(6, 4)] [MultiHeadAttention(2, 3, Dropout = double.NaN)]",
            "[Input(65536, 1)] [MultiHeadAttention(1, 1, UseCausalMask = true)]",
            "[Input(4)] [MultiHeadAttention(2, 3)]",
            "[Input(6, 4, Name = \"a\")] [Input(3, 4)] [MultiHeadAttention(2, 3, \"a\", \"input\")]",
            "[Input(4)] [PositionalEmbedding]",
            "[Input(1, 1)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)]",
            "[Input(65536, 5)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)]",
            "[Input(6, 4)] [PositionalEmbedding((PositionalEncoding)7, MaxNorm = -1)]",
            // Numbers
            "[Input(4)] [BatchNormalization(Momentum = double.NaN, Epsilon = 1e30)]",
            "[Input(4)] [BatchNormalization(Momentum = 0, Epsilon = double.Epsilon)]",
            "[Input(4)] [LayerNormalization(Epsilon = -0.0)]",
            "[Input(1)] [LayerNormalization(Epsilon = 1e-20, ActivityL1 = double.NegativeInfinity)]",
            "[Input(4)] [VirtualBatchNormalization(Epsilon = double.MaxValue)]",
            "[Input(4)] [GroupNormalization]",
            "[Input(4)] [GroupNormalization(0)]",
            "[Input(4)] [GroupNormalization(-2147483648)]",
            "[Input(4)] [GroupNormalization(3)]",
            "[Input(2147483647)] [GroupNormalization(2147483647)]",
            "[Input(1)] [GroupNormalization(-1, Epsilon = double.NaN)]",
            "[Input(3, 4, 2)] [TimeDistributed] [GroupNormalization(1)]",
            "[Input(4)] [RMSNormalization(Epsilon = 0)]",
            "[Input(1)] [RMSNormalization(Epsilon = 1e30)]",
            "[Input(4, 3)] [TimeDistributed] [RMSNormalization]",
            "[Input(1)] [UnitNormalization]",
            "[Input(2, 2, 2, 2, 2)] [UnitNormalization(ActivityL2 = -1)]",
            "[Input(3, 4, 1)] [TimeDistributed] [VirtualBatchNormalization]",
            "[Input(2147483647)] [PReLU]",
            "[Input(4)] [PReLU(ActivityL2 = -1)]",
            "[Input(4)] [LeakyReLU(double.NaN)]",
            "[Input(4)] [LeakyReLU(-0.0)]",
            "[Input(4)] [LeakyReLU(1e30)]",
            "[Input(4)] [LeakyReLU(double.Epsilon)]",
            "[Input(4)] [ELU(-1)]",
            "[Input(4)] [ELU(double.PositiveInfinity)]",
            "[Input(4)] [ELU(1e30)]",
            "[Input(4)] [Multiply(\"multiply\")]",
            "[Input(4)] [Subtract]",
            "[Input(4)] [Subtract(null)]",
            "[Input(4)] [Subtract(\"\")]",
            "[Input(4)] [Subtract(\"input\")]",
            "[Input(4)] [Dot]",
            "[Input(4)] [Dot(null, 1)]",
            "[Input(4)] [Dot(\"input\", 0)]",
            "[Input(4)] [Dot(\"input\", -2147483648)]",
            "[Input(4)] [Dot(\"input\", 1, Normalize = true)]",
            "[Input(4, 3, Name = \"x\")] [Dense(2)] [Dot(\"x\", 2)]",
            "[Input(100000, 1)] [Dot(\"input\", 2)]",
            "[Input(2, 3, 4, 5, 6)] [Dot(\"input\", 1, -5)]",
            "[Input(2, 1, 1, 1, 1, 1, 1, 1, 1, 1)] [Dot(\"input\", 1)]",
            "[Input(6, 2)] [LocallyConnected1D(0, 2)]",
            "[Input(6, 2)] [LocallyConnected1D(3, 7)]",
            "[Input(6, 2)] [LocallyConnected1D(3, 2, Padding = Padding.Causal)]",
            "[Input(6, 2)] [LocallyConnected1D(2147483647, 6, Strides = 2147483647)]",
            "[Input(6)] [LocallyConnected2D(3, 2)]",
            "[Input(6, 6, 2)] [LocallyConnected2D(3, 2, 0)]",
            "[Input(300, 300, 60)] [LocallyConnected2D(60, 60)]",
            "[Input(6, 6, 2)] [LocallyConnected2D(3, 2, StrideHeight = 2147483647, StrideWidth = 0)]",
            "[Input(4)] [Dense(2), Connections.Random(0)]",
            "[Input(4)] [Dense(2), Connections.Random(double.NaN)]",
            "[Input(4)] [Dense(2), Connections.Random(0.999999999)]",
            "[Input(1)] [Dense(1), Connections.Random(0.5)]",
            "[Input(4)] [Dense(2), Connections.Band(-2147483648)]",
            "[Input(1)] [Dense(2), Connections.Band(1)]",
            "[Input(4)] [Dense(1), Connections.Band(3)]",
            "[Input(4)] [Dense(2), Connections.Groups(2147483647)]",
            "[Input(4)] [Dense(2), Connections.Groups(0)]",
            "[Input(4)] [Dense(2), Connections.Groups(2), Connections.Band(2)]",
            "[Input(4)] [Dropout(0.5), Connections.Groups(2)]",
            "[Input(4, 4)] [TimeDistributed] [Dense(2), Connections.Groups(2)]",
            "[Input(4)] [Normalization(Mean = null)]",
            "[Input(4)] [Normalization(Mean = new double[0], Variance = new double[0])]",
            "[Input(4)] [Normalization(Mean = new[] { 1.0, 2, 3 }, Variance = new[] { 1.0 })]",
            "[Input(4)] [Normalization(Mean = new[] { double.NaN }, Variance = new[] { 1.0 })]",
            "[Input(4)] [Normalization(Mean = new[] { 1.0 }, Variance = new[] { -double.Epsilon })]",
            "[Input(4)] [Normalization(Mean = new[] { 1e30 }, Variance = new[] { 1e30 }, Invert = true)]",
            "[Input(4)] [Normalization(Invert = true)]",
            "[Input(4)] [Dense(3)] [Normalization]",
            "[Input(2147483647)] [Normalization]",
            "[Input(4, 2)] [TimeDistributed] [Normalization]",
            "[Input(4)] [Discretization]",
            "[Input(4)] [Discretization(null)]",
            "[Input(4)] [Discretization(0)]",
            "[Input(4)] [Discretization(2147483647)]",
            "[Input(4)] [Discretization(65536, OutputMode = OutputMode.OneHot)]",
            "[Input(4)] [Discretization(1.0, 1)]",
            "[Input(4)] [Discretization(double.NaN)]",
            "[Input(4)] [Discretization(0.5, OutputMode = (OutputMode)9)]",
            "[Input(4)] [Dense(3)] [Discretization(4)]",
            "[Input(4)] [Discretization(9)] [Embedding(8, 2)]",
            "[Input(4)] [CategoryEncoding(0)]",
            "[Input(4)] [CategoryEncoding(65537)]",
            "[Input(1000)] [CategoryEncoding(65536, OutputMode = OutputMode.OneHot)]",
            "[Input(4)] [CategoryEncoding(4, OutputMode = OutputMode.Int)]",
            "[Input(4)] [Dense(3)] [CategoryEncoding(4)]",
            "[Input(4)] [SpectralNormalization]",
            "[Input(4)] [SpectralNormalization] [Dropout(0.5)]",
            "[Input(4)] [SpectralNormalization(0)] [Dense(3)]",
            "[Input(4)] [SpectralNormalization(2147483647)] [Dense(3)]",
            "[Input(4)] [SpectralNormalization(16)] [Dense(0)]",
            "[Input(4)] [SpectralNormalization] [SpectralNormalization] [Dense(2)]",
            "[Input(4, 4)] [TimeDistributed] [SpectralNormalization] [Dense(2)]",
            "[Input(4, 4)] [SpectralNormalization] [Conv1D(2, 5)]",
            "[Input(1)] [SpectralNormalization] [Dense(1, Activation.Softmax), Connections.Groups(2)]",
            "[Input(4)] [MatMul]",
            "[Input(4)] [MatMul(null)]",
            "[Input(4)] [MatMul(\"input\")]",
            "[Input(4, 4)] [MatMul(\"input\", TransposeA = true, TransposeB = true)]",
            "[Input(4, 3, Name = \"x\")] [Dense(2)] [MatMul(\"x\")]",
            "[Input(100000, 1)] [MatMul(\"input\", TransposeB = true)]",
            "[Input(2, 3, 4, 5, 6)] [MatMul(\"input\", TransposeA = true)]",
            "[Input(2, 1, 1, 1, 1, 1, 1, 1, 1, 1)] [MatMul(\"input\", TransposeA = true)]",
            "[Input(4)] [Map(null)]",
            "[Input(4)] [Map(\"\")]",
            "[Input(4)] [Map(\"x\", null)]",
            "[Input(4)] [Map(\"x\", Learn = null)]",
            "[Input(4)] [Map(\"x + a\", Learn = new[] { null, \"a = 1\" })]",
            "[Input(4)] [Map(\"x + a\", Learn = new[] { \"a = 1e999\" })]",
            "[Input(4)] [Map(\"x ^ 1e30\")]",
            "[Input(4)] [Map(\"log(x) / (x - x)\")]",
            "[Input(4)] [Map(\"x / 0\")]",
            "[Input(4)] [Map(\"0 * x\")]",
            "[Input(4)] [Map(\"((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x\")]",
            "[Input(4)] [Map(\"x # 1\")]",
            "[Input(4)] [LayerNormalization(Axis = null)]",
            "[Input(4)] [LayerNormalization(Axis = new int[0])]",
            "[Input(4)] [RMSNormalization(Axis = new[] { -2147483648 })]",
            "[Input(4, 2)] [LayerNormalization(Axis = new[] { 1, 1 })]",
            "[Input(4, 2)] [LayerNormalization(Axis = new[] { -1, 1 })]",
            "[Input(4, 2)] [BatchNormalization(Axis = 0)]",
            "[Input(4, 2)] [BatchNormalization(Axis = -2147483648)]",
            "[Input(4, 2)] [VirtualBatchNormalization(Axis = 2147483647)]",
            "[Input(4, 2)] [GroupNormalization(3, Axis = 1)]",
            "[Input(1, 1, 1, 1)] [GroupNormalization(-1, Axis = -4)]",
            "[Input(4)] [UnitNormalization(Axis = 2)]",
            "[Input(4, 2)] [Normalization(Axis = -3)]",
            "[Input(4, 3)] [Normalization(Axis = 1, Mean = new[] { 1.0, 2, 3 }, Variance = new[] { 1.0, 2, 3 })]",
            "[Input(3, 5)] [GLU(Axis = 1)]",
            "[Input(4, 2)] [Concatenate(\"input\", Axis = 1)]",
            "[Input(4, 2)] [Concatenate(\"input\", Axis = -2147483647)]",
            "[Input(1, Name = \"a\")] [Input(1, 1, Name = \"b\")] [Concatenate(\"a\", Axis = 1)]",
            "[Input(4)] [PReLU(SharedAxes = null)]",
            "[Input(4)] [PReLU(SharedAxes = new int[0])]",
            "[Input(4)] [PReLU(SharedAxes = new[] { 1, 1 })]",
            "[Input(4, 2)] [PReLU(SharedAxes = new[] { -2147483648 })]",
            "[Input(4)] [FinalState]",
            "[Input(4, 2)] [LSTM(3)] [FinalState(-1)]",
            "[Input(4, 2)] [LSTM(3)] [FinalState(2147483647)]",
            "[Input(4, 2)] [LSTM(3, InitialState = null)]",
            "[Input(4, 2)] [LSTM(3, InitialState = new string[] { null, null })]",
            "[Input(4, 2)] [LSTM(3, InitialState = new[] { \"input\", \"input\", \"input\" })]",
            "[Input(4, 2)] [AttentionScores]",
            "[Input(4, 2)] [MultiHeadAttention(2147483647, 1)] [AttentionScores]",
            "[Input(4)] [Minimum]",
            "[Input(4)] [Minimum(null, \"input\")]",
            "[Input(4)] [Minimum(\"input\", \"input\")]",
            "[Input(4)] [Rescaling(double.NaN)]",
            "[Input(4)] [Rescaling(0)]",
            "[Input(4)] [Rescaling(double.Epsilon, -1e30)]",
            "[Input(4)] [Rescaling(-1e30, double.PositiveInfinity)]",
            "[Input(4)] [Rescaling(1)]",
            "[Input(1)] [GLU]",
            "[Input(3, 5)] [GLU]",
            "[Input(16777216)] [GLU(L2 = 0.1)]",
            "[Input(2)] [GLU] [GLU]",
            "[Input(4)] [Average]",
            "[Input(4)] [Average(\"input\", \"average\")]",
            "[Input(4, Name = \"a\")] [Input(2, 2, Name = \"b\")] [Maximum(\"a\")]",
            "[Input(4)] [Maximum(\"input\", \"input\", ActivityL1 = double.NaN)]",
            "[Input(4)] [Dropout(double.NaN)] [Dense(2)]",
            "[Input(4)] [Dropout(double.PositiveInfinity)] [Dense(2)]",
            "[Input(4)] [Dropout(1)] [Dense(2)]",
            "[Input(4)] [Dropout(-0.0)] [Dense(2)]",
            "[Input(4)] [Dropout(0.99999999999999989)] [Dense(2)]",
            "[Input(4)] [Dropout(double.Epsilon)] [Dense(2)]",
            "[Input(4)] [SpatialDropout1D(0.5)] [Dense(2)]",
            "[Input(4, 3)] [SpatialDropout1D(double.NaN)] [Dense(2)]",
            "[Input(4, 3)] [TimeDistributed] [SpatialDropout1D(0.99999999999999989, Seed = -1)]",
            "[Input(4, 3)] [SpatialDropout1D(0.99999999999999989, Seed = -1)] [Dense(2)]",
            "[Input(4, 3, 2)] [SpatialDropout2D(1)] [Dense(2)]",
            "[Input(4, 3, 2)] [SpatialDropout2D(0)]",
            "[Input(4)] [GaussianNoise(double.NaN)] [Dense(2)]",
            "[Input(4)] [GaussianNoise(double.MaxValue)] [Dense(2)]",
            "[Input(4)] [GaussianNoise(double.Epsilon)] [Dense(2)]",
            "[Input(4)] [GaussianNoise(1e30)] [Dense(2)]",
            "[Input(4)] [Reparameterize(KLWeight = double.NaN)]",
            "[Input(4)] [Reparameterize(KLWeight = 1e30)] [Reparameterize(KLWeight = double.Epsilon)]",
            "[Input(4)] [Reparameterize(null)]",
            "[Input(4)] [Reparameterize(\"input\")]",
            "[Input(1)] [Reparameterize]",
            "[Input(4)] [TimeDistributed] [Reparameterize]",
            "[Input(2, 3, 4)] [TimeDistributed] [Reparameterize]",
            "[Input(4)] [Corruption(double.NaN)] [Dense(2)]",
            "[Input(4)] [Corruption(0.99999999999999989, SaltAndPepper = true)] [Dense(2)]",
            "[Input(4)] [Corruption(double.Epsilon, SaltAndPepper = true)] [Dense(2)]",
            "[Input(4)] [Dense(2, L1 = double.NaN)]",
            "[Input(4)] [Dense(2, L2 = double.MaxValue)]",
            "[Input(4)] [Dense(2, L2 = 1e30, L1 = 1e-300, ActivityL1 = 1e30)]",
            "[Input(4)] [Dense(2, MaxNorm = double.NegativeInfinity)]",
            "[Input(4)] [Dense(2, MaxNorm = double.Epsilon)]",
            "[Input(4)] [Masking]",
            "[Input(4, 4, 1)] [Masking]",
            "[Input(4, 3)] [Masking(MaskValue = double.NaN)]",
            "[Input(4, 3)] [Masking(MaskValue = double.MaxValue)]",
            "[Input(4, 3)] [Masking(MaskValue = -1e30)]",
            "[Input(4, 3)] [Masking(MaskValue = double.Epsilon)] [Masking(MaskValue = -0.0)]",
            "[Input(1, 1)] [Masking] [Dense(1, L2 = 1)]",
            "[Input(4, 3, Name = \"mask\")] [Masking(Name = \"mask1\")] [Add(\"mask\")]",
            "[Input(4)] [DropConnect(3, 1)]",
            "[Input(4)] [DropConnect(3, 0.5, Seed = -2147483648)]",
            "[Input(4)] [Dense(3, Seed = -1)]",
            // Enums
            "[Input(4)] [Dense(2, (Activation)99)]",
            "[Input(4)] [Dense(2, Activation = (Activation)(-1))]",
            "[Input(4)] [Dense(2, KernelInitializer = (Initializer)99)]",
            "[Input(4)] [Dense(2, BiasInitializer = (Initializer)99)]",
            "[Input(4)] [Activation((Activation)99)]",
            "[Input(4)] [RBF(2, KernelInitializer = (Initializer)99)]",
            "[Input(4)] [Dense(2, Activation.Softmax, Activation = Activation.Tanh)]",
            "[Input(4)] [Dense(2, BiasInitializer = Initializer.Orthogonal, KernelInitializer = Initializer.Zeros)]",
            // Attributes behind layers
            "[Input(4)] [Dense(2), KernelInitializer.Constant(double.NaN)]",
            "[Input(4)] [Dense(2), KernelInitializer.Constant(-1e30), BiasInitializer.RandomNormal(1e30, 1e30)]",
            "[Input(4)] [Dense(2), KernelInitializer.RandomUniform(double.NegativeInfinity, double.MaxValue)]",
            "[Input(4)] [Dense(2)] [KernelInitializer.RandomUniform(-1e30, 1e30)] [BiasInitializer.TruncatedNormal(5, 0)]",
            "[Input(4)] [Dense(2), KernelInitializer.VarianceScaling(1e30, FanMode.FanAvg, VarianceDistribution.UntruncatedNormal)]",
            "[Input(4)] [Dense(2), KernelInitializer.VarianceScaling(double.Epsilon, (FanMode)9, (VarianceDistribution)9)]",
            "[Input(4)] [Dense(2), KernelInitializer.Orthogonal(gain: -2), BiasInitializer.Identity]",
            "[Input(4)] [Embedding(3, 2), EmbeddingsInitializer.Identity(double.Epsilon)] [Flatten] [Dense(1)]",
            "[Input(6, 4)] [Bidirectional] [GRU(3), RecurrentInitializer.Orthogonal(0.5)] [BiasInitializer.Constant(2)]",
            "[Input(6, 4)] [Bidirectional, KernelInitializer.Constant] [GRU(3)]",
            "[Input(6, 4)] [TimeDistributed] [KernelInitializer.Constant(1)] [Dense(3)]",
            "[Input(4), KernelInitializer.Constant(1)] [Dense(3)]",
            "[KernelInitializer.Constant(1)]",
            "[Input(4)] [Dense(2), KernelInitializer]",
            "[Input(4)] [Dense(2), KernelInitializer.Constant(value: \"1\")]",
            "[Input(4)] [Dense(2), KernelInitializer.Unknown(1)]",
            "[Input(4)] [Dense(2), KernelInitializer.RandomNormal(deviation: 1)]",
            "[Input(4)] [Dense(2), InitializersOf<int>.RandomNormal(stddev: 1)]",
            "[Input(4)] [Dense(2), KernelConstraint.MinMaxNorm(double.NaN, 2, 3), BiasConstraint.NonNeg]",
            "[Input(4)] [Dense(2, MaxNorm = 2), KernelConstraint.MinMaxNorm(1, 1e30, 0.5), BiasConstraint.UnitNorm]",
            "[Input(4)] [Dense(2), KernelConstraint.MinMaxNorm(double.Epsilon, 1e30, 0), BiasConstraint.UnitNorm]",
            "[Input(4)] [RBM(2), KernelConstraint.NonNeg, BiasConstraint.UnitNorm]",
            "[Input(6, 4)] [LSTM(2), RecurrentConstraint.UnitNorm] [RBF(2), KernelConstraint.UnitNorm]",
            "[Input(4)] [Dense(2), KernelRegularizer.Orthogonal(double.NaN)]",
            "[Input(4)] [Dense(2), KernelRegularizer.Orthogonal(1e30, (OrthogonalMode)3)]",
            "[Input(4)] [Dense(2, L2 = 1), KernelRegularizer.Orthogonal(1e30, OrthogonalMode.Columns)]",
            "[Input(4, 4, 1)] [Conv2D(2, 2), KernelRegularizer.Orthogonal(0)]",
            "[Input(4)] [RBM(2), KernelRegularizer.Orthogonal(0)] [RBM(2)] [Dense(3), KernelRegularizer.Orthogonal(double.Epsilon)]",
            "[Input(4)] [Dense(2), ActivityRegularizer.Sparsity(0.1, 1)]",
            "[Input(4)] [Dense(2, Activation.Sigmoid), ActivityRegularizer.Sparsity(double.NaN, 1e30)]",
            "[Input(4)] [Dense(2, Activation.HardSigmoid), ActivityRegularizer.Sparsity(0.999999, 1e30)]",
            "[Input(4), ActivityRegularizer.Sparsity(0.5, 1)] [Dense(2)]",
            "[Input(4)] [Dense(2, Activation.Sigmoid), ActivityRegularizer.Sparsity]",
            "[Input(4, 3)] [Bidirectional] [LSTM(2), ActivityRegularizer.Sparsity(0.5, 1)]",
            "[Input(4, 3)] [TimeDistributed] [Dense(2, Activation.ReLU), ActivityRegularizer.Sparsity(0.5, 1)]",
            "[Input(4)] [Own, KernelInitializer.RandomNormal(stddev: 1)]",
            "[Input(4)] [Dense(2), OwnRefinement]",
            // Attributes that are wrong for C# itself
            "[Input(\"4\")] [Dense(2)]",
            "[Input(4)] [Dense]",
            "[Input(4)] [Dense(\"x\")]",
            "[Input(4)] [Dense(Unknown)]",
            "[Input(4)] [Dense(2, Unknown = 3)]",
            "[Input(4)] [Dense(2, Name = 5)]",
            "[Input(4)] [Dence(2)]",
            "[Input(4)] [Dense(1, 2, 3, 4)]",
            "[Input(4)] [Dense(units:)]",
            "[Input(4)] [Dense(2",
            "[Input(4)] [Add(Unknown, 5)]",
            "[Input(4)] [Subnetwork(typeof(Unknown))]",
            "[Input(4)] [Subnetwork(Unknown)]",
            "[Input(4)] [Dense(2)] [Output(5)]",
            "[Network] [Input(4)] [Dense(2)]",
            // Layers of the user's own
            "[Input(4)] [Own]",
            "[Input(4)] [Other.Dense]",
            "[Input(4)] [NetGen.Layer]"
        );

    [Theory]
    [MemberData(nameof(Declarations))]
    public void DoesNotThrow(string layers)
    {
        const string Own =
            "class OwnAttribute : LayerAttribute; class OwnRefinementAttribute : RefinementAttribute; "
            + "namespace Other { class DenseAttribute : LayerAttribute; }";
        GeneratorRun.Of($"using NetGen;\n[Network] {layers} partial class Net;\n{Own}").IsClean();
        GeneratorRun.Of($"using NetGen;\n[Network(Precision = Precision.Double)] {layers} partial class Net;\n{Own}").IsClean();
    }

    [Fact]
    public void EveryKindIsThere()
    {
        string all = string.Join(" ", Declarations.Cast<object[]>().Select(row => row[0]));
        IEnumerable<string> met = Regex.Matches(all, @"\[(\w+)").Select(m => m.Groups[1].Value);
        Assert.Empty(Catalogue.Kinds.Select(kind => kind.Attribute).Except(met));
    }

    [Fact]
    public void NamesOfLayersMeetNoNamesInGeneratedCode()
    {
        string[] sources =
        [
            .. s_taken.Select(
                (name, i) =>
                    $"""
                        using NetGen;
                        namespace N{i};
                        [Network] [Input(4, Name = "{name}")] [Dense(4, Activation.ReLU)] [Add("{name}")] [Dense(3, Activation.Tanh)] [Dense(2)] partial class A1;
                        [Network] [Input(4)] [Dense(4, Activation.Tanh, Name = "{name}", L2 = 0.1)] [Dense(4, Activation.Sigmoid)] [Multiply("{name}")] [DropConnect(3, 0.5)] partial class A2;
                        [Network] [Input(4, Name = "{name}")] [Input(4, Name = "other")] [Add("{name}")] [Dense(2)] partial class A3;
                        [Network] [Input(4)] [Dense(3, Name = "{name}")] [Dense(2, Name = "other", From = "input")] [Output("{name}", "other")] partial class A4;
                        """
            ),
        ];
        GeneratorRun run = GeneratorRun.Of(sources).IsClean();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ErrorsInSource);
    }

    [Theory]
    [InlineData("[Network] static partial class Net;")]
    [InlineData("[Network] partial struct Net;")]
    [InlineData("[Network] partial record struct Net;")]
    [InlineData("[Network] partial interface Net;")]
    [InlineData("[Network] enum Net { }")]
    [InlineData("[Network] partial class;")]
    [InlineData("[Network] partial class Net<T>;")]
    [InlineData("partial class Outer<T> { [Network] partial class Net; }")]
    [InlineData("class Outer { [Network] partial class Net; }")]
    [InlineData("[Network] file partial class Net;")]
    [InlineData("[Network] partial class Net { } [Network] partial class Net { }")]
    [InlineData("[Network] partial class Net { } class Net { }")]
    [InlineData("[Network] partial class Net(int size);")]
    [InlineData("[Network] partial record Net(int Size);")]
    [InlineData("[Network] partial class Net : Unknown;")]
    [InlineData("[Network] partial class Net : System.IO.Stream;")]
    [InlineData("[Network] partial class Net : System.IO.FileStream;")]
    [InlineData("[Network] partial class Net : Net;")]
    [InlineData("[Network] partial class Net { public Net(int seed) { } }")]
    [InlineData("[Network] partial class Net { public Net() : this(5) { } public void Predict() { } public void Load(int x) { } }")]
    [InlineData("[Network] partial class Net { int s, phase, input, x1, W1, V, Engine; int n() => 1; class Loop { } }")]
    [InlineData("[Network] partial class Net { int Ng; }")]
    [InlineData("[Network] partial class Net { int _engine; }")]
    [InlineData("[Network] partial class Net { class Compiled { } }")]
    [InlineData("[Network] partial class Net { int Summary => 1; int Predict; }")]
    [InlineData("[Network] partial class Net { public void Save(System.IO.Stream stream) { } }")]
    [InlineData("[Network] partial class Net { public void Predict(System.ReadOnlySpan<float> a, System.Span<float> b) { } }")]
    [InlineData("[Network] partial class Predict;")]
    [InlineData("[Network] partial class Compiled;")]
    [InlineData("[Network] partial class Stream;")]
    [InlineData("[Network] partial class Exception;")]
    [InlineData("[Network] partial class Span;")]
    [InlineData("[Network] partial class NetGen;")]
    [InlineData("namespace My.NetGen.System { [Network] partial class Net; }")]
    [InlineData(
        "namespace My { class Span<T> { } class Stream { } class ReadOnlySpan<T> { } class IReadOnlyList<T> { } class "
            + "InvalidOperationException { } class MethodImplAttribute { } [Network] partial class Net; }"
    )]
    [InlineData("[Network] partial class @class;")]
    [InlineData("[Network] partial class @record;")]
    [InlineData("[Network] partial class Größe;")]
    [InlineData("[Network] partial class Net; [Network] partial class NET; [Network] partial class nET;")]
    [InlineData("namespace N { [Network] partial class Net; } [Network] partial class Net;")]
    [InlineData("[Network] abstract partial class Net;")]
    [InlineData("[Network] partial class Net { required public int Size; }")]
    public void ClassDoesNotThrow(string declaration)
    {
        foreach (
            string layers in new[]
            {
                "[Input(4)] [Dense(2, Activation.ReLU)] [Dropout(0.5)] [Dense(3, Activation.Softmax)]",
                "[Input(4)] [Dense(0)]",
            }
        )
            GeneratorRun.Of("using NetGen;\n" + declaration.Replace("[Network]", "[Network] " + layers)).IsClean();
    }

    [Theory]
    [InlineData("public partial class Net;", "internal partial class Part;")]
    [InlineData("internal partial class Net;", "public partial class Part;")]
    [InlineData("public partial class Net;", "public partial class part;")]
    [InlineData("public partial class Net;", "partial class @class;")]
    [InlineData("public partial class Net;", "partial record Part;")]
    [InlineData("public partial class Net;", "partial class Summary;")]
    [InlineData("public partial class Net;", "partial class Predict_;")]
    [InlineData("public partial class Net;", "partial class Part<T>;")]
    [InlineData("public partial class Net;", "static partial class Part;")]
    [InlineData("public partial class Net { int Part; }", "partial class Part;")]
    [InlineData("public partial class Part2;", "partial class Part;")]
    public void SubnetworkDoesNotThrow(string outer, string inner)
    {
        string name = inner.TrimEnd(';').Split(' ')[^1].Replace("<T>", "<>");
        GeneratorRun
            .Of(
                $"using NetGen;\n[Network] [Input(4)] [Subnetwork(typeof({name}))] [Subnetwork(typeof({name}))] {outer}\n[Network] "
                    + $"[Input(4)] [Dense(4)] {inner}"
            )
            .IsClean();
        GeneratorRun
            .Of(
                $"using NetGen;\n[Network] [Input(4)] [Subnetwork(typeof({name}))] [Dense(0)] {outer}\n[Network] [Input(4)] "
                    + $"[Dense(4)] {inner}"
            )
            .IsClean();
        GeneratorRun
            .Of(
                $"using NetGen;\npartial class Outer {{ [Network] [Input(4)] [Subnetwork(typeof({name}))] {outer}\n[Network] [Input(4)] "
                    + $"[Dense(4)] private {inner.Replace("public ", "").Replace("internal ", "")} }}"
            )
            .IsClean();
        GeneratorRun
            .Of(
                $"using NetGen;\n[Network] [Input(4)] [Subnetwork(typeof({name}), Name = \"net\")] [Subnetwork(typeof({name}), Name = "
                    + $"\"_1\")] [Subnetwork(typeof({name}), Name = \"a_b\")] [Subnetwork(typeof({name}), Name = \"aB\")] "
                    + $"{outer}\n[Network] [Input(4)] [Dense(4)] {inner}"
            )
            .IsClean();
    }

    [Fact]
    public void SubnetworksInACircleDoNotThrow()
    {
        GeneratorRun run = GeneratorRun
            .Of(
                """
                using NetGen;
                [Network] [Input(4)] [Subnetwork(typeof(B))] partial class A;
                [Network] [Input(4)] [Subnetwork(typeof(C))] partial class B;
                [Network] [Input(4)] [Subnetwork(typeof(A))] [Subnetwork(typeof(C))] partial class C;
                """
            )
            .IsClean();
        Assert.All(run.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
        Assert.NotEmpty(run.Diagnostics);
    }
}
