using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Curvature;

/// <summary>The products of second derivatives that the compiler writes, layer by layer, against differences in double.</summary>
public class CurvatureTests
{
    private static readonly string[] s_more =
    [
        "[Input(4)] [Dense(5, Activation.Tanh, L1 = 0.02, L2 = 0.1, ActivityL1 = 0.3, ActivityL2 = 0.2)] [Dense(3, Activation.Softmax)]",
        "[Input(6)] [Dense(5, Activation.Tanh)] [Dropout(0.4)] [Dense(4)] [Reparameterize(KLWeight = 0.3)] [Dense(2)]",
        "[Input(8, 8, 1)] [Conv2D(4, 3, Activation.Tanh)] [MaxPooling2D(2)] [BatchNormalization] [Flatten] [Dense(3)]",
        "[Input(6, 3)] [LSTM(4, ReturnSequences = true)] [LSTM(3)] [Dense(2)]",
        "[Input(6, 3)] [SimpleRNN(4, ReturnSequences = true)] [TimeDistributed] [Dense(2, ActivityL2 = 0.1)]",
        "[Input(5, 3)] [Masking] [Bidirectional] [LSTM(3, ReturnSequences = true, RecurrentL2 = 0.1)] [Dense(2)]",
        "[Input(5, 3)] [GRU(4, Dropout = 0.2, RecurrentDropout = 0.2, GoBackwards = true, ReturnSequences = true)] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [TreeLSTM(3, \"children\", From = \"x\")] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [RecursiveCell(3, \"children\", From = \"x\", ReturnSequences = "
            + "true)] [Dense(2)]",
        "[Input(6, 3, Name = \"x\")] [Input(6, 2, Name = \"children\")] [Masking(From = \"x\")] [TreeLSTM(3, \"children\")] [Dense(2)]",
        "[Input(3, 6, 6, 1)] [TimeDistributed] [Subnetwork(typeof(Frame))] [LSTM(3)]",
        "[Input(2, 4, 4, 1)] [TimeDistributed] [Conv2D(2, 2, Activation.Tanh)] [TimeDistributed] [Conv2D(3, 2, Activation.Tanh)] [Flatten]",
        "[Input(2, 3, 3, 3, 1)] [TimeDistributed] [Conv3D(2, 2, Activation.Tanh)] [TimeDistributed] [Conv3D(2, 2, 1, 1)] [Flatten]",
        "[Input(2, 2, 3, 3, 1)] [TimeDistributed] [Conv3D(2, 1)] [TimeDistributed] [AveragePooling3D(2, Strides = 1)] [TimeDistributed] "
            + "[MaxPooling3D(1, 2, 1)] [Flatten] [Dense(2)]",
        "[Input(3, 3, 3, 1)] [ConvLSTM2D(2, 2, ReturnSequences = true)] [ConvLSTM2D(2, 2)] [Flatten] [Dense(2)]",
    ];

    [Fact]
    public void EveryLayer()
    {
        string[] declarations =
        [
            .. NaNTests.Layers.Select(
                (object[] row) =>
                    ((string)row[0]).Replace("[VirtualBatchNormalization]", "[Dense(3)]").Replace("[SpectralNormalization] ", "")
            ),
            .. Enum.GetNames<Activation>()
                .Chunk(4)
                .Select(some => $"[Input(3)] {string.Concat(some.Select(f => $"[Dense(5, Activation.{f})] "))}[Dense(2)]"),
            .. s_more,
        ];
        var faults = new List<string>();
        foreach (
            (string declaration, (CompiledNetwork? network, string errors)) in declarations.Zip(
                CompiledNetwork.All(declarations, 0, options: "Curvature = true")
            )
        )
            try
            {
                CurvatureCheck.Network(network ?? throw new InvalidOperationException(errors));
            }
            catch (Exception e)
            {
                faults.Add($"{declaration}\n    {e.Message.Split('\n')[0]}\n");
            }
        Assert.True(faults.Count == 0, $"{faults.Count} of {declarations.Length}:\n{string.Join('\n', faults)}");
    }

    // A sample that counts twice is one that is there twice, in both products; one that counts 0 is not there.
    [Theory]
    [InlineData("[Input(3)] [Dense(4, Activation.Tanh)] [Dense(2)]", 1)]
    [InlineData("[Input(5, 3)] [Masking] [GRU(4, ReturnSequences = true)] [Dense(2)]", 5)]
    [InlineData("[Input(5, 3)] [GRU(4, ReturnSequences = true)] [Dense(2)]", 5)]
    public void WeightsOfSamplesCount(string declaration, int rows)
    {
        var net = (ICurvatureNetwork<double>)CompiledNetwork.All([declaration], 0, options: "Curvature = true")[0].Network!.Double();
        ProgramInfo info = net.Engine.Info;
        var random = new System.Random(3);
        int count = Layout.Count(info);
        net.SetParameters(Check.Values(random, count, 0.5));
        double[] weights = [2, 0, 1, 3],
            inputs = Check.Inputs(random, info, 4),
            targets = Check.Values(random, 4 * info.OutputLength, 1),
            vector = Check.Values(random, count, 1);
        int[] often = [0, 0, 2, 3, 3, 3];
        foreach (CurvatureKind kind in Enum.GetValues<CurvatureKind>())
        {
            double[] expected = Product(kind, often, 0, []);
            foreach (int weightLength in new[] { 1, rows })
            {
                double[] each = [.. weights.SelectMany(w => Enumerable.Repeat(w, weightLength))],
                    product = Product(kind, [0, 1, 2, 3], weightLength, each),
                    // A mean is one over all that is there, whatever it counts.
                    whole = [.. product.Select(p => p * Valid([0, 1, 2, 3]) / Valid(often))];
                CurvatureCheck.Near(whole, expected, 1e-12, $"{kind} with weights", "that of repeated samples");
            }
        }

        // How many rows a mean is over.
        int Valid(int[] samples) =>
            declaration.Contains("Masking", StringComparison.Ordinal)
                ? samples.Sum(i =>
                    inputs.AsSpan(i * info.InputLength, info.InputLength).ToArray().Chunk(3).Count(step => step.Any(x => x != 0))
                )
                : samples.Length;

        double[] Product(CurvatureKind kind, int[] samples, int weightLength, double[] of)
        {
            int n = samples.Length;
            using TrainingSession<double> session = net.Engine.Train(n);
            for (int i = 0; i < n; i++)
            {
                inputs.AsSpan(samples[i] * info.InputLength, info.InputLength).CopyTo(session.Inputs(n)[(i * info.InputLength)..]);
                targets
                    .AsSpan(samples[i] * info.OutputLength, info.OutputLength)
                    .CopyTo(session.Targets(n, info.OutputLength)[(i * info.OutputLength)..]);
            }
            session.WeightLength = weightLength;
            of.CopyTo(session.Weights(n));
            using var direction = new NativeArray<double>(info.ArenaLength);
            using var result = new NativeArray<double>(info.ArenaLength);
            double[] product = new double[count];
            Layout.FromUser<double>(info, vector, direction.Start);
            session.Curvature!.Multiply(kind, n, Loss.MeanSquaredError, info.OutputLength, 5, direction.Start, result.Start);
            Layout.ToUser<double>(info, result.Start, product);
            return product;
        }
    }

    // Outputs with a loss each, and a mean over the elements of all of them: both products against differences.
    [Fact]
    public void SeveralOutputs()
    {
        const string Heads =
            "[Input(4)] [Dense(6, Activation.Tanh, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"kind\")] [Dense(2, Name = "
            + "\"place\", From = \"h\")] [Output(\"kind\", \"place\")]";
        var net = (ICurvatureNetwork<double>)CompiledNetwork.All([Heads], 0, options: "Curvature = true")[0].Network!.Double();
        ProgramInfo info = net.Engine.Info;
        var random = new System.Random(3);
        net.SetParameters(Check.Values(random, Layout.Count(info), 0.5));
        double[] inputs = Check.Inputs(random, info, 4),
            vector = Check.Values(random, Layout.Count(info), 1),
            other = Check.Values(random, Layout.Count(info), 1);
        Loss each = OutputLosses.Of(
            info,
            new Dictionary<string, Loss> { ["kind"] = Loss.SparseCategoricalCrossentropy, ["place"] = Loss.MeanSquaredError },
            new Dictionary<string, float> { ["place"] = 0.25f }
        );
        foreach (Loss loss in new[] { each, Loss.MeanSquaredError, Loss.LogCosh })
        {
            int length = info.TargetLength(loss);
            double[] targets =
                [.. Enumerable.Range(0, 4).SelectMany(i => length == 3 ? [i % 3, 0.5 * i, -1.0] : Check.Values(random, 5, 1))],
                hessian = CurvatureCheck.Product(net, net.HessianVectorProduct, loss, inputs, targets, vector),
                gauss = CurvatureCheck.Product(net, net.GaussNewtonProduct, loss, inputs, targets, vector),
                turned = CurvatureCheck.Product(net, net.GaussNewtonProduct, loss, inputs, targets, other);
            CurvatureCheck.Near(
                hessian,
                CurvatureCheck.Difference(net, loss, inputs, targets, vector),
                1e-6,
                "The Hessian's product",
                "differences"
            );
            Assert.True(CurvatureCheck.Dot(vector, gauss) > 0);
            Assert.Equal(CurvatureCheck.Dot(other, gauss), CurvatureCheck.Dot(vector, turned), 1e-12);
        }
    }
}
