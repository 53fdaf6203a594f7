using NetGen.CompilerServices;
using NetGen.Generator.Differentiate;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Rows of tables by index, and what keeps a wrong index out.</summary>
public class EmbeddingTests
{
    private const string Tokens = "[Input(3, Name = \"tokens\")] [Embedding(10, 4)] [Flatten] [Dense(2, Activation.Softmax)]";
    private const string Two =
        "[Input(2, Name = \"x\")] [Input(3, Name = \"tokens\")] [Embedding(10, 4, Name = \"words\")] [Flatten] [Concatenate(\"x\")] "
        + "[Dense(2, Activation.Softmax)]";
    private const string Part = "[Input(5, Name = \"all\")] [Subnetwork(typeof(Words), Name = \"part\")] [Dense(2, Activation.Softmax)]";

    [Theory]
    [InlineData("[Input(3)] [Embedding(7, 4)]")]
    [InlineData("[Input(1)] [Embedding(5, 16)] [Flatten] [Dense(3)]")]
    [InlineData("[Input(6)] [Embedding(40, 17)] [Dense(5, Activation.Tanh)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(4)] [Embedding(3, 33, L1 = 0.02, L2 = 0.1)] [Dropout(0.3)] [Flatten] [Dense(18, Activation.Tanh)] [Dense(2)]")]
    [InlineData("[Input(5)] [Embedding(1, 1)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(2, 3)] [Embedding(6, 5, ActivityL2 = 0.1)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 1)] [Embedding(6, 16)] [Activation(Activation.Softmax)]")]
    [InlineData("[Input(1, 1)] [Embedding(6, 3)] [Flatten]")]
    [InlineData("[Input(2, 3, 2)] [Embedding(6, 3)] [BatchNormalization] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8)] [Embedding(6, 3)] [Conv1D(4, 3, Activation.ReLU)] [MaxPooling1D(2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5)] [Embedding(6, 3)] [LayerNormalization] [Activation(Activation.Softmax)]")]
    public void Embedding(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData(Two)]
    [InlineData(Part)]
    [InlineData(
        "[Input(4, Name = \"x\")] [Embedding(6, 3, Name = \"e\")] [Embedding(6, 3, From = \"x\")] [Multiply(\"e\")] [Flatten] [Dense(2)]"
    )]
    [InlineData(
        "[Input(4, Name = \"p\")] [Input(2, 2, Name = \"q\")] [Embedding(6, 3)] [Flatten(Name = \"f\")] [Embedding(5, 3, From = \"p\")] "
            + "[Flatten] [Add(\"f\")] [Dense(2)]"
    )]
    [InlineData(
        "[Input(2, Name = \"x\")] [Input(5, Name = \"q\")] [Subnetwork(typeof(Words), Name = \"one\")] [Subnetwork(typeof(Words), From = "
            + "\"q\")] [Add(\"one\")] [Concatenate(\"x\")] [Dense(2)]"
    )]
    [InlineData("[Input(3, Name = \"x\")] [Embedding(6, 3)] [Flatten] [Concatenate(\"x\")]")]
    public void Wiring(string declaration) => Check.Network(declaration);

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(67)]
    public void Batch(int n) => Check.LargeBatch(Tokens, n);

    [Fact]
    public void Pieces() =>
        Check.LargeBatch("[Input(4)] [Embedding(6, 40, L2 = 0.1)] [Flatten] [Dense(5, Activation.ReLU)] [Dense(2)]", 1_001);

    // Its own derivative is the other, so that their second derivatives are there as well.
    [Fact]
    public void Adjoints()
    {
        var program = new TensorProgram();
        Node table = program.Add(new Leaf("table", new Shape(4, 3))),
            indices = program.Add(new Leaf(Leaf.Input, new Shape(Shape.N, 2))),
            x = program.Add(new Leaf("x", new Shape(Shape.N, 2, 3)));
        Node rows = Gather.Of(table, indices),
            sum = ScatterAdd.Of(x, indices, 4);
        Assert.Same(sum, Gradient.Of([(rows, x)], [table])[0]);
        Assert.Same(rows, Gradient.Of([(sum, table)], [x])[0]);

        var leaves = new Dictionary<string, double[]>
        {
            ["table"] = [.. Enumerable.Range(0, 12).Select(i => (double)i)],
            [Leaf.Input] = [3, 1, 1, 1],
            ["x"] = [.. Enumerable.Range(0, 12).Select(i => 100.0 * i)],
        };
        Assert.Equal([9, 10, 11, 3, 4, 5, 3, 4, 5, 3, 4, 5], new Interpreter(2, leaves).Value(rows));
        Assert.Equal([0, 0, 0, 1800, 2100, 2400, 0, 0, 0, 0, 100, 200], new Interpreter(2, leaves).Value(sum));
    }

    [Fact]
    public void TurnedIndicesAreCopied()
    {
        var program = new TensorProgram();
        Node table = program.Add(new Leaf("table", new Shape(4, 3))),
            input = program.Add(new Leaf(Leaf.Input, new Shape(Shape.N, 6)));
        Node beside = input.Reshape(new Shape(Shape.N, 2, 3)),
            turned = beside.Transpose(0, 2, 1);
        Assert.Same(beside, Legalizer.Legalize([Gather.Of(table, beside)])[0].Inputs[1]);
        Node indices = Legalizer.Legalize([Gather.Of(table, turned)])[0].Inputs[1];
        Assert.Equal(new Shape(Shape.N, 3, 2), indices.Shape);
        Assert.Equal([Layouts.RoundUp(6), 2, 1], indices.Layout.Strides);
    }

    [Fact]
    public void StartsUniform()
    {
        INetwork<float> network = CompiledNetwork.Of("[Input(1)] [Embedding(100, 20)] [Flatten]").Single();
        NamedTensor<float> table = Assert.Single(network.GetWeights());
        Assert.Equal(("embedding.embeddings", 2_000), (table.Name, table.Values.Length));
        Assert.All(table.Values, x => Assert.InRange(x, -0.05f, 0.05f));
        Assert.True(table.Values.Max() > 0.049f && table.Values.Min() < -0.049f);
        Assert.All(
            CompiledNetwork
                .Of("[Input(1)] [Embedding(5, 3, EmbeddingsInitializer = Initializer.Ones)] [Flatten]")
                .Single()
                .GetWeights()[0]
                .Values,
            x => Assert.Equal(1, x)
        );
    }

    [Theory]
    [InlineData(Tokens, 0, 10, "Sample 3 has 10 at position 0 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9.")]
    [InlineData(Tokens, 2, -1, "Sample 3 has -1 at position 2 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9.")]
    [InlineData(Tokens, 1, 0.5, "Sample 3 has 0.5 at position 1 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9.")]
    [InlineData(
        Tokens,
        1,
        double.NaN,
        "Sample 3 has NaN at position 1 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9."
    )]
    [InlineData(
        Tokens,
        1,
        double.PositiveInfinity,
        "Sample 3 has Infinity at position 1 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9."
    )]
    [InlineData(Tokens, 1, 1e20, "Sample 3 has 1E+20 at position 1 of input 'tokens'; layer 'embedding' takes whole numbers from 0 to 9.")]
    [InlineData(Two, 4, 10, "Sample 3 has 10 at position 2 of input 'tokens'; layer 'words' takes whole numbers from 0 to 9.")]
    [InlineData(Part, 0, 7, "Sample 3 has 7 at position 0 of input 'part.a'; layer 'part.embedding' takes whole numbers from 0 to 6.")]
    [InlineData(Part, 4, 5, "Sample 3 has 5 at position 2 of input 'part.b'; layer 'part.embedding_1' takes whole numbers from 0 to 4.")]
    public void WrongIndex(string declaration, int position, double value, string message)
    {
        Wrong(CompiledNetwork.Of(declaration).Single(), position, (float)value, message);
        if (value != 1e20)
            Wrong(CompiledNetwork.Of(declaration).Double(), position, value, message);
    }

    // Every way in, and nothing has changed.
    private static void Wrong<T>(INetwork<T> network, int position, T value, string message)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int N = 70;
        int length = network.Engine.Info.InputLength;
        T[] inputs = new T[N * length],
            targets = new T[N],
            output = [.. Enumerable.Repeat(T.One, N * 2)],
            gradient = [.. Enumerable.Repeat(T.One, Layout.Count(network.Engine.Info))],
            before = Parameters(network);
        inputs[3 * length + position] = value;
        void Throws(Action action, string expected) => Assert.Equal(expected, Assert.Throws<ArgumentException>(action).Message);

        Throws(() => network.Predict(inputs, output), message);
        Throws(() => network.Predict(inputs.AsSpan(3 * length, length), output.AsSpan(0, 2)), message.Replace("Sample 3", "Sample 0"));
        Throws(() => network.Engine.PredictClass(inputs.AsSpan(3 * length, length)), message.Replace("Sample 3", "Sample 0"));
        Throws(() => network.LossAndGradient(inputs, targets, Loss.SparseCategoricalCrossentropy, gradient), message);
        using (var trainer = new Trainer<T>(network, Loss.SparseCategoricalCrossentropy, new SGD(), N))
            Throws(() => trainer.Step(inputs, targets), message);

        var source = new Rewritten(Array.ConvertAll(inputs, float.CreateTruncating), N);
        var options = new FitOptions { BatchSize = 16, Loss = Loss.SparseCategoricalCrossentropy };
        Throws(() => network.Fit(source, options), message);
        Throws(() => network.Evaluate(source, Loss.SparseCategoricalCrossentropy), message);
        Throws(
            () =>
                network.Fit(
                    new Rewritten(new float[N * length], N),
                    new FitOptions
                    {
                        BatchSize = 16,
                        Loss = Loss.SparseCategoricalCrossentropy,
                        Validation = source,
                    }
                ),
            message
        );
        if (T.IsFinite(value))
        {
            var data = new Dataset(Array.ConvertAll(inputs, float.CreateTruncating), new float[N], [length], [1]);
            Throws(() => network.Fit(data, options), message);
            Throws(() => network.Evaluate(data, Loss.SparseCategoricalCrossentropy), message);
        }
        Assert.All(output.Concat(gradient), x => Assert.Equal(T.One, x));
        Assert.Equal(before, Parameters(network));
    }

    // A source may give other values later, and shuffling must not hide which sample it was.
    [Fact]
    public void WrongIndexLater()
    {
        INetwork<float> network = CompiledNetwork.Of(Tokens).Single();
        float[] before = [],
            inputs = new float[64 * 3];
        var source = new Rewritten(inputs, 64) { Epoch = epoch => inputs[50 * 3 + 1] = epoch == 1 ? 12 : 0 };
        var options = new FitOptions
        {
            BatchSize = 64,
            Epochs = 3,
            Loss = Loss.SparseCategoricalCrossentropy,
            Callbacks = [new After(() => before = Parameters(network))],
        };
        Assert.StartsWith(
            "Sample 50 has 12 at position 1 of input 'tokens';",
            Assert.Throws<ArgumentException>(() => network.Fit(source, options)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Parameters(network));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(50)]
    public void ScatterAddGivesTheSameBitsForAnyThreads(int columns)
    {
        const int Samples = 9,
            Rows = 7,
            Height = 5;
        int pitch = (columns + 15) / 16 * 16;
        var random = new System.Random(1);
        float[] x = [.. Enumerable.Range(0, Samples * Rows * pitch).Select(_ => random.NextSingle())],
            indices = [.. Enumerable.Range(0, Samples * Rows).Select(_ => (float)random.Next(Height))];
        float[] Sum(int parts)
        {
            float[] table = [.. Enumerable.Repeat(7f, Height * pitch)];
            unsafe
            {
                fixed (
                    float* px = x,
                        pi = indices,
                        pt = table
                )
                    for (int part = parts - 1; part >= 0; part--)
                        Lookup.ScatterAdd(
                            new Ptr<float>(px),
                            Rows * pitch,
                            pitch,
                            new Ptr<float>(pi),
                            Rows,
                            Samples,
                            Rows,
                            new Ptr<float>(pt),
                            pitch,
                            Height,
                            columns,
                            pitch / 16 * part / parts,
                            pitch / 16 * (part + 1) / parts
                        );
            }
            return table;
        }
        float[] once = Sum(1);
        for (int v = 0; v < Height; v++)
        for (int j = 0; j < pitch; j++)
        {
            float expected = 0;
            for (int k = 0; k < indices.Length; k++)
                if (indices[k] == v)
                    expected += x[k * pitch + j];
            Assert.Equal(j < columns ? expected : 7, once[v * pitch + j]);
        }
        foreach (int parts in new[] { 2, 3, 5 })
            Assert.Equal(once, Sum(parts));
    }

    private static T[] Parameters<T>(INetwork<T> network)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[Layout.Count(network.Engine.Info)];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private sealed class After(Action action) : Callback
    {
        public override void OnBatchEnd(TrainingContext context) => action();
    }

    /// <summary>Samples as a user's own source may give them, all of class 0.</summary>
    private sealed class Rewritten(float[] inputs, int count) : IDataSource
    {
        private readonly int[] _inputShape = [inputs.Length / count],
            _targetShape = [1];

        public Action<int> Epoch { get; init; } = _ => { };

        public int Count => count;

        public ReadOnlySpan<int> InputShape => _inputShape;

        public ReadOnlySpan<int> TargetShape => _targetShape;

        public void BeginEpoch(int epoch) => Epoch(epoch);

        public void Read(ReadOnlySpan<int> samples, Span<float> x, Span<float> t)
        {
            for (int i = 0; i < samples.Length; i++)
                inputs.AsSpan(samples[i] * _inputShape[0], _inputShape[0]).CopyTo(x[(i * _inputShape[0])..]);
            t.Clear();
        }
    }
}
