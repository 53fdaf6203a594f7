using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Spans that share memory: the right values, or an exception before anything is written.</summary>
public class SharedSpanTests
{
    private const int Room = 12 * 200;

    private static float[] Buffer => [.. Enumerable.Range(0, Room + 400).Select(i => MathF.Sin(0.37f * i))];

    /// <summary>Values of a sample and of an output, samples, and where the output begins before or behind the input.</summary>
    public static TheoryData<int, int, int, int> Places
    {
        get
        {
            var places = new TheoryData<int, int, int, int>();
            foreach ((int input, int output) in new[] { (12, 12), (12, 3), (3, 12) })
            foreach (int samples in new[] { 1, 2, 64, 65, 130 })
            foreach (int offset in new[] { -12, -1, 0, 1, 12 })
                places.Add(input, output, samples, offset);
            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void PredictIsRightOrRefuses(int input, int output, int samples, int offset)
    {
        INetwork<float> net = CompiledNetwork.Of($"[Input({input})] [Dense(20, Activation.Tanh)] [Dense({output})]").Single();
        var expected = new float[samples * output];
        net.Predict(Buffer.AsSpan(100, samples * input), expected);
        float[] buffer = Buffer;
        bool isRight = samples == 1 || (offset == 0 && output <= input);
        if (isRight)
        {
            net.Predict(buffer.AsSpan(100, samples * input), buffer.AsSpan(100 + offset, samples * output));
            Assert.Equal(expected, buffer.AsSpan(100 + offset, samples * output).ToArray());
            return;
        }
        bool isApart = samples * output <= -offset || samples * input <= offset;
        void Predict() => net.Predict(buffer.AsSpan(100, samples * input), buffer.AsSpan(100 + offset, samples * output));
        if (isApart)
        {
            Predict();
            Assert.Equal(expected, buffer.AsSpan(100 + offset, samples * output).ToArray());
            return;
        }
        ArgumentException e = Assert.Throws<ArgumentException>("output", Predict);
        Assert.StartsWith(
            offset > 0 ? $"'output' begins at value {offset} of 'input'"
                : offset < 0 ? $"'input' begins at value {-offset} of 'output'"
                : "'output' begins where 'input' does",
            e.Message
        );
        Assert.Equal(Buffer, buffer);
    }

    [Fact]
    public void SpansBesideEachOtherDoNotOverlap()
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(12)] [Dense(20, Activation.Tanh)] [Dense(3)]").Single();
        float[] buffer = Buffer,
            expected = new float[390];
        net.Predict(buffer.AsSpan(390, 1560), expected);
        net.Predict(buffer.AsSpan(390, 1560), buffer.AsSpan(0, 390));
        Assert.Equal(expected, buffer.AsSpan(0, 390).ToArray());
    }

    [Fact]
    public void LossesReadEverythingFirst()
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(4)] [Dense(3, Activation.Tanh)]").Single();
        foreach (int offset in new[] { 0, 1, 7 })
        {
            float[] buffer = Buffer;
            float[] inputs = buffer[..400],
                targets = buffer[400..700],
                gradient = new float[15],
                ofInputs = new float[400];
            float loss = net.LossAndGradient(inputs, targets, Loss.MeanSquaredError, gradient);
            Assert.Equal(
                loss,
                net.LossAndGradient(buffer.AsSpan(0, 400), buffer.AsSpan(400, 300), Loss.MeanSquaredError, buffer.AsSpan(395 + offset, 15))
            );
            Assert.Equal(gradient, buffer.AsSpan(395 + offset, 15).ToArray());
            buffer = Buffer;
            loss = net.LossAndInputGradient(inputs, targets, Loss.MeanSquaredError, ofInputs);
            Assert.Equal(
                loss,
                net.LossAndInputGradient(buffer.AsSpan(0, 400), buffer.AsSpan(400, 300), Loss.MeanSquaredError, buffer.AsSpan(offset, 400))
            );
            Assert.Equal(ofInputs, buffer.AsSpan(offset, 400).ToArray());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void AStreamReadsItsStepFirst(int offset)
    {
        INetwork<float> net = CompiledNetwork.Of("[Input(9, 2)] [LSTM(5, ReturnSequences = true)] [Dense(2)]").Single();
        using SequenceStream<float> apart = net.Engine.CreateStream(),
            shared = net.Engine.CreateStream();
        float[] output = new float[2],
            buffer = Buffer;
        for (int step = 10; step < 40; step += 5)
        {
            apart.Next(Buffer.AsSpan(step, 2), output);
            shared.Next(buffer.AsSpan(step, 2), buffer.AsSpan(step + offset, 2));
            Assert.Equal(output, buffer.AsSpan(step + offset, 2).ToArray());
        }
    }

    [Theory]
    [InlineData("[Input(6)] [RBM(4)]")]
    [InlineData("[Input(6)] [RBM(4)] [RBM(9)]")]
    public void ReconstructionsMayTakeTheSamplesPlace(string layers)
    {
        INetwork<float> net = CompiledNetwork.Of(layers).Single();
        RestrictedBoltzmannMachine<float> machine = net.Engine.Machines()[0];
        foreach (var reconstruct in new Reconstruct[] { net.Reconstruct, machine.Reconstruct })
        {
            float[] samples = [.. Buffer.Take(6 * 200).Select(v => v > 0 ? 1f : 0)],
                expected = new float[samples.Length],
                buffer = [.. samples];
            reconstruct(samples, expected);
            foreach (int offset in new[] { 1, 6 })
            {
                Assert.StartsWith(
                    $"'output' begins at value {offset} of 'visible'",
                    Assert.Throws<ArgumentException>("output", () => reconstruct(buffer.AsSpan(0, 600), buffer.AsSpan(offset, 600))).Message
                );
                Assert.Throws<ArgumentException>("output", () => reconstruct(buffer.AsSpan(offset, 600), buffer.AsSpan(0, 600)));
            }
            Assert.Equal(samples, buffer);
            reconstruct(buffer, buffer);
            Assert.Equal(expected, buffer);
        }
        // A machine's other methods are predictions.
        float[] visible = new float[6 * 200],
            hidden = visible;
        Assert.Throws<ArgumentException>("output", () => machine.HiddenProbabilities(visible.AsSpan(0, 600), hidden.AsSpan(6, 400)));
        Assert.Throws<ArgumentException>("output", () => machine.VisibleMeans(hidden.AsSpan(0, 400), visible.AsSpan(0, 600)));
        Assert.Throws<ArgumentException>("output", () => machine.FreeEnergy(visible.AsSpan(0, 600), visible.AsSpan(6, 100)));
    }

    private delegate void Reconstruct(ReadOnlySpan<float> visible, Span<float> output);
}
