using System.Text.RegularExpressions;

namespace NetGen.Generator.Tests;

/// <summary>What batch normalisation costs: in inference nothing but a factor and an offset in the kernel before it, in training two sums
/// each way.</summary>
public class NormalizationCodeTests
{
    [Theory]
    [InlineData("[Input(8, 8, 3)] [Conv2D(16, 3, UseBias = false)]")]
    [InlineData("[Input(8, 8, 3)] [Conv2D(16, 3)]")]
    [InlineData("[Input(20)] [Dense(16)]")]
    public void InferenceFoldsItIntoTheKernelBefore(string before)
    {
        string source = Source($"{before} [BatchNormalization] [Activation(Activation.ReLU)] [Flatten] [Dense(4)]"),
            infer = Methods(source, "Run", "Inference");
        Assert.Contains("V.AtLeast(V.Fma(sum, V.Load(scale + j), V.Load(shift + j)), V.Zero)", source);
        Assert.Equal(2, Regex.Count(infer, @"\(s\.From"));
        Assert.All(
            Regex.Matches(infer, @"new BatchNormalization\w*\(.*"),
            call => Assert.Contains(".Run(s.First(1), s.Last(1), columns: 16);", call.Value)
        );
    }

    // dx = scale · dy + a · (x - mean) + b, where a and b follow from the sums of dy and of dy · (x - mean) over the batch.
    [Fact]
    public void TrainingSumsTwiceEachWay()
    {
        string source = Source("[Input(20)] [Dense(16)] [BatchNormalization] [Dense(4)]"),
            forward = Methods(source, "Forward"),
            backward = Methods(source, "Backward");
        const string OverTheBatch = @"new BatchNormalization\w*\(.*s\.N, columns: 16\);";
        Assert.Equal(2, Regex.Count(forward, OverTheBatch));
        Assert.Equal(2, Regex.Count(backward, OverTheBatch));
        Assert.Contains("public static int ForwardPhases => 3;", source);
        Assert.Contains("public static bool Splits => false;", source);
    }

    private static string Source(string layers) => GeneratorRun.Of($"using NetGen; [Network] {layers} partial class Net;").IsClean().Source;

    // All phases of a program's pass.
    private static string Methods(string source, string name, string program = "Training")
    {
        string text = Regex.Match(source, $@"class {program}\b.*?\n        }}", RegexOptions.Singleline).Value;
        return string.Join(
            "\n",
            Regex
                .Matches(text, $@"static void {name}\d*\(")
                .Select(m => text[m.Index..text.IndexOf("\n            }", m.Index, StringComparison.Ordinal)])
        );
    }
}
