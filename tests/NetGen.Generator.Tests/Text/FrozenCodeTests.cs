namespace NetGen.Generator.Tests;

/// <summary>What the code of a training step leaves out where layers are declared frozen.</summary>
public class FrozenCodeTests
{
    /// <summary>Neither their gradients nor what only these would need, such as the gradient of their outputs.</summary>
    [Fact]
    public void NoGradientIsMadeThatNobodyAsksFor()
    {
        string plain = Code(""),
            frozen = Code(", Trainable = false");
        foreach (string made in new[] { "s.Gradients + W1", "s.Gradients + b1", "dz1 = " })
        {
            Assert.Contains(made, Training(plain), StringComparison.Ordinal);
            Assert.DoesNotContain(made, Training(frozen), StringComparison.Ordinal);
        }
        Assert.Contains("s.Gradients + W2", Training(frozen), StringComparison.Ordinal);
        Assert.Contains("Trainable parameters, those of frozen layers among them.", frozen, StringComparison.Ordinal);
    }

    private static string Training(string code) =>
        code[code.IndexOf("class Training", StringComparison.Ordinal)..code.IndexOf("class InputGradient", StringComparison.Ordinal)];

    private static string Code(string arguments) =>
        GeneratorRun
            .Of($"using NetGen; [Network] [Input(8)] [Dense(40, Activation.Tanh{arguments})] [Dense(2)] partial class Net;")
            .IsClean()
            .Source;
}
