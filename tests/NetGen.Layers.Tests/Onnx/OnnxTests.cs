using NetGen.Layers.Tests.Harness;
using Xunit.Abstractions;

namespace NetGen.Layers.Tests.Onnx;

/// <summary>ONNX' own node tests of the operators that layers stand for, one network each. Data and kernels are transposed to channels last
/// here; layers never are.</summary>
public class OnnxTests(ITestOutputHelper output)
{
    /// <summary>Relative to the largest value. The tests' values are computed in float: sums of up to 150 products are off by some
    /// 1e-6.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Applicable
    {
        get
        {
            string[] names = [.. OnnxCase.Names.Except(OnnxExclusions.Reasons.Keys)];
            return names.Length > 0 ? [.. names] : ["not installed"];
        }
    }

    [Theory]
    [MemberData(nameof(Applicable))]
    public void Node(string name)
    {
        OnnxNetwork node = Translation.Of(OnnxCase.Read(name));
        INetwork<float> network = CompiledNetwork.Of(node.Declaration).Single();
        network.SetWeights([.. network.GetWeights().Select(w => new NamedTensor(w.Name, w.Shape, node.Weights[w.Name["op.".Length..]]))]);
        Assert.Equal(node.Weights.Count, network.GetWeights().Count);
        var actual = new float[node.Expected.Length];
        if (node.AfterStep is null)
            network.Predict(node.Inputs, actual);
        else
            Step(network, node.Inputs, actual);
        Near(node.Expected, actual, "output");
        foreach ((string tensor, float[] values) in node.AfterStep ?? new Dictionary<string, float[]>())
            Near(values, network.GetWeights().Single(w => w.Name == "op." + tensor).Values, tensor);
    }

    /// <summary>Nothing is left out silently: what no layer can do is on the list with its reason, and the rest is run.</summary>
    [Fact]
    public void Counts()
    {
        OnnxCase.Installed();
        string[] refused = [.. OnnxCase.Names.Where(IsRefused)];
        int more = OnnxCase
            .Names.Except(refused)
            .Select(OnnxCase.Read)
            .Count(test => test.HasOtherOutputs && Translation.Of(test).AfterStep is null);
        output.WriteLine(
            $"ONNX node tests: {OnnxCase.Names.Count - refused.Length} apply, {more} of them with further outputs, which are not "
                + $"compared; {refused.Length} do not apply:"
        );
        foreach ((string name, string reason) in OnnxExclusions.Reasons)
            output.WriteLine($"{name}: {reason}");
        Assert.Equal(OnnxExclusions.Reasons.Keys.Order(StringComparer.Ordinal), refused);
        Assert.All(OnnxExclusions.Reasons.Values, reason => Assert.False(string.IsNullOrWhiteSpace(reason)));
        Assert.Equal((152, 24, 17), (OnnxCase.Names.Count - refused.Length, more, refused.Length));
    }

    private static bool IsRefused(string name)
    {
        try
        {
            Translation.Of(OnnxCase.Read(name));
            return false;
        }
        catch (NotSupportedException)
        {
            return true;
        }
    }

    // A step that moves nothing but the averages.
    private static void Step(INetwork<float> network, float[] inputs, float[] outputs)
    {
        int n = inputs.Length / network.Engine.Info.InputLength;
        using var trainer = new Trainer<float>(network, Loss.MeanSquaredError, new SGD(learningRate: 0), n);
        trainer.Step(inputs, new float[n * trainer.TargetLength]);
        trainer.Outputs(n, outputs);
    }

    private static void Near(float[] expected, float[] actual, string what)
    {
        double largest = expected.Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < actual.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * largest, $"{what}[{i}] is {actual[i]}, not {expected[i]}.");
    }
}
