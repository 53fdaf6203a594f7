using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Whole channels are dropped, others in each sample and step.</summary>
public class SpatialDropoutTests
{
    [Theory]
    [InlineData("[Input(5, 3)] [SpatialDropout1D(0.4)] [Dense(2, Activation.Tanh)]")]
    [InlineData("[Input(5, 17)] [Conv1D(17, 2)] [SpatialDropout1D(0.4)] [LSTM(3)]")]
    [InlineData("[Input(5, 3)] [Masking] [SpatialDropout1D(0.4)] [GRU(3)]")]
    [InlineData("[Input(6, 5, 2)] [Conv2D(5, 3, Activation.Tanh)] [SpatialDropout2D(0.3)] [Conv2D(3, 2)]")]
    [InlineData("[Input(6, 6, 2)] [Conv2D(16, 3, Activation.ReLU)] [SpatialDropout2D(0.3)] [MaxPooling2D(2)]")]
    public void Layers(string declaration) => Check.Network(declaration);

    /// <summary>A sample's channel is 0 everywhere or x / (1 - rate) everywhere; as many are 0 as the rate says, and each sample drops
    /// others.</summary>
    [Theory]
    [InlineData("[Input(6, 50)] [SpatialDropout1D(0.4)]", 50)]
    [InlineData("[Input(3, 4, 50)] [SpatialDropout2D(0.4)]", 50)]
    public void ChannelsAreDroppedAsAWhole(string declaration, int channels)
    {
        const int N = 64;
        INetwork<double> network = CompiledNetwork.Of(declaration).Double();
        ProgramInfo info = network.Engine.Info;
        double[] inputs = [.. Enumerable.Repeat(1.0, N * info.InputLength)],
            gradient = new double[inputs.Length];
        // d/dx of the mean of y over samples and values: 1 / (values of a batch) where it is kept, over 1 - rate.
        network.LossAndInputGradient(inputs, new double[inputs.Length], SumOfOutputs.Instance, gradient);
        double kept = 1.0 / N / (1 - 0.4);
        int dropped = 0;
        var patterns = new HashSet<string>();
        for (int i = 0; i < N; i++)
        {
            string pattern = "";
            for (int c = 0; c < channels; c++)
            {
                double[] values =
                [
                    .. Enumerable.Range(0, info.InputLength / channels).Select(p => gradient[i * info.InputLength + p * channels + c]),
                ];
                Assert.All(values, x => Assert.Equal(values[0], x));
                Assert.True(values[0] == 0 || Math.Abs(values[0] - kept) < 1e-12, $"{values[0]} is neither 0 nor {kept}.");
                dropped += values[0] == 0 ? 1 : 0;
                pattern += values[0] == 0 ? "0" : "1";
            }
            patterns.Add(pattern);
        }
        Assert.Equal(0.4, dropped / (double)(N * channels), 0.05);
        Assert.Equal(N, patterns.Count);
        var output = new double[info.OutputLength];
        network.Predict(inputs.AsSpan(0, info.InputLength), output);
        Assert.All(output, y => Assert.Equal(1, y));
    }

    /// <summary>Σ y: its gradient is 1 everywhere.</summary>
    private sealed class SumOfOutputs : Loss
    {
        public static readonly SumOfOutputs Instance = new();

        public override string Name => "sum";

        public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        {
            T sum = T.Zero;
            foreach (T y in output)
                sum += y;
            gradient.Fill(T.One);
            return sum;
        }
    }
}
