using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parse;
using NetGen.Generator.Plan;
using NetGen.Generator.Programs;

namespace NetGen.Generator.Tests;

/// <summary>What is joined to what and where it lies, for ten networks: a line a kernel, to be read when fusion changes.</summary>
public class PlanSnapshotTests
{
    [Theory]
    [InlineData("Dense", "[Input(784)] [Dense(64, Activation.ReLU)] [Dense(10, Activation.Softmax)]")]
    [InlineData("Residual", "[Input(16, Name = \"x\")] [Dense(16, Activation.Tanh)] [Add(\"x\")] [Dense(2)]")]
    [InlineData("Dropout", "[Input(20)] [Dense(32, Activation.ReLU)] [Dropout(0.5)] [Dense(10, L2 = 1e-4)]")]
    [InlineData("Normalized", "[Input(20)] [Dense(32)] [BatchNormalization] [Activation(Activation.ReLU)] [Dense(10)]")]
    [InlineData("Pooled", "[Input(28, 28, 1)] [Conv2D(16, 3, Activation.ReLU)] [MaxPooling2D(2)] [Flatten] [Dense(10)]")]
    [InlineData("Strided", "[Input(8, 8, 3)] [Conv2D(8, 3, Strides = 2, Padding = Padding.Same)] [GlobalAveragePooling2D] [Dense(4)]")]
    [InlineData("Transposed", "[Input(4)] [Dense(32)] [Reshape(2, 2, 8)] [Conv2DTranspose(1, 3, Activation.Tanh, Strides = 2)]")]
    [InlineData("Lstm", "[Input(12, 8)] [LSTM(16)] [Dense(1)]")]
    [InlineData("Words", "[Input(12)] [Embedding(96, 32)] [GRU(16, ReturnSequences = true)] [Dense(10, Activation.Softmax)]")]
    [InlineData("Tree", "[Input(5, 3, Name = \"n\")] [Input(5, 2, Name = \"c\")] [TreeLSTM(4, \"c\", From = \"n\")] [Dense(1)]")]
    public void IsAsItWas(string name, string declaration)
    {
        NetworkPrograms<PassPlan> plans = ProgramBuilder.Build(Graph(declaration)).Select(PassPlan.Of);
        string text = $"{declaration}\n\nInference\n{PlanDump.Of(plans.Inference.Plan)}\nTraining\n{PlanDump.Of(plans.Training.Plan)}";
        Snapshot.VerifyFile(text, Path.Combine(Path.GetDirectoryName(Here())!, $"PlanSnapshotTests.{name}.verified.txt"));
    }

    /// <summary>Layers whose channels stand first are the same kernels as those whose channels stand last: nothing is moved between
    /// them, and a Dense reads what it is given where it lies. The gradient that comes through Flatten is turned once.</summary>
    [Theory]
    [InlineData(
        "[Conv2D(16, 3, Activation.ReLU, F)] [MaxPooling2D(2, F)] [Conv2D(8, 3, F)] [Activation(Activation.Tanh)] [AveragePooling2D(2, F)]",
        0
    )]
    [InlineData("[Conv2D(4, 3, F)] [Activation(Activation.Tanh)] [Conv2D(8, 3, Activation.ReLU, F)] [Flatten] [Dense(3)]", 1)]
    [InlineData("[Conv2D(4, 3, F, Name = \"a\")] [SeparableConv2D(4, 1, Activation.Tanh, F)] [Add(\"a\")] [GlobalMaxPooling2D(F)]", 0)]
    [InlineData("[Conv2D(4, 3, Activation.ReLU, F)] [Conv2D(1, 3, Activation.Sigmoid, Padding = Padding.Same, F)]", 0)]
    [InlineData(
        "[Conv2D(4, 3, F)] [BatchNormalization(A)] [Activation(Activation.ReLU)] [Conv2D(8, 3, F)] [GroupNormalization(4, A)] "
            + "[GlobalAveragePooling2D(F)]",
        0
    )]
    [InlineData("[Conv2D(4, 3, F, Name = \"a\")] [Conv2D(4, 1, F)] [Concatenate(\"a\", A)] [GLU(A)] [GlobalMaxPooling2D(F)]", 0)]
    public void ChannelsFirstCostNothing(string layers, int turns)
    {
        (int Inference, int Training) Kernels(string input, DataFormat format)
        {
            string said = layers
                .Replace("F)", $"DataFormat = DataFormat.{format})", StringComparison.Ordinal)
                .Replace("F,", $"DataFormat = DataFormat.{format},", StringComparison.Ordinal)
                .Replace("A)", format == DataFormat.ChannelsFirst ? "Axis = 1)" : "Axis = 3)", StringComparison.Ordinal);
            NetworkPrograms<PassPlan> plans = ProgramBuilder.Build(Graph(input + said)).Select(PassPlan.Of);
            return (plans.Inference.Plan.Kernels.Count, plans.Training.Plan.Kernels.Count);
        }
        (int Inference, int Training) last = Kernels("[Input(12, 12, 1)]", DataFormat.ChannelsLast);
        Assert.Equal((last.Inference, last.Training + turns), Kernels("[Input(1, 12, 12)]", DataFormat.ChannelsFirst));
    }

    /// <summary>What a pooled convolution of one channel is given behind it, a bias and a function, is one kernel with it.</summary>
    [Fact]
    public void WhatFollowsPooledLinesStaysWithThem()
    {
        const string LeNet =
            "[Input(28, 28, 1)] [Conv2D(6, 5, Activation.ReLU, Padding = Padding.Same)] [MaxPooling2D(2)] [Conv2D(16, 5)] "
            + "[MaxPooling2D(2)] [Flatten] [Dense(10)]";
        PassPlan inference = ProgramBuilder.Build(Graph(LeNet)).Select(PassPlan.Of).Inference;
        Assert.Equal(4, inference.Plan.Kernels.Count);
    }

    /// <summary>The gradient of a convolution of single pixels is a product whose end takes the derivative of the function before: its
    /// windows have nothing to move.</summary>
    [Fact]
    public void GradientsOfPixelsNeedNoPassOfTheirOwn()
    {
        PassPlan training = ProgramBuilder
            .Build(Graph("[Input(8, 8, 32)] [Conv2D(32, 1, Activation.ReLU)] [Conv2D(16, 1)]"))
            .Select(PassPlan.Of)
            .Training;
        Assert.DoesNotContain(training.Plan.Kernels, kernel => kernel is ElementwiseKernel { IsBackward: true, Root.HasBatch: true });
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static NetworkGraph Graph(string declaration)
    {
        string source = $"using NetGen; [Network] {declaration} public sealed partial class Net;";
        Compilation compilation = CSharpCompilation.Create("Plans", [CSharpSyntaxTree.ParseText(source)], GeneratorRun.References);
        return GraphBuilder.Build(NetworkParser.Parse(compilation.GetTypeByMetadataName("Net")!, default), [])!;
    }
}
