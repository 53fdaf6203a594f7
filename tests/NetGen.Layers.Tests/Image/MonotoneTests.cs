using NetGen.Generator.Model;
using NetGen.Generator.Primitives;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Max pooling is moved before activations that never fall, and changes no value by it.</summary>
public class MonotoneTests
{
    public static TheoryData<string> Activations => [.. Enum.GetNames<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void TheMaximumIsThatOfTheActivation(string activation)
    {
        foreach (
            (string pooling, int size, int stride, int first) in new[]
            {
                ("MaxPooling2D(2)", 2, 2, 0),
                ("MaxPooling2D(4, Strides = 2, Padding = Padding.Same)", 4, 2, -1),
            }
        )
        {
            string layers = $"[Input(7, 7, 2)] [Conv2D(3, 2, Activation.{activation})]";
            float[] all = Outputs(layers),
                pooled = Outputs($"{layers} [{pooling}]");
            for (int i = 0; i < pooled.Length; i++)
            {
                int row = i / 9 * stride + first,
                    column = i / 3 % 3 * stride + first,
                    channel = i % 3;
                float max = float.NegativeInfinity;
                for (int r = Math.Max(row, 0); r < Math.Min(row + size, 6); r++)
                for (int c = Math.Max(column, 0); c < Math.Min(column + size, 6); c++)
                    max = Math.Max(max, all[(r * 6 + c) * 3 + channel]);
                Assert.Equal(max, pooled[i], 1e-5f * (1 + Math.Abs(max)));
            }
        }
    }

    [Theory]
    [InlineData("[Conv2D(3, 3, Activation.ReLU)] [MaxPooling2D(2)]", typeof(Contract))]
    [InlineData("[Conv2D(3, 3, Activation.LeakyReLU)] [GlobalMaxPooling2D]", typeof(Contract))]
    [InlineData("[Conv2D(3, 3)] [Activation(Activation.Sigmoid)] [MaxPooling2D(3, Strides = 2)]", typeof(Contract))]
    [InlineData("[Conv2D(3, 3, Activation.Tanh)] [MaxPooling2D(3, Padding = Padding.Same)]", typeof(Contract))]
    [InlineData("[Conv2D(3, 3, Activation.Abs)] [MaxPooling2D(2)]", typeof(Map))]
    [InlineData("[Conv2D(3, 3, Activation.GELU)] [MaxPooling2D(2)]", typeof(Map))]
    [InlineData("[Conv2D(3, 3, Activation.HardTanh)] [MaxPooling2D(2)]", typeof(Map))]
    [InlineData("[Conv2D(3, 3, Activation.ReLU)] [PReLU] [MaxPooling2D(2)]", typeof(Map))]
    [InlineData("[Conv2D(3, 3, Activation.ReLU, Name = \"h\")] [Multiply(\"h\")] [MaxPooling2D(2)]", typeof(Map))]
    public void TheMaximumIsTakenOf(string layers, Type kind)
    {
        Lowered lowered = Lowering.Lower(CompiledNetwork.Of("[Input(8, 8, 1)] " + layers).Graph, training: true);
        Node node = lowered.Z.Program.Nodes.Single(n => n is Reduce { IsMax: true }).Inputs[0];
        while (node is View or Pad)
            node = node.Inputs[0];
        Assert.IsType(kind, node);
    }

    private static float[] Outputs(string declaration)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single(seed: 3);
        var random = new System.Random(1);
        float[] x = [.. Enumerable.Range(0, network.Engine.Info.InputLength).Select(_ => 4 * random.NextSingle() - 2)],
            y = new float[network.Engine.Info.OutputLength];
        network.Predict(x, y);
        return y;
    }
}
