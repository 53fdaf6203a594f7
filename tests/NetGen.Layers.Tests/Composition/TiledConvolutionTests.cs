using System.Numerics;
using System.Reflection;
using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Composition;

/// <summary>Convolutions that go by tiles of 2 x 2 places: images of even and odd sizes, channels and filters that are whole vectors and
/// that are not, alone, behind a border, under a pooling layer, in the way back.</summary>
public class TiledConvolutionTests
{
    /// <summary>Of whole vectors and not, behind a border and without, under pooling.</summary>
    public const string Several =
        "[Input(11, 10, 16)] [Conv2D(16, 3, Activation.ReLU, Padding = Padding.Same)] [Conv2D(20, 3, Activation.Tanh)] [MaxPooling2D(2)] "
        + "[Conv2D(17, 3, Padding = Padding.Same)] [Flatten] [Dense(3)]";

    /// <summary>The other tests of this network would be right without tiles, too.</summary>
    [Fact]
    public void SeveralGoByTiles()
    {
        Type type = CompiledNetwork.Of(Several).Single().GetType();
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        IEnumerable<Type> kernels = type
            .Assembly.GetTypes()
            .Where(t => t.FullName!.StartsWith(type.FullName + "+", StringComparison.Ordinal))
            .Where(t => t.GetProperty("TiledLines", All) is not null);
        Assert.InRange(kernels.Count(), 5, 20);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void ThreadsDoNotChangeTheBits(int threads)
    {
        foreach (int n in new[] { 1, 5, 23, 64 })
        {
            Assert.Equal(Gradient(CompiledNetwork.Of(Several).Single(), n, 1), Gradient(CompiledNetwork.Of(Several).Single(), n, threads));
            Assert.Equal(Gradient(CompiledNetwork.Of(Several).Double(), n, 1), Gradient(CompiledNetwork.Of(Several).Double(), n, threads));
        }
    }

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

    // The loss, and its gradient by all parameters.
    private static T[] Gradient<T>(INetwork<T> net, int n, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ProgramInfo info = net.Engine.Info;
        T[] Drawn(int seed, int count) => Array.ConvertAll(Check.Values(new System.Random(seed), count, 1), T.CreateTruncating);
        using TrainingSession<T> session = net.Engine.Train(n, threads);
        Drawn(1, n * info.InputLength).CopyTo(session.Inputs(n));
        Drawn(2, n * 3).CopyTo(session.Targets(n, 3));
        T loss = session.LossAndGradient(n, Loss.MeanSquaredError, 3, 0);
        var gradient = new T[Layout.Count(info)];
        Layout.ToUser(info, session.Gradients, gradient);
        return [loss, .. gradient];
    }

    private static void Right(params string[] declarations)
    {
        (int compiled, IReadOnlyList<string> faults) = StackRun.Check([.. declarations.Select(Stack.Parse)]);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(declarations.Length, compiled);
    }
}
