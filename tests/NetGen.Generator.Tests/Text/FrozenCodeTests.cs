namespace NetGen.Generator.Tests;

/// <summary>What the code of a training step leaves out where layers are declared frozen.</summary>
public class FrozenCodeTests
{
    /// <summary>Neither their gradients nor what only these would need, such as the gradient of a layer's output behind nothing that
    /// trains.</summary>
    [Fact]
    public void NoGradientIsMadeThatNobodyAsksFor()
    {
        string plain = Code(""),
            frozen = Code(", Trainable = false");
        Assert.Contains("dW1", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("dW1", frozen, StringComparison.Ordinal);
        Assert.DoesNotContain("dz1", frozen[..frozen.IndexOf("class InputGradient", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("dW2", frozen, StringComparison.Ordinal);
        Assert.Contains("Trainable parameters, those of frozen layers among them.", frozen, StringComparison.Ordinal);
    }

    private static string Code(string arguments) =>
        GeneratorRun
            .Of($"using NetGen; [Network] [Input(8)] [Dense(4, Activation.Tanh{arguments})] [Dense(2)] partial class Net;")
            .IsClean()
            .Source;
}
