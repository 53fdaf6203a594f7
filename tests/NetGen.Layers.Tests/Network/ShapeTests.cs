using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Data whose axes come in another order than the network's is refused, though it has as many values.</summary>
public class ShapeTests
{
    private const string Image = "[Input(8, 8, 3)] [Flatten] [Dense(2)]",
        Sequence = "[Input(10, 4)] [SimpleRNN(3)] [Dense(2)]",
        Steps = "[Input(5, 3)] [SimpleRNN(2, ReturnSequences = true)]",
        Classes = "[Input(5, 3)] [SimpleRNN(6, ReturnSequences = true)] [Dense(4, Activation.Softmax)]",
        Two = "[Input(3, 2, Name = \"a\")] [Input(3, 2, Name = \"b\")] [Add(\"a\")] [Flatten] [Dense(2)]";

    [Theory]
    [InlineData(Image, new[] { 3, 8, 8 }, "[8, 8, 3]")]
    [InlineData(Image, new[] { 8, 3, 8 }, "[8, 8, 3]")]
    [InlineData(Image, new[] { 1, 3, 8, 8 }, "[8, 8, 3]")]
    [InlineData(Image, new[] { 3, 64 }, "[8, 8, 3]")]
    [InlineData(Sequence, new[] { 4, 10 }, "[10, 4]")]
    [InlineData(Sequence, new[] { 8, 5 }, "[10, 4]")]
    [InlineData(Two, new[] { 2, 2, 3 }, "[2, 3, 2]")]
    [InlineData(Two, new[] { 3, 4 }, "[2, 3, 2]")]
    public void InputsInAnotherOrder(string declaration, int[] shape, string expected) =>
        Refused(
            declaration,
            Loss.MeanSquaredError,
            shape,
            [2],
            $"has the shape [{string.Join(", ", shape)}], but Single takes {expected}: as many values in another order"
        );

    [Theory]
    [InlineData(Steps, new[] { 2, 5 }, "[5, 2]")]
    [InlineData(Classes, new[] { 4, 5 }, "[5, 4]")]
    public void TargetsInAnotherOrder(string declaration, int[] shape, string expected)
    {
        foreach (Loss loss in new[] { Loss.MeanSquaredError, Loss.MeanAbsoluteError })
            Refused(
                declaration,
                loss,
                [5, 3],
                shape,
                $"has the shape [{string.Join(", ", shape)}], but {loss.Name} behind the ",
                $"needs {expected}: as many values in another order"
            );
    }

    [Theory]
    [InlineData(Image, new[] { 8, 8, 3 }, new[] { 2 })]
    [InlineData(Image, new[] { 192 }, new[] { 2 })]
    [InlineData(Image, new[] { 1, 8, 8, 3, 1 }, new[] { 2, 1 })]
    [InlineData(Image, new[] { 64, 3 }, new[] { 1, 2 })]
    [InlineData("[Input(28, 28)] [Flatten] [Dense(2)]", new[] { 28, 28, 1 }, new[] { 2 })]
    [InlineData("[Input(28, 28, 1)] [Flatten] [Dense(2)]", new[] { 28, 28 }, new[] { 2 })]
    [InlineData("[Input(784)] [Dense(2)]", new[] { 28, 28 }, new[] { 2 })]
    [InlineData("[Input(4, 9)] [Flatten] [Dense(2)]", new[] { 4, 3, 3 }, new[] { 2 })]
    [InlineData(Steps, new[] { 5, 3 }, new[] { 5, 2 })]
    [InlineData(Steps, new[] { 15 }, new[] { 10 })]
    [InlineData(Two, new[] { 12 }, new[] { 2 })]
    [InlineData(Two, new[] { 2, 3, 2 }, new[] { 2 })]
    [InlineData("[Input(3, Name = \"a\")] [Input(5, Name = \"b\")] [Concatenate(\"a\")] [Dense(2)]", new[] { 8 }, new[] { 2 })]
    public void FlatVectorsAndAxesOfOneAreAllowed(string declaration, int[] input, int[] target)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        network.Fit(Zeros(input, target), new FitOptions { Loss = Loss.MeanSquaredError, Validation = Zeros(input, target) });
        network.Evaluate(Zeros(input, target), Loss.MeanSquaredError);
    }

    [Theory]
    [InlineData(new[] { 5 })]
    [InlineData(new[] { 5, 1 })]
    [InlineData(new[] { 1, 5 })]
    public void LabelsOfSteps(int[] target) =>
        CompiledNetwork.Of(Classes).Single().Evaluate(Zeros([5, 3], target), Loss.SparseCategoricalCrossentropy);

    [Fact]
    public void PlayersAndDataOfAdversarialTraining()
    {
        INetwork<float> generator = CompiledNetwork.Of("[Input(2)] [Dense(12)] [Reshape(2, 2, 3)]").Single(),
            judge = CompiledNetwork.Of("[Input(2, 2, 3)] [Flatten] [Dense(1, Activation.Sigmoid)]").Single(),
            turned = CompiledNetwork.Of("[Input(3, 2, 2)] [Flatten] [Dense(1, Activation.Sigmoid)]").Single(),
            flat = CompiledNetwork.Of("[Input(12)] [Dense(1, Activation.Sigmoid)]").Single();
        string Of(Action action) => Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains(
            "makes samples of the shape [2, 2, 3], but Single takes [3, 2, 2]",
            Of(() => new GanTrainer(generator, turned, new GanOptions()))
        );
        Assert.Contains(
            "the shape [3, 2, 2], but the generator makes [2, 2, 3]",
            Of(() => new Gan<INetwork<float>, INetwork<float>>(generator, judge).Fit(Zeros([3, 2, 2], [1]), new GanOptions()))
        );
        Assert.Contains(
            "the shape [3, 2, 2], but the generator makes [2, 2, 3]",
            Of(() => new Gan<INetwork<float>, INetwork<float>>(generator, flat).Fit(Zeros([3, 2, 2], [1]), new GanOptions()))
        );
        foreach (INetwork<float> discriminator in new[] { judge, flat })
            new Gan<INetwork<float>, INetwork<float>>(generator, discriminator).Fit(Zeros([2, 2, 3], [1]), new GanOptions());
    }

    private static void Refused(string declaration, Loss loss, int[] input, int[] target, params string[] message)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        Dataset data = Zeros(input, target),
            right =
                new(
                    new float[network.Engine.Info.InputLength],
                    new float[network.Engine.Info.OutputLength],
                    [network.Engine.Info.InputLength],
                    [network.Engine.Info.OutputLength]
                );
        Says(() => network.Fit(data, new FitOptions { Loss = loss }), "training");
        Says(() => network.Fit(right, new FitOptions { Loss = loss, Validation = data }), "validation");
        Says(() => network.Evaluate(data, loss), "evaluation");

        void Says(Action action, string what)
        {
            float[] before = network.GetWeights()[0].Values;
            string actual = Assert.Throws<ArgumentException>(action).Message;
            Assert.All([.. message, $"of the {what} data"], text => Assert.Contains(text, actual, StringComparison.Ordinal));
            Assert.Equal(before, network.GetWeights()[0].Values);
        }
    }

    private static Dataset Zeros(int[] input, int[] target) =>
        new(new float[2 * input.Aggregate(1, (a, b) => a * b)], new float[2 * target.Aggregate(1, (a, b) => a * b)], input, target);
}
