namespace NetGen.Layers.Tests.Composition;

/// <summary>Convolutions that go by tiles of 2 x 2 places: images of even and odd sizes, channels and filters that are whole vectors and
/// that are not, alone, behind a border, under a pooling layer, in the way back.</summary>
public class TiledConvolutionTests
{
    [Fact]
    public void OfEvenAndOddSizes() =>
        Right(
            "[Input(4, 4, 16)] [Conv2D(16, 3)] [GlobalAveragePooling2D]",
            "[Input(5, 8, 16)] [Conv2D(3, 3, Activation.ReLU)] [Flatten] [Dense(2)]",
            "[Input(9, 7, 16)] [Conv2D(16, 3)] [Conv2D(20, 3, Activation.Tanh)] [GlobalAveragePooling2D]",
            "[Input(6, 4, 16)] [Conv2D(16, 3, Padding = Padding.Same)] [GlobalMaxPooling2D]",
            "[Input(7, 11, 32)] [Conv2D(16, 3, Padding = Padding.Same)] [Conv2D(16, 3, Padding = Padding.Same)] [GlobalAveragePooling2D]"
        );

    [Fact]
    public void OfChannelsThatAreNoWholeVectors() =>
        Right(
            "[Input(6, 6, 17)] [Conv2D(5, 3)] [Flatten] [Dense(2)]",
            "[Input(4, 6, 20)] [Conv2D(33, 3, Padding = Padding.Same, Activation = Activation.ReLU)] [Conv2D(18, 3)] [Flatten] [Dense(2)]",
            "[Input(6, 6, 3)] [Conv2D(24, 1)] [Conv2D(24, 3)] [Conv2D(1, 3)]",
            "[Input(8, 8, 1)] [Conv2D(31, 3, Activation.Tanh)] [Conv2D(7, 3, Activation.Tanh)] [GlobalAveragePooling2D]"
        );

    [Fact]
    public void UnderPooling() =>
        Right(
            "[Input(8, 8, 16)] [Conv2D(16, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]",
            "[Input(9, 7, 18)] [Conv2D(20, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(3)]",
            "[Input(6, 10, 16)] [Conv2D(16, 3, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(16, 3, Padding = Padding.Same)]",
            "[Input(6, 6, 16)] [Conv2D(1, 3)] [MaxPooling2D(2)] [Flatten] [Dense(3)]"
        );

    [Fact]
    public void WithWhatFollowsThem() =>
        Right(
            "[Input(6, 6, 16)] [Conv2D(16, 3, Padding = Padding.Same), BatchNormalization, Activation(Activation.ReLU, Name = \"a\")] "
                + "[Conv2D(16, 3, Padding = Padding.Same), BatchNormalization, Add(\"a\"), Activation(Activation.ReLU)] "
                + "[GlobalAveragePooling2D]",
            "[Input(5, 5, 16, Name = \"a\")] [Conv2D(16, 3, Padding = Padding.Same)] [Concatenate(\"a\")] [Conv2D(4, 3)] [Flatten]",
            "[Input(5, 6, 16)] [Conv2D(32, 3, Padding = Padding.Same, Groups = 2)] [GlobalAveragePooling2D]",
            "[Input(4, 4, 18)] [Conv2DTranspose(17, 3)] [GlobalAveragePooling2D]",
            "[Input(3, 6, 6, 16)] [TimeDistributed] [Conv2D(16, 3, Activation.ReLU)] [Flatten] [Dense(2)]",
            "[Input(6, 6, 16)] [UpSampling2D(2)] [Conv2D(16, 3)] [PReLU] [AveragePooling2D(2)]"
        );

    private static void Right(params string[] declarations)
    {
        (int compiled, IReadOnlyList<string> faults) = StackRun.Check([.. declarations.Select(Stack.Parse)]);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(declarations.Length, compiled);
    }
}
