namespace NetGen.Generator.Tests;

/// <summary>Comments of the generated code say of a layer what decides its numbers.</summary>
public class DescriptionTests
{
    [Theory]
    [InlineData("[Input(6)] [Dense(4, Activation.ReLU), Connections.Random(0.5)]", "Dense(4, ReLU), Connections.Random(0.5): input [6]")]
    [InlineData("[Input(6)] [Dense(4), Connections.Band(width: 3)]", "Dense(4), Connections.Band(3): input [6]")]
    [InlineData("[Input(6, 3)] [BatchNormalization(Axis = 1)]", "BatchNormalization(Axis = 1): input [6, 3]")]
    [InlineData("[Input(6, 3)] [GroupNormalization(2, Axis = -2)]", "GroupNormalization(2, Axis = -2): input [6, 3]")]
    [InlineData("[Input(6, 3)] [GLU(Axis = 1)]", "GLU(Axis = 1): input [6, 3]")]
    public void CommentsSayIt(string layers, string comment) =>
        Assert.Contains(
            ". " + comment,
            GeneratorRun
                .Of($"using NetGen; [Network] {layers} public sealed partial class Net;")
                .IsClean()
                .Sources[0]
                .SourceText.ToString(),
            StringComparison.Ordinal
        );
}
