using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests;

/// <summary>Every diagnostic: its id, its whole message, the text it stands on, and that it comes alone.</summary>
public class DiagnosticTests
{
    /// <summary>id, attributes and declaration (Net is the class), the text at the location, the message.</summary>
    public static TheoryData<string, string, string, string> Cases =>
        new()
        {
            {
                "NG0001",
                "[Network] [Input(4)] [Dense(2)] class Net;",
                "Net",
                "'Net' must be partial, so that the compiler can add the passes to it. Write 'partial class Net'."
            },
            {
                "NG0002",
                "[Network] [Input(4)] [Dense(2)] static partial class Net;",
                "Net",
                "'Net' is static, but a network is an object with parameters of its own. Remove 'static'."
            },
            {
                "NG0003",
                "[Network] [Input(4)] [Dense(2)] partial class Net<T>;",
                "Net",
                "'Net' is generic or stands in a generic type, but the sizes of a network are fixed when it is compiled. Remove the type "
                    + "parameters."
            },
            {
                "NG0003",
                "partial class Outer<T> { [Network] [Input(4)] [Dense(2)] partial class Net; }",
                "Net",
                "'Net' is generic or stands in a generic type, but the sizes of a network are fixed when it is compiled. Remove the type "
                    + "parameters."
            },
            {
                "NG0004",
                "class Outer { [Network] [Input(4)] [Dense(2)] partial class Net; }",
                "Net",
                "'Net' stands inside 'Outer', which is not partial. Make 'Outer' partial, or move 'Net' out of it."
            },
            {
                "NG0005",
                "[Network] [Dense(2)] partial class Net;",
                "Net",
                "'Net' has no [Input]. Put one first, with the shape of one sample: [Input(784)]."
            },
            {
                "NG0006",
                "[Network] [Dense(2)] [Input(4)] partial class Net;",
                "Dense(2)",
                "[Dense] stands before an [Input]. Layers are read top to bottom: move every [Input] above it."
            },
            {
                "NG0006",
                "[Network] [Input(4)] [Flatten] [Input(4)] [Dense(2)] partial class Net;",
                "Flatten",
                "[Flatten] stands before an [Input]. Layers are read top to bottom: move every [Input] above it."
            },
            {
                "NG0007",
                "[Network] [Input(4)] partial class Net; [Dense(2)] partial class Net;",
                "Dense(2)",
                "'Net' has layer attributes on two of its partial declarations, whose order is not defined. Put all of them on one."
            },
            {
                "NG0008",
                "[Network] [Input(4)] [Dense(2, From = \"h\")] partial class Net;",
                "From = \"h\"",
                "There is no tensor 'h' above (there are: input). Only what stands above can be read, by the Name of its layer."
            },
            {
                "NG0008",
                "[Network] [Input(4)] [Dense(4)] [Add(\"input\", \"h\")] partial class Net;",
                "\"h\"",
                "There is no tensor 'h' above (there are: input, dense). Only what stands above can be read, by the Name of its layer."
            },
            {
                "NG0008",
                "[Network] [Input(4)] [Dense(4)] [Output(\"dense\", \"out\")] partial class Net;",
                "\"out\"",
                "There is no tensor 'out' above (there are: input, dense). Only what stands above can be read, by the Name of its layer."
            },
            {
                "NG0009",
                "[Network] [Input(4, Name = \"x\")] [Dense(2, Name = \"x\")] partial class Net;",
                "Name = \"x\"",
                "The name 'x' is used twice. Every layer needs a name of its own, and an output is listed once."
            },
            {
                "NG0009",
                "[Network] [Input(4)] [Dense(2)] [Output(\"dense\", \"dense\")] partial class Net;",
                "\"dense\"",
                "The name 'dense' is used twice. Every layer needs a name of its own, and an output is listed once."
            },
            {
                "NG0010",
                "class OwnAttribute : LayerAttribute; [Network] [Input(4)] [Own] partial class Net;",
                "Own",
                "[Own] is no layer that this compiler knows. Use one of its own layers."
            },
            {
                "NG0010",
                "class DenseAttribute(string text) : LayerAttribute; [Network] [Input(4)] [Dense(\"3\")] partial class Net;",
                "Dense(\"3\")",
                "[DenseAttribute] is no layer that this compiler knows. Use one of its own layers."
            },
            {
                "NG0011",
                "[Network] [Input(4)] [Dense(2)] abstract partial class Net;",
                "Net",
                "'Net' is abstract, but the compiler gives it a constructor. Remove 'abstract'."
            },
            {
                "NG0012",
                "class Part; [Network] [Input(4)] [Subnetwork(typeof(Part))] partial class Net;",
                "typeof(Part)",
                "'Part' has no [Network] attribute. [Subnetwork] takes a class that has one."
            },
            {
                "NG0013",
                "[Network] [Input(4)] [Subnetwork(typeof(Net), Name = \"self\")] partial class Net;",
                "typeof(Net)",
                "The subnetworks lead back to where they began: Net -> Net. Break the cycle."
            },
            {
                "NG0014",
                "[Network] [Input(4)] [Dense(2, Name = \"my layer\")] partial class Net;",
                "Name = \"my layer\"",
                "'my layer' cannot name a layer, because it becomes an identifier in the generated code. Use the letters a to z and A to "
                    + "Z, digits and underscores, not starting with a digit."
            },
            {
                "NG0015",
                "[Network(Precision = Precision.Double)] [Input(4)] [Dense(4)] partial class Part; [Network] [Input(4)] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "typeof(Part)",
                "'Net' computes in float and its subnetwork 'Part' in double. Give both the same Precision."
            },
            {
                "NG0016",
                "[Network] [Input(4)] [Dense(0)] partial class Part; [Network] [Input(4)] [Subnetwork(typeof(Part))] partial class Net;",
                "typeof(Part)",
                "'Part' cannot be used before its own errors are mended."
            },
            {
                "NG0017",
                "[Network] [Input(4)] [Dense(2)] file partial class Net;",
                "Net",
                "'Net' is local to its file, but the compiler adds to it in another one. Remove 'file'."
            },
            {
                "NG0018",
                "[Network] [Input(4)] [Dense(2)] partial class Net(int size);",
                "Net",
                "'Net' has a primary constructor, but the compiler gives it one of its own, 'Net(int seed = 0)'. Remove the parameter "
                    + "list behind the name."
            },
            {
                "NG0019",
                "[Network] [Input(4)] [Dense(2)] partial class Net { int Summary => 1; }",
                "Net",
                "The compiler adds a member 'Summary' to 'Net', but that name is taken. Choose another name."
            },
            {
                "NG0019",
                "[Network] [Input(4)] [Dense(2)] partial class Part; [Network] [Input(2)] [Subnetwork(typeof(Part), Name = \"net\")] "
                    + "partial class Net;",
                "Name = \"net\"",
                "The compiler adds a member 'Net' to 'Net', but that name is taken. Choose another name."
            },
            {
                "NG0019",
                "[Network] [Input(4)] [Dense(2)] partial class Part; [Network] [Input(2, 4)] [TimeDistributed(Name = \"net\")] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "Name = \"net\"",
                "The compiler adds a member 'Net' to 'Net', but that name is taken. Choose another name."
            },
            {
                "NG0020",
                "class Base(int x) { int F() => x; } [Network] [Input(4)] [Dense(2)] partial class Net : Base;",
                "Net",
                "'Net' cannot derive from 'Base', which has no constructor without parameters. Remove the base class, or use 'Base' as "
                    + "a field."
            },
            {
                "NG0020",
                "[Network] [Input(4)] [Dense(2)] partial class Part; [Network] [Input(4)] [Dense(2)] partial class Net : Part;",
                "Net",
                "'Net' cannot derive from 'Part', which is a network itself. Remove the base class, or use 'Part' as a field."
            },
            {
                "NG0023",
                "[Network] [Input(4)] [Dense(2)] sealed partial record Net;",
                "Net",
                "'Net' is a record, whose copies ('with') would train one and the same weights and whose equality would not look at "
                    + "them. Declare it as a class: 'partial class Net'."
            },
            {
                "NG0024",
                "[Network] [KernelInitializer.Constant(1)] [Input(4)] [Dense(2)] partial class Net;",
                "KernelInitializer.Constant(1)",
                "[KernelInitializer.Constant] stands behind no layer. Put it behind or below the layer that it is for: [Dense(64), "
                    + "KernelInitializer.Constant]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), Repeat(-1)] partial class Net;",
                "Repeat(-1)",
                "times of [Repeat] is -1, but must be from 0 to 1000, for at most 1000 layers."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), Repeat(3)] [Repeat(400, Layers = 3)] partial class Net;",
                "Repeat(400, Layers = 3)",
                "times of [Repeat] is 400, but must be from 0 to 333, for at most 1000 layers."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), Repeat(2, Layers = 3)] partial class Net;",
                "Repeat(2, Layers = 3)",
                "Layers of [Repeat] is 3, but must be from 1 to the number of layers above it, 2."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(4, Share = \"t\")] [Dense(2)] partial class Net;",
                "Share = \"t\"",
                "Share of [Dense] is t, but must be the name of another layer, or said by another layer as well."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Flatten(Share = \"t\")] [Dense(2, Share = \"t\")] partial class Net;",
                "Share = \"t\"",
                "Share of [Flatten] is t, but must be left out, since the layer has no weights."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(3, Name = \"t\")] [Dense(3, Share = \"t\")] partial class Net;",
                "Share = \"t\"",
                "Share of [Dense] is t, but must be that of layers whose weights are those of 't', where t.kernel is [4, 3]; here "
                    + "t.kernel is [3, 3]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(4, Name = \"t\")] [Dense(4, Share = \"t\", UseBias = false)] partial class Net;",
                "Share = \"t\"",
                "Share of [Dense] is t, but must be that of layers whose weights are those of 't', which has t.kernel [4, 4], t.bias "
                    + "[4]; this one has t.kernel [4, 4]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(4, Name = \"t\", L2 = 0.1)] [Dense(4, Share = \"t\")] partial class Net;",
                "Share = \"t\"",
                "Share of [Dense] is t, but must be that of layers whose weights are those of 't', of whose t.kernel it says something "
                    + "else: how it starts, what it is held to, or whether it is trained."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [VirtualBatchNormalization(Name = \"t\")] [VirtualBatchNormalization(Share = \"t\")] [Dense(1)] "
                    + "partial class Net;",
                "Share = \"t\"",
                "Share of [VirtualBatchNormalization] is t, but must be left out, since the layer normalises by moments of its own input."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Subnetwork(typeof(A), Share = \"t\")] [Subnetwork(typeof(B), Share = \"t\")] partial class Net; "
                    + "[Network] [Input(4)] [Dense(4)] partial class A; [Network] [Input(4)] [Dense(4)] partial class B;",
                "Share = \"t\"",
                "Share of [Subnetwork] is t, but must be that of layers whose weights are those of 'a', which is the network A."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), KernelInitializer.RandomNormal(stddev: -1)] partial class Net;",
                "stddev: -1",
                "stddev of [KernelInitializer.RandomNormal] is -1, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), BiasInitializer.RandomUniform(0.1, 0)] partial class Net;",
                "0",
                "maxval of [BiasInitializer.RandomUniform] is 0, but must be at least minval."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2)] [KernelInitializer.VarianceScaling(mode: (FanMode)7)] partial class Net;",
                "mode: (FanMode)7",
                "mode of [KernelInitializer.VarianceScaling] is 7, but must be a member of FanMode."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2)] [KernelInitializer.VarianceScaling(0)] partial class Net;",
                "0",
                "scale of [KernelInitializer.VarianceScaling] is 0, but must be greater than 0 and at most 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), KernelInitializer.Constant, KernelInitializer.Orthogonal] partial class Net;",
                "KernelInitializer.Orthogonal",
                "KernelInitializer of [Dense] is Orthogonal, but must be said once."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2, KernelInitializer = Initializer.Ones), KernelInitializer.Constant] partial class Net;",
                "KernelInitializer.Constant",
                "KernelInitializer of [Dense] is Constant, but must be said once, and KernelInitializer = Ones says it already."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dropout(0.5), KernelInitializer.Constant] [Dense(2)] partial class Net;",
                "KernelInitializer.Constant",
                "KernelInitializer of [Dropout] is Constant, but must be left out, since [Dropout] has nothing that it is about."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2, UseBias = false), BiasInitializer.Constant(1)] partial class Net;",
                "BiasInitializer.Constant(1)",
                "BiasInitializer of [Dense] is Constant, but must be left out, since [Dense] has nothing that it is about."
            },
            {
                "NG1005",
                "[Network] [Input(4, 4)] [Bidirectional] [LSTM(2), EmbeddingsInitializer.Constant(1)] partial class Net;",
                "EmbeddingsInitializer.Constant(1)",
                "EmbeddingsInitializer of [LSTM] is Constant, but must be left out, since [LSTM] has nothing that it is about."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), BiasInitializer.Orthogonal] partial class Net;",
                "BiasInitializer.Orthogonal",
                "BiasInitializer of [Dense] is Orthogonal, but must be another one, since this one is for tensors of two axes or more and "
                    + "dense.bias is [2]."
            },
            {
                "NG1005",
                "[Network] [Input(4, 4, 1)] [Conv2D(2, 3, KernelInitializer = Initializer.Identity)] partial class Net;",
                "KernelInitializer = Initializer.Identity",
                "KernelInitializer of [Conv2D] is Identity, but must be another one, since this one is for tensors of two axes and "
                    + "conv2d.kernel is [3, 3, 1, 2]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), KernelConstraint.MinMaxNorm(2, 1)] partial class Net;",
                "1",
                "maxValue of [KernelConstraint.MinMaxNorm] is 1, but must be at least minValue."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2), KernelConstraint.MinMaxNorm(rate: 1.5)] partial class Net;",
                "rate: 1.5",
                "rate of [KernelConstraint.MinMaxNorm] is 1.5, but must be between 0 and 1."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2, MaxNorm = 3), KernelConstraint.NonNeg] partial class Net;",
                "KernelConstraint.NonNeg",
                "KernelConstraint of [Dense] is NonNeg, but must be left out, since a tensor has one constraint and a largest norm of 3 is "
                    + "one."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(1), KernelRegularizer.Orthogonal(mode: OrthogonalMode.Columns)] partial class Net;",
                "mode: OrthogonalMode.Columns",
                "mode of [KernelRegularizer.Orthogonal] is Columns, but must be one of which dense.kernel, [4, 1], has two at least."
            },
            {
                "NG1005",
                "[Network] [Input(4, 4, 1)] [Conv2D(2, 2), KernelRegularizer.Orthogonal] partial class Net;",
                "KernelRegularizer.Orthogonal",
                "KernelRegularizer of [Conv2D] is Orthogonal, but must be another one, since this one is for tensors of two axes and "
                    + "conv2d.kernel is [2, 2, 1, 2]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(3, Activation.ReLU), ActivityRegularizer.Sparsity(0.1, 1)] [Dense(1)] partial class Net;",
                "ActivityRegularizer.Sparsity(0.1, 1)",
                "ActivityRegularizer of [Dense] is Sparsity, but must be on outputs from 0 to 1, such as those of Sigmoid, and these are "
                    + "from 0 to infinity."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(3, Activation.Sigmoid), ActivityRegularizer.Sparsity(0, 1)] [Dense(1)] partial class Net;",
                "0",
                "rho of [ActivityRegularizer.Sparsity] is 0, but must be between 1e-6 and 1 - 1e-6."
            },
            {
                "NG1005",
                "[Network] [Input(4), ActivityRegularizer.Sparsity(0.5, 1)] [Dense(1)] partial class Net;",
                "ActivityRegularizer.Sparsity(0.5, 1)",
                "ActivityRegularizer of [Input] is Sparsity, but must be left out, since [Input] has nothing that it is about."
            },
            {
                "NG0025",
                "[Network(Curvature = true)] [Input(4)] [VirtualBatchNormalization] [Dense(2)] partial class Net;",
                "VirtualBatchNormalization",
                "[VirtualBatchNormalization] normalises by a reference batch that goes through the network beside the samples, so that "
                    + "'Net' has no exact curvature. Write [Network] without Curvature = true, or take [BatchNormalization]."
            },
            {
                "NG0025",
                "[Network(Curvature = true)] [Input(4, 2)] [Bidirectional] [LSTM(2, TruncateAfter = 2)] partial class Net;",
                "Bidirectional",
                "[LSTM] cuts its gradient off with TruncateAfter, which is then that of no function, so that 'Net' has no exact "
                    + "curvature. Write [Network] without Curvature = true, or leave TruncateAfter out."
            },
            {
                "NG0026",
                "[Network(Quantization = Quantization.Int8)] [Input(8)] [PReLU] partial class Net;",
                "Net",
                "'Net' asks for Quantization.Int8, but no kernel of its layers stands in a product of inference. Write [Network] without "
                    + "Quantization."
            },
            {
                "NG0026",
                "[Network(Quantization = Quantization.BFloat16, Precision = Precision.Double)] [Input(4)] [Dense(4)] partial class Net;",
                "Net",
                "'Net' asks for Quantization.BFloat16, but its values are double. Write [Network] without Quantization."
            },
            {
                "NG0025",
                "[Network(GradientPenalty = true)] [Input(4)] [VirtualBatchNormalization] [Dense(1)] partial class Net;",
                "VirtualBatchNormalization",
                "[VirtualBatchNormalization] normalises by a reference batch that goes through the network beside the samples, so that "
                    + "'Net' has no exact curvature. Write [Network] without GradientPenalty = true, or take [BatchNormalization]."
            },
            {
                "NG0027",
                "[Network(GradientPenalty = true)] [Input(4)] [Dense(1, Activation.Sigmoid)] partial class Net;",
                "Net",
                "'Net' asks for GradientPenalty, but it ends in a softmax, a sigmoid or a mixture, whose slope vanishes where it is "
                    + "sure. Let its last layer be linear, or write [Network] without GradientPenalty = true."
            },
            {
                "NG0027",
                "[Network(GradientPenalty = true)] [Input(4)] [Dense(3)] [BatchNormalization] [Dense(1)] partial class Net;",
                "Net",
                "'Net' asks for GradientPenalty, but the samples of a batch depend on each other, so that a sample's slope is not its "
                    + "own. Take [LayerNormalization] instead of [BatchNormalization], or write [Network] without GradientPenalty = true."
            },
            {
                "NG0027",
                "[Network(GradientPenalty = true)] [Input(4)] [Embedding(9, 3)] [Flatten] [Dense(1)] partial class Net;",
                "Net",
                "'Net' asks for GradientPenalty, but its output does not change evenly with any value of its input. Give it an input "
                    + "that is no number of a table's row, or write [Network] without GradientPenalty = true."
            },
            {
                "NG0027",
                "[Network(GradientPenalty = true)] [Input(4, 2)] [Masking] [Dense(1)] partial class Net;",
                "Net",
                "'Net' asks for GradientPenalty, but some of its steps may be padding, which have no slope of their own. Leave "
                    + "[Masking] and MaskZero out, or write [Network] without GradientPenalty = true."
            },
            {
                "NG1001",
                "[Network] [Input(3, 32, 32)] [Conv2D(16, 3, DataFormat = DataFormat.ChannelsFirst)] [Activation(Activation.ReLU)] "
                    + "[Dense(4)] partial class Net;",
                "Dense(4)",
                "Dense needs a vector, but its input is [16, 30, 30] (channels, height, width). Put [Flatten] or "
                    + "[GlobalAveragePooling2D(DataFormat = DataFormat.ChannelsFirst)] before it."
            },
            {
                "NG1001",
                "[Network] [Input(28, 28, 1)] [Dense(10)] partial class Net;",
                "Dense(10)",
                "Dense needs a vector, but its input is [28, 28, 1] (height, width, channels). Put [Flatten] or [GlobalAveragePooling2D] "
                    + "before it."
            },
            {
                "NG1001",
                "[Network] [Input(8, 8, 3)] [MixtureDensity(2)] partial class Net;",
                "MixtureDensity(2)",
                "MixtureDensity needs a vector, but its input is [8, 8, 3] (height, width, channels). Put [Flatten] or "
                    + "[GlobalAveragePooling2D] before it."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [MixtureDensity(10_001)] partial class Net;",
                "10_001",
                "components of [MixtureDensity] is 10001, but must be between 1 and 10,000."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [MixtureDensity(100, Dimensions = 0)] partial class Net;",
                "Dimensions = 0",
                "Dimensions of [MixtureDensity] is 0, but must be between 1 and 10,737,417."
            },
            {
                "NG1001",
                "[Network] [Input(28, 28)] [RBF(10)] partial class Net;",
                "RBF(10)",
                "RBF needs a vector, but its input is [28, 28] (steps, features). Put [Flatten] or [TimeDistributed] before it."
            },
            {
                "NG1001",
                "[Network] [Input(4, 8, 8, 1)] [Dense(10)] partial class Net;",
                "Dense(10)",
                "Dense needs a vector, but its input is [4, 8, 8, 1] (steps or depth, height, width, channels). Put [Flatten], "
                    + "[GlobalAveragePooling3D] or [TimeDistributed] [Flatten] before it."
            },
            {
                "NG1002",
                "[Network] [Input(4)] [Dense(3)] [Add(\"dense\", \"input\")] partial class Net;",
                "\"input\"",
                "Add needs tensors of one shape, but 'dense' is [3] and 'input' is [4]. Bring them to one shape first, with [Dense] or "
                    + "[Reshape]."
            },
            {
                "NG1003",
                "[Network] [Input(6)] [Reshape(4, -1)] partial class Net;",
                "4",
                "Reshape to [4, -1] needs a multiple of 4 values, but its input [6] has 6. Change the shape, or write -1 for one length."
            },
            {
                "NG1003",
                "[Network] [Input(6)] [Reshape(4, 400)] partial class Net;",
                "4",
                "Reshape to [4, 400] needs 1,600 values, but its input [6] has 6. Change the shape, or write -1 for one length."
            },
            {
                "NG1004",
                "[Network] [Input(6)] [Reshape(2, 3)] [Concatenate(\"input\")] partial class Net;",
                "\"input\"",
                "Concatenate cannot put 'input', [6], beside 'reshape', [2, 3]: they must be equal but for the last axis. Reshape one of "
                    + "them first."
            },
            { "NG1005", "[Network] [Input(4)] [Dense(0)] partial class Net;", "0", "units of [Dense] is 0, but must be at least 1." },
            {
                "NG1005",
                "[Network] [Input(4, -3)] [Dense(1)] partial class Net;",
                "4",
                "shape of [Input] is [4, -3], but must be all at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(4, ActivityL2 = 1)] [Dense(1)] partial class Net;",
                "ActivityL2 = 1",
                "ActivityL2 of [Input] is 1, but must be 0, since no weight changes an input."
            },
            {
                "NG1005",
                "[Network] [Input(4, Name = \"x\")] [Input(3, From = \"x\")] [Dense(1)] partial class Net;",
                "From = \"x\"",
                "From of [Input] is x, but must be left out, since an input reads no other tensor."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dropout(1.5)] [Dense(1)] partial class Net;",
                "1.5",
                "rate of [Dropout] is 1.5, but must be at least 0 and less than 1."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(1, (Activation)99)] partial class Net;",
                "(Activation)99",
                "activation of [Dense] is 99, but must be a member of Activation."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(1, KernelInitializer = (Initializer)(-1))] partial class Net;",
                "KernelInitializer = (Initializer)(-1)",
                "KernelInitializer of [Dense] is -1, but must be a member of Initializer."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(1, L2 = -0.5)] partial class Net;",
                "L2 = -0.5",
                "L2 of [Dense] is -0.5, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2, Activation.Softmax, Activation = Activation.Tanh)] partial class Net;",
                "Activation = Activation.Tanh",
                "Activation of [Dense] is Tanh, but must be Softmax, which the attribute's argument says already."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [Conv2D(2, kernelHeight: 3, kernelWidth: -1)] partial class Net;",
                "kernelWidth: -1",
                "kernelWidth of [Conv2D] is -1, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [MaxPooling2D(2, StrideHeight = 0)] partial class Net;",
                "StrideHeight = 0",
                "StrideHeight of [MaxPooling2D] is 0, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [ZeroPadding2D(-1)] partial class Net;",
                "-1",
                "padding of [ZeroPadding2D] is -1, but must be at least 0."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Dense(2)] partial class Part; "
                    + "[Network] [Input(4)] [Subnetwork(typeof(Part), ActivityL1 = double.NaN)] partial class Net;",
                "ActivityL1 = double.NaN",
                "ActivityL1 of [Subnetwork] is NaN, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4, ActivityL2 = -1)] [Dense(2)] partial class Net;",
                "ActivityL2 = -1",
                "ActivityL2 of [Input] is -1, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(6, 7, 1)] [Cropping2D(3)] partial class Net;",
                "3",
                "cropping of [Cropping2D] is 3, but must be small enough to leave one of the 6 rows of its input [6, 7, 1], from which "
                    + "both sides together take 6."
            },
            {
                "NG1005",
                "[Network] [Input(6, 7, 1)] [Cropping2D(0, 5, left: 3, right: 4)] partial class Net;",
                "right: 4",
                "right of [Cropping2D] is 4, but must be small enough to leave one of the 7 columns of its input [6, 7, 1], from which "
                    + "both sides together take 7."
            },
            {
                "NG1005",
                "[Network] [Input(4, 6, 7, 1)] [Cropping3D(front: 1, back: 3, top: 0, bottom: 0, left: 0, right: 0)] partial class Net;",
                "back: 3",
                "back of [Cropping3D] is 3, but must be small enough to leave one of the 4 slices of its input [4, 6, 7, 1], from which "
                    + "both sides together take 4."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 6, 1)] [MaxPooling3D(2, StrideDepth = 0)] partial class Net;",
                "StrideDepth = 0",
                "StrideDepth of [MaxPooling3D] is 0, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(2, 2, 2, 1)] [Conv3DTranspose(2, 3, Strides = 2, OutputPaddingDepth = 2)] partial class Net;",
                "OutputPaddingDepth = 2",
                "OutputPaddingDepth of [Conv3DTranspose] is 2, but must be at least 0 and less than the strides."
            },
            {
                "NG1005",
                "[Network] [Input(6, 4)] [Cropping1D(4, right: 2)] partial class Net;",
                "4",
                "left of [Cropping1D] is 4, but must be small enough to leave one of the 6 steps of its input [6, 4], from which both "
                    + "sides together take 6."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [UpSampling2D(2, 1025, Interpolation = Interpolation.Bilinear)] partial class Net;",
                "1025",
                "width of [UpSampling2D] is 1025, but must be at most 1024 where pixels are interpolated."
            },
            {
                "NG1005",
                "[Network] [Input(6, 4)] [Dot(\"input\", 3)] partial class Net;",
                "3",
                "axes of [Dot] is 3, but must be an axis of 'input', [6, 4]: 1 to 2, or -1 to -2 from the last."
            },
            {
                "NG1005",
                "[Network] [Input(6, 4, Name = \"x\")] [Dense(3)] [Dot(\"x\", 2, -2)] partial class Net;",
                "-2",
                "secondAxis of [Dot] is -2, but must be an axis of 'x', [6, 4], that is 3 long, as axis 2 of 'dense', [6, 3], is."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Dense(4), Connections.Random(1)] partial class Net;",
                "1",
                "sparsity of [Connections.Random] is 1, but must be greater than 0 and less than 1."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Dense(4), Connections.Band(width: 6)] partial class Net;",
                "width: 6",
                "width of [Connections.Band] is 6, but must be less than the 6 inputs, with all of which units are connected "
                    + "without it."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Dense(4), Connections.Groups(3)] partial class Net;",
                "3",
                "groups of [Connections.Groups] is 3, but must be a number that divides the 6 inputs and the 4 units."
            },
            {
                "NG1005",
                "[Network] [Input(6, 2)] [Conv1D(4, 2), Connections.Groups(2)] partial class Net;",
                "Connections.Groups(2)",
                "Connections of [Conv1D] is Groups, but must be left out, since [Conv1D] has nothing that it is about."
            },
            {
                "NG1005",
                "[Network] [Input(6, 2)] [LocallyConnected1D(4, 2, Padding = Padding.Causal)] partial class Net;",
                "Padding = Padding.Causal",
                "Padding of [LocallyConnected1D] is Causal, but must be Valid or Same; Conv1D is the layer that looks at earlier steps "
                    + "alone."
            },
            {
                "NG1033",
                "[Network] [Input(6, 4)] [SpectralNormalization] [LSTM(4)] partial class Net;",
                "SpectralNormalization",
                "SpectralNormalization divides the kernel of the layer below it by its largest singular value, which is not known of "
                    + "[LSTM]. It wraps [Dense], [Conv1D], [Conv2D]; put it above one of these, or remove it."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [SpectralNormalization(0)] [Dense(4)] partial class Net;",
                "0",
                "powerIterations of [SpectralNormalization] is 0, but must be between 1 and 16."
            },
            {
                "NG1032",
                "[Network] [Input(6)] [Dense(4)] [Normalization] partial class Net;",
                "Normalization",
                "Normalization learns from samples before training, so that it must read the network's own input, but 'dense' is computed "
                    + "by a layer. Put it straight behind an [Input], name one with From, or give its values as arguments. "
                    + "[BatchNormalization] learns while the network is trained."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Normalization(Mean = new[] { 1.0, 2 }, Variance = new[] { 1.0 })] partial class Net;",
                "Mean = new[] { 1.0, 2 }",
                "Mean of [Normalization] is of 2 values, but must be of 6, one for each feature of its input [6], or of 1 for all; Mean "
                    + "and Variance are given together."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Normalization(Mean = new[] { 1.0 })] partial class Net;",
                "Normalization(Mean = new[] { 1.0 })",
                "Variance of [Normalization] is missing, but must be of 6, one for each feature of its input [6], or of 1 for all; Mean "
                    + "and Variance are given together."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Normalization(Invert = true)] partial class Net;",
                "Invert = true",
                "Invert of [Normalization] is true, but must be left out unless Mean and Variance are given: what is learned is of the "
                    + "input."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Discretization(0.5, 2, 2)] partial class Net;",
                "2",
                "binBoundaries of [Discretization] is 2, but must be above 2, which precedes it."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Discretization(1)] partial class Net;",
                "1",
                "numBins of [Discretization] is 1, but must be between 2 and 65,536."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [CategoryEncoding(4, OutputMode = OutputMode.Int)] partial class Net;",
                "OutputMode = OutputMode.Int",
                "OutputMode of [CategoryEncoding] is Int, but must be OneHot, MultiHot or Count."
            },
            {
                "NG1015",
                "[Network] [Input(6)] [Discretization(9)] [Embedding(8, 2)] partial class Net;",
                "Embedding(8, 2)",
                "Embedding takes indices, which must be the network's own input, but 'discretization' is computed by a layer. Put "
                    + "[Embedding] straight behind an [Input], or name one with From."
            },
            {
                "NG1031",
                "[Network] [Input(6, 4)] [MatMul(\"input\")] partial class Net;",
                "\"input\"",
                "MatMul cannot multiply: 'input', [6, 4], has rows of 4 values, but 'input', [6, 4], has 6 rows. TransposeA and TransposeB "
                    + "turn the last two axes of a tensor, [Reshape] and [Permute] make others."
            },
            {
                "NG1031",
                "[Network] [Input(6, 4, Name = \"x\")] [GlobalMaxPooling1D] [MatMul(\"x\")] partial class Net;",
                "MatMul(\"x\")",
                "MatMul cannot multiply: 'global_max_pooling1d', [4], has no rows and columns. Of two vectors take [Dot], of a vector and "
                    + "weights [Dense]; or give it two axes with [Reshape]."
            },
            {
                "NG1031",
                "[Network] [Input(2, 6, 6, Name = \"x\")] [Input(3, 6, 6)] [MatMul(\"x\")] partial class Net;",
                "\"x\"",
                "MatMul cannot multiply: the axes of 'input', [3, 6, 6], and 'x', [2, 6, 6], before the last two differ, and neither has 1 "
                    + "there. TransposeA and TransposeB turn the last two axes of a tensor, [Reshape] and [Permute] make others."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [LeakyReLU(-0.3)] partial class Net;",
                "-0.3",
                "negativeSlope of [LeakyReLU] is -0.3, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [ELU(alpha: double.NaN)] partial class Net;",
                "alpha: double.NaN",
                "alpha of [ELU] is NaN, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(6, 7, 1)] [Permute(2, 1)] partial class Net;",
                "2",
                "dims of [Permute] is [2, 1], but must be the numbers of all axes of its input [6, 7, 1], 1 to 3, in another order."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [RepeatVector(0)] partial class Net;",
                "0",
                "n of [RepeatVector] is 0, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Rescaling(0, 1)] partial class Net;",
                "0",
                "scale of [Rescaling] is 0, but must be between -1e30 and 1e30, and not 0, which would leave nothing of the input."
            },
            {
                "NG1005",
                "[Network] [Input(6)] [Rescaling(2, double.NaN)] partial class Net;",
                "double.NaN",
                "offset of [Rescaling] is NaN, but must be between -1e30 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [Conv2D(2, 3, Padding = Padding.Causal)] partial class Net;",
                "Padding = Padding.Causal",
                "Padding of [Conv2D] is Causal, but must be Valid or Same; Conv1D is the layer that looks at earlier steps alone."
            },
            {
                "NG1005",
                "[Network] [Input(6, 1)] [Conv1DTranspose(2, 3, OutputPadding = 1)] partial class Net;",
                "OutputPadding = 1",
                "OutputPadding of [Conv1DTranspose] is 1, but must be at least 0 and less than the strides."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 1)] [Conv2DTranspose(2, 3, Strides = 2, OutputPadding = 2)] partial class Net;",
                "OutputPadding = 2",
                "OutputPadding of [Conv2DTranspose] is 2, but must be at least 0 and less than the strides."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [BatchNormalization(Momentum = 1)] partial class Net;",
                "Momentum = 1",
                "Momentum of [BatchNormalization] is 1, but must be at least 0 and less than 1."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [BatchNormalization(Momentum = double.NaN)] partial class Net;",
                "Momentum = double.NaN",
                "Momentum of [BatchNormalization] is NaN, but must be at least 0 and less than 1."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [LayerNormalization(Epsilon = 0)] partial class Net;",
                "Epsilon = 0",
                "Epsilon of [LayerNormalization] is 0, but must be between 1e-20 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [VirtualBatchNormalization(Epsilon = double.NaN)] partial class Net;",
                "Epsilon = double.NaN",
                "Epsilon of [VirtualBatchNormalization] is NaN, but must be between 1e-20 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(6, 6, 4)] [GroupNormalization] partial class Net;",
                "GroupNormalization",
                "groups of [GroupNormalization] is 32, but must be a number that divides the 4 channels of its input [6, 6, 4], or -1 for "
                    + "one group a channel."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [RMSNormalization(Epsilon = 0)] partial class Net;",
                "Epsilon = 0",
                "Epsilon of [RMSNormalization] is 0, but must be between 1e-20 and 1e30."
            },
            {
                "NG1005",
                "[Network(Precision = (Precision)7)] [Input(4)] [Dense(1)] partial class Net;",
                "Net",
                "Precision of [Network] is 7, but must be a member of Precision."
            },
            {
                "NG1006",
                "[Network] [Input(100000)] [Dense(100000)] partial class Net;",
                "Dense(100000)",
                "Up to this layer 'Net' needs 10,000,100,000 values for its parameters, more than the 536,870,912 that there is room "
                    + "for. Make the layers smaller."
            },
            {
                "NG1006",
                "[Network] [Input(5000, 5000)] [Flatten] partial class Net;",
                "Input(5000, 5000)",
                "Up to this layer 'Net' needs 25,040,000 values for its activations of one sample, more than the 8,388,608 that there is "
                    + "room for. Make the layers smaller."
            },
            {
                "NG1006",
                "[Network] [Input(100, 100, 1)] [Conv2D(1, 40, Padding = Padding.Same)] partial class Net;",
                "Conv2D(1, 40, Padding = Padding.Same)",
                "Up to this layer 'Net' needs 256,309,136 values for its windows or masks of one sample, more than the 134,217,728 that "
                    + "there is room for. Make the layers smaller."
            },
            {
                "NG1006",
                "[Network] [Input(20000)] [DropConnect(10000, 0.5)] partial class Net;",
                "DropConnect(10000, 0.5)",
                "Up to this layer 'Net' needs 200,000,000 values for its windows or masks of one sample, more than the 134,217,728 that "
                    + "there is room for. Make the layers smaller."
            },
            {
                "NG1007",
                "[Network] [Input(5)] [Dense(4)] partial class Part; [Network] [Input(4)] [Subnetwork(typeof(Part))] partial class Net;",
                "Subnetwork(typeof(Part))",
                "'Part' takes [5], but the input of the layer is [4]. Insert a [Reshape] or [Dense] that makes [5]."
            },
            {
                "NG1008",
                "[Network] [Input(4)] [Add] partial class Net;",
                "Add",
                "Add joins the previous tensor with others, but names none. Write [Add(\"name\")] with the Name of an earlier layer."
            },
            {
                "NG1008",
                "[Network] [Input(4)] [Subtract(null)] partial class Net;",
                "Subtract(null)",
                "Subtract joins the previous tensor with others, but names none. Write [Subtract(\"name\")] with the Name of an earlier "
                    + "layer."
            },
            {
                "NG1009",
                "[Network] [Input(4)] partial class Net;",
                "Net",
                "'Net' has an input but no layer. Add one, for example [Dense(10)]."
            },
            {
                "NG1010",
                "[Network] [Input(28, 28)] [Conv2D(8, 3)] partial class Net;",
                "Conv2D(8, 3)",
                "Conv2D needs an image [height, width, channels], but its input is [28, 28] (steps, features). Put [Reshape(28, 28, 1)] "
                    + "before it."
            },
            {
                "NG1010",
                "[Network] [Input(784)] [MaxPooling2D(2)] partial class Net;",
                "MaxPooling2D(2)",
                "MaxPooling2D needs an image [height, width, channels], but its input is [784]. Put [Reshape(28, 28, 1)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(3072)] [GlobalMaxPooling2D] partial class Net;",
                "GlobalMaxPooling2D",
                "GlobalMaxPooling2D needs an image [height, width, channels], but its input is [3072]. Put [Reshape(32, 32, 3)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(10)] [UpSampling2D] partial class Net;",
                "UpSampling2D",
                "UpSampling2D needs an image [height, width, channels], but its input is [10]. Put [Reshape(height, width, channels)] "
                    + "before it."
            },
            {
                "NG1010",
                "[Network] [Input(3072)] [MaxPooling2D(DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "MaxPooling2D(DataFormat = DataFormat.ChannelsFirst)",
                "MaxPooling2D needs an image [channels, height, width], but its input is [3072]. Put [Reshape(3, 32, 32)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(28, 28)] [Conv2D(8, 3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Conv2D(8, 3, DataFormat = DataFormat.ChannelsFirst)",
                "Conv2D needs an image [channels, height, width], but its input is [28, 28]. Put [Reshape(1, 28, 28)] before it."
            },
            {
                "NG1011",
                "[Network] [Input(28, 28, 1)] [Conv2D(8, 3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Conv2D(8, 3, DataFormat = DataFormat.ChannelsFirst)",
                "Conv2D cannot place its windows of 3x3, because its input is [28, 28, 1] (channels, height, width). Use a smaller size, "
                    + "or Padding = Padding.Same."
            },
            {
                "NG1012",
                "[Network] [Input(1, 4, 4)] [Conv2D(8, 3, DataFormat = DataFormat.ChannelsFirst)] "
                    + "[MaxPooling2D(3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "MaxPooling2D(3, DataFormat = DataFormat.ChannelsFirst)",
                "Nothing is left for MaxPooling2D: its input has shrunk to [8, 2, 2] (channels, height, width) (input [1, 4, 4], conv2d "
                    + "[8, 2, 2]), but its windows are 3x3. Remove a layer above, give one of them Padding = Padding.Same or smaller "
                    + "strides, or start with a larger input."
            },
            {
                "NG1013",
                "[Network] [Input(3, 8, 6)] [Conv2D(8, 3, Groups = 2, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Groups = 2",
                "Conv2D cannot divide 3 channels into 2 equal groups. Groups must divide both the channels of the input and the filters."
            },
            {
                "NG1005",
                "[Network] [Input(1, 6, 7)] [Cropping2D(3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "3",
                "cropping of [Cropping2D] is 3, but must be small enough to leave one of the 6 rows of its input [1, 6, 7], from which "
                    + "both sides together take 6."
            },
            {
                "NG1005",
                "[Network] [Input(1, 6, 7)] [Conv2D(4, 3, Activation.Softmax, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Activation.Softmax",
                "activation of [Conv2D] is Softmax, but must be a function of each value alone, since with DataFormat.ChannelsFirst the "
                    + "last axis is not that of the channels: put [Permute(2, 3, 1)] and [Activation] behind the layer."
            },
            {
                "NG1010",
                "[Network] [Input(10)] [Conv1D(8, 3)] partial class Net;",
                "Conv1D(8, 3)",
                "Conv1D needs a sequence [steps, features], but its input is [10]. Put [Reshape(10, 1)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(8, 8, 3)] [AveragePooling1D] partial class Net;",
                "AveragePooling1D",
                "AveragePooling1D needs a sequence [steps, features], but its input is [8, 8, 3] (height, width, channels). Put "
                    + "[Reshape(-1, 3)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(4, 8, 8, 3)] [Conv2D(8, 3)] partial class Net;",
                "Conv2D(8, 3)",
                "Conv2D needs an image [height, width, channels], but its input is [4, 8, 8, 3] (steps or depth, height, width, "
                    + "channels). Put [TimeDistributed] before it, or the layer for volumes, with 3D in its name, in its place."
            },
            {
                "NG1010",
                "[Network] [Input(16, 32, 32)] [ConvLSTM2D(8, 3)] partial class Net;",
                "ConvLSTM2D(8, 3)",
                "ConvLSTM2D needs a sequence of images [steps, height, width, channels], but its input is [16, 32, 32] (height, width, "
                    + "channels). Put [Reshape(16, 32, 32, 1)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(16, 32, 32)] [ConvLSTM2D(8, 3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "ConvLSTM2D(8, 3, DataFormat = DataFormat.ChannelsFirst)",
                "ConvLSTM2D needs a sequence of images [steps, channels, height, width], but its input is [16, 32, 32] (height, width, "
                    + "channels). Put [Reshape(16, 1, 32, 32)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(6)] [Conv1D(8, 3, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Conv1D(8, 3, DataFormat = DataFormat.ChannelsFirst)",
                "Conv1D needs a sequence [channels, steps], but its input is [6]. Put [Reshape(1, 6)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(2, 3, 8, 8)] [TimeDistributed] [Conv2D(4, 3, DataFormat = DataFormat.ChannelsFirst)] [Conv1D(8, 3)] "
                    + "partial class Net;",
                "Conv1D(8, 3)",
                "Conv1D needs a sequence [steps, features], but its input is [2, 4, 6, 6] (steps, channels, height, width). Put "
                    + "[Reshape(-1, 6)] before it."
            },
            {
                "NG1011",
                "[Network] [Input(4, 5)] [Conv1D(8, 7, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Conv1D(8, 7, DataFormat = DataFormat.ChannelsFirst)",
                "Conv1D cannot place its windows of 7, because its input is [4, 5] (channels, steps). Use a smaller size, or Padding = "
                    + "Padding.Same."
            },
            {
                "NG2005",
                "[Network] [Input(4, 9)] [Conv1D(8, 3, DataFormat = DataFormat.ChannelsFirst)] [LSTM(2)] partial class Net;",
                "LSTM(2)",
                "LSTM takes the last axis of its input [8, 7] for that of the channels, but 'conv1d' has them on axis 1. Put "
                    + "[Permute(2, 1)] before it, or disable this warning if the last one is meant."
            },
            {
                "NG2005",
                "[Network] [Input(4, 9)] [Conv1D(8, 3, DataFormat = DataFormat.ChannelsFirst)] [Cropping1D(1)] "
                    + "[Flatten] partial class Net;",
                "Cropping1D(1)",
                "Cropping1D takes the last axis of its input [8, 7] for that of the channels, but 'conv1d' has them on axis 1. Put "
                    + "[Permute(2, 1)] before it, or disable this warning if the last one is meant."
            },
            {
                "NG1005",
                "[Network] [Input(4, 9)] [Conv1D(8, 3, Activation.Softmax, DataFormat = DataFormat.ChannelsFirst)] partial class Net;",
                "Activation.Softmax",
                "activation of [Conv1D] is Softmax, but must be a function of each value alone, since with DataFormat.ChannelsFirst the "
                    + "last axis is not that of the channels: put [Permute(2, 1)] and [Activation] behind the layer."
            },
            {
                "NG1010",
                "[Network] [Input(16, 8)] [ConvLSTM2D(8, 3)] partial class Net;",
                "ConvLSTM2D(8, 3)",
                "ConvLSTM2D needs a sequence of images [steps, height, width, channels], but its input is [16, 8] (steps, features). Put "
                    + "[Reshape(steps, height, width, channels)] before it."
            },
            {
                "NG1011",
                "[Network] [Input(2, 9, 3, 1)] [ConvLSTM2D(8, 5)] partial class Net;",
                "ConvLSTM2D(8, 5)",
                "ConvLSTM2D cannot place its windows of 5x5, because its input is [2, 9, 3, 1]. Use a smaller size, or Padding = "
                    + "Padding.Same."
            },
            {
                "NG1005",
                "[Network] [Input(2, 9, 9, 1)] [ConvLSTM2D(0, 3)] partial class Net;",
                "0",
                "filters of [ConvLSTM2D] is 0, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(2, 9, 9, 1)] [ConvLSTM2D(2, 3, Padding = Padding.Causal)] partial class Net;",
                "Padding = Padding.Causal",
                "Padding of [ConvLSTM2D] is Causal, but must be Valid or Same; Conv1D is the layer that looks at earlier steps alone."
            },
            {
                "NG1005",
                "[Network] [Input(2, 9, 9, 1, Name = \"x\")] [ConvLSTM2D(2, 3, Name = \"e\")] "
                    + "[ConvLSTM2D(2, 2, From = \"x\", InitialState = new[] { \"e\" })] partial class Net;",
                "InitialState = new[] { \"e\" }",
                "InitialState of [ConvLSTM2D] is e, but must be a recurrent layer with the states h and c of [8, 8, 2], or 2 tensors "
                    + "[8, 8, 2], h and c."
            },
            {
                "NG1010",
                "[Network] [Input(16, 16, 8)] [Conv3D(8, 3)] partial class Net;",
                "Conv3D(8, 3)",
                "Conv3D needs a volume [depth, height, width, channels], but its input is [16, 16, 8] (height, width, channels). Put "
                    + "[Reshape(16, 16, 8, 1)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(3000)] [MaxPooling3D] partial class Net;",
                "MaxPooling3D",
                "MaxPooling3D needs a volume [depth, height, width, channels], but its input is [3000]. Put [Reshape(10, 10, 10, 3)] "
                    + "before it."
            },
            {
                "NG1010",
                "[Network] [Input(28, 2)] [GlobalMaxPooling3D] partial class Net;",
                "GlobalMaxPooling3D",
                "GlobalMaxPooling3D needs a volume [depth, height, width, channels], but its input is [28, 2] (steps, features). Put "
                    + "[Reshape(depth, height, width, channels)] before it."
            },
            {
                "NG1010",
                "[Network] [Input(5, 8, 8, 8, 1)] [Conv3DTranspose(2, 3)] partial class Net;",
                "Conv3DTranspose(2, 3)",
                "Conv3DTranspose needs a volume [depth, height, width, channels], but its input is [5, 8, 8, 8, 1] (steps, depth, "
                    + "height, width, channels). Put [TimeDistributed] before it."
            },
            {
                "NG1011",
                "[Network] [Input(2, 9, 9, 1)] [Conv3D(8, 3)] partial class Net;",
                "Conv3D(8, 3)",
                "Conv3D cannot place its windows of 3x3x3, because its input is [2, 9, 9, 1]. Use a smaller size, or Padding = "
                    + "Padding.Same."
            },
            {
                "NG1012",
                "[Network] [Input(4, 8, 8, 1)] [MaxPooling3D] [MaxPooling3D] [Conv3D(4, 2)] partial class Net;",
                "Conv3D(4, 2)",
                "Nothing is left for Conv3D: its input has shrunk to [1, 2, 2, 1] (input [4, 8, 8, 1], max_pooling3d [2, 4, 4, 1], "
                    + "max_pooling3d_1 [1, 2, 2, 1]), but its windows are 2x2x2. Remove a layer above, give one of them Padding = "
                    + "Padding.Same or smaller strides, or start with a larger input."
            },
            {
                "NG1014",
                "[Network] [Input(9, 9, 9, 1)] [Conv3D(8, 3, StrideDepth = 2, DilationWidth = 2)] partial class Net;",
                "DilationWidth = 2",
                "Conv3D has both strides, 2x1x1, and a dilation, 1x1x2. As in Keras, one of them must be 1."
            },
            {
                "NG1011",
                "[Network] [Input(4, 9, 3)] [Conv2D(8, 5)] partial class Net;",
                "Conv2D(8, 5)",
                "Conv2D cannot place its windows of 5x5, because its input is [4, 9, 3]. Use a smaller size, or Padding = Padding.Same."
            },
            {
                "NG1011",
                "[Network] [Input(9, 8, 3)] [Conv2D(8, 3, DilationHeight = 1, DilationWidth = 4)] partial class Net;",
                "Conv2D(8, 3, DilationHeight = 1, DilationWidth = 4)",
                "Conv2D cannot place its windows of 3x3, which with dilation span 3x9, because its input is [9, 8, 3]. Use a smaller "
                    + "size, or Padding = Padding.Same."
            },
            {
                "NG1012",
                "[Network] [Input(8, 8, 1)] [Conv2D(4, 3)] [MaxPooling2D] [Conv2D(4, 3, Activation.ReLU)] [Dropout(0.5)] "
                    + "[MaxPooling2D(2)] partial class Net;",
                "MaxPooling2D(2)",
                "Nothing is left for MaxPooling2D: its input has shrunk to [1, 1, 4] (input [8, 8, 1], conv2d [6, 6, 4], max_pooling2d "
                    + "[3, 3, 4], conv2d_1 [1, 1, 4]), but its windows are 2x2. Remove a layer above, give one of them Padding = "
                    + "Padding.Same or smaller strides, or start with a larger input."
            },
            {
                "NG1013",
                "[Network] [Input(8, 8, 3)] [Conv2D(8, 3, Groups = 2)] partial class Net;",
                "Groups = 2",
                "Conv2D cannot divide 3 channels into 2 equal groups. Groups must divide both the channels of the input and the filters."
            },
            {
                "NG1013",
                "[Network] [Input(8, 4)] [Conv1D(7, 3, Groups = 2)] partial class Net;",
                "Groups = 2",
                "Conv1D cannot divide 7 filters into 2 equal groups. Groups must divide both the channels of the input and the filters."
            },
            {
                "NG1002",
                "[Network] [Input(4)] [Dense(3)] [Reparameterize(\"input\")] partial class Net;",
                "\"input\"",
                "Reparameterize needs tensors of one shape, but 'dense' is [3] and 'input' is [4]. Bring them to one shape first, with "
                    + "[Dense] or [Reshape]."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Reparameterize(KLWeight = -1)] partial class Net;",
                "KLWeight = -1",
                "KLWeight of [Reparameterize] is -1, but must be between 0 and 1e30."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Corruption(1)] [Dense(2)] partial class Net;",
                "1",
                "rate of [Corruption] is 1, but must be at least 0 and less than 1."
            },
            {
                "NG1024",
                "[Network] [Input(4)] [Dense(5)] [Reparameterize] partial class Net;",
                "Reparameterize",
                "Reparameterize needs means and as many log variances, but the last axis of its input [5] is 5 long, an odd number. Give "
                    + "the layer before it two outputs for each latent value, or name the log variances."
            },
            {
                "NG1020",
                "[Network] [Input(28)] [LSTM(4)] partial class Net;",
                "LSTM(4)",
                "LSTM needs a sequence (steps, features), but its input is [28]. Declare it as [Input(steps, features)], or put "
                    + "[Reshape(28, 1)] or [Embedding] before it."
            },
            {
                "NG1020",
                "[Network] [Input(8, 8, 3)] [GRU(4)] partial class Net;",
                "GRU(4)",
                "GRU needs a sequence (steps, features), but its input is [8, 8, 3] (height, width, channels). Put [Reshape] or "
                    + "[TimeDistributed] [Flatten] before it."
            },
            {
                "NG1020",
                "[Network] [Input(8, 8, 3, Name = \"image\")] [Input(4, 8)] [MultiHeadAttention(2, 4, \"image\")] partial class Net;",
                "\"image\"",
                "MultiHeadAttention needs a sequence (steps, features), but its input is [8, 8, 3] (height, width, channels). Put "
                    + "[Reshape] or [TimeDistributed] [Flatten] before it."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x * tan(x)\")] partial class Net;",
                "tan",
                "[Map] cannot read 'x * tan(x)' at character 5: 'tan' is no tensor, parameter or function; there are x, pi, and the "
                    + "functions abs, clip, elu, erf, exp, exponential, gelu, hardsigmoid, hardswish, hardtanh, leakyrelu, log, max, "
                    + "min, mish, pow, relu, relu6, selu, sigmoid, sign, softplus, softsign, sqrt, square, swish, tanh."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x + (x * 2\")] partial class Net;",
                "2",
                "[Map] cannot read 'x + (x * 2' at character 10: it ends where ')' should stand."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x + * 2\")] partial class Net;",
                "*",
                "[Map] cannot read 'x + * 2' at character 5: '*' stands where a number, a name or a parenthesis should."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"max(x)\")] partial class Net;",
                "max(x)",
                "[Map] cannot read 'max(x)' at character 1: max takes 2 values, not 1."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x > 0\")] partial class Net;",
                "> 0",
                "[Map] cannot read 'x > 0' at character 3: a comparison chooses between two values, a > b ? c : d."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x + 1e40\")] partial class Net;",
                "1e40",
                "[Map] cannot read 'x + 1e40' at character 5: the number is 1E+40, but must be between -1e30 and 1e30."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x + 1 / 0\")] partial class Net;",
                "/",
                "[Map] cannot read 'x + 1 / 0' at character 7: the number is Infinity, but must be between -1e30 and 1e30."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"x x\")] partial class Net;",
                "x",
                "[Map] cannot read 'x x' at character 3: 'x' stands where an operator or the end should."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(\"2 * pi\")] partial class Net;",
                "2 * pi",
                "[Map] cannot read '2 * pi' at character 1: x does not stand in it."
            },
            {
                "NG1025",
                "[Network] [Input(4)] [Map(Formulas.Own)] partial class Net; class Formulas { public const string Own = \"x *\"; }",
                "Formulas.Own",
                "[Map] cannot read 'x *' at character 3: it ends where a number, a name or a parenthesis should stand."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Map(\"x * beta\", Learn = new[] { \"beta\" })] partial class Net;",
                "Learn = new[] { \"beta\" }",
                "Learn of [Map] is beta, but must be a name and the number that it starts at, such as \"beta = 1\"."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Map(\"x * exp\", Learn = new[] { \"exp = 1\" })] partial class Net;",
                "Learn = new[] { \"exp = 1\" }",
                "Learn of [Map] is exp, but must be a name that formulas do not know already."
            },
            {
                "NG1026",
                "[Network] [Input(4, 2)] [LSTM(3)] [Dense(2)] [FinalState] partial class Net;",
                "FinalState",
                "[FinalState] reads what [SimpleRNN], [GRU], [LSTM] or [ConvLSTM2D] makes beside its output, but 'dense' is [Dense]. Put "
                    + "it behind such a layer, or name one by From."
            },
            {
                "NG1026",
                "[Network] [Input(4, 2)] [AttentionScores] partial class Net;",
                "AttentionScores",
                "[AttentionScores] reads what [MultiHeadAttention] makes beside its output, but 'input' is [Input]. Put it behind such "
                    + "a layer, or name one by From."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [GRU(3)] [FinalState(1)] partial class Net;",
                "1",
                "index of [FinalState] is 1, but must be the number of a state of [GRU]: 0 for h."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [GRU(3, Name = \"e\")] [GRU(4, From = \"input\", InitialState = new[] { \"e\" })] partial "
                    + "class Net;",
                "InitialState = new[] { \"e\" }",
                "InitialState of [GRU] is e, but must be a recurrent layer with the states h of 4 units, or 1 tensor [4], h."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [Input(3, Name = \"s\")] [LSTM(3, From = \"input\", InitialState = new[] { \"s\" })] partial "
                    + "class Net;",
                "InitialState = new[] { \"s\" }",
                "InitialState of [LSTM] is s, but must be 2 tensors [3], h and c, or one recurrent layer."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [Input(5, Name = \"s\")] [GRU(3, From = \"input\", InitialState = new[] { \"s\" })] partial "
                    + "class Net;",
                "InitialState = new[] { \"s\" }",
                "InitialState of [GRU] is s [5], but must be 1 tensor [3], h."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [Input(3, Name = \"s\")] [Bidirectional(From = \"input\")] [GRU(3, InitialState = new[] { "
                    + "\"s\" })] partial class Net;",
                "InitialState = new[] { \"s\" }",
                "InitialState of [GRU] is s, but must be left out in a [Bidirectional], whose directions begin at two ends."
            },
            {
                "NG1027",
                "[Network] [Input(4, 5)] [GLU] partial class Net;",
                "GLU",
                "GLU cuts the last axis of its input into halves, but that of [4, 5] is 5 long, an odd number. Give the layer before it "
                    + "two outputs for each gated one."
            },
            {
                "NG1027",
                "[Network] [Input(5, 4)] [GLU(Axis = 1)] partial class Net;",
                "GLU(Axis = 1)",
                "GLU cuts axis 1 of its input into halves, but that of [5, 4] is 5 long, an odd number. Give the layer before it two "
                    + "outputs for each gated one."
            },
            {
                "NG1004",
                "[Network] [Input(5, 4, Name = \"a\")] [Input(5, 3)] [Concatenate(\"a\", Axis = 1)] partial class Net;",
                "\"a\"",
                "Concatenate cannot put 'a', [5, 4], beside 'input', [5, 3]: they must be equal but for axis 1. Reshape one of them first."
            },
            {
                "NG1005",
                "[Network] [Input(16, 30, 30)] [BatchNormalization(Axis = 4)] [Flatten] [Dense(1)] partial class Net;",
                "Axis = 4",
                "Axis of [BatchNormalization] is 4, but must be an axis of its input [16, 30, 30], from 1 to 3, or from the "
                    + "last, -1, to -3."
            },
            {
                "NG1005",
                "[Network] [Input(16)] [GroupNormalization(2, Axis = 0)] [Dense(1)] partial class Net;",
                "Axis = 0",
                "Axis of [GroupNormalization] is 0, but must be 1 or -1, the only axis of its input [16]."
            },
            {
                "NG1005",
                "[Network] [Input(16, 30, 30)] [GroupNormalization(3, Axis = 1)] [Flatten] [Dense(1)] partial class Net;",
                "3",
                "groups of [GroupNormalization] is 3, but must be a number that divides the 16 channels of its input [16, 30, 30], or -1 "
                    + "for one group a channel."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [PReLU(SharedAxes = new[] { 3 })] [Dense(1)] partial class Net;",
                "SharedAxes = new[] { 3 }",
                "SharedAxes of [PReLU] is 3, but must be axes of [4, 2] in rising order, from 1 to 2, or from the last, -1, to -2."
            },
            {
                "NG2005",
                "[Network] [Input(3, 32, 32)] [Conv2D(16, 3, DataFormat = DataFormat.ChannelsFirst)] [BatchNormalization] [Flatten] "
                    + "[Dense(1)] partial class Net;",
                "BatchNormalization",
                "BatchNormalization takes the last axis of its input [16, 30, 30] for that of the channels, but 'conv2d' has them on axis "
                    + "1. Write Axis = 1, or Axis = -1 if the last one is meant."
            },
            {
                "NG2005",
                "[Network] [Input(3, 32, 32)] [Conv2D(16, 3, DataFormat = DataFormat.ChannelsFirst)] [Activation(Activation.ReLU)] "
                    + "[LayerNormalization] [Flatten] [Dense(1)] partial class Net;",
                "LayerNormalization",
                "LayerNormalization takes the last axis of its input [16, 30, 30] for that of the channels, but 'conv2d' has them on axis "
                    + "1. Write Axis = [1], or Axis = [-1] if the last one is meant."
            },
            {
                "NG2005",
                "[Network] [Input(2, 3, 9, 9)] [TimeDistributed] [Conv2D(4, 3, DataFormat = DataFormat.ChannelsFirst)] [TimeDistributed] "
                    + "[MaxPooling2D(2, Strides = 1)] [Flatten] [Dense(1)] partial class Net;",
                "MaxPooling2D(2, Strides = 1)",
                "MaxPooling2D takes the last axis of its input [4, 7, 7] for that of the channels, but 'time_distributed' has them on axis "
                    + "1. Write DataFormat = DataFormat.ChannelsFirst, or DataFormat = DataFormat.ChannelsLast if the last one is meant."
            },
            {
                "NG2005",
                "[Network] [Input(3, 9, 9)] [MaxPooling2D(3, DataFormat = DataFormat.ChannelsFirst)] [UnitNormalization(Axis = 1)] "
                    + "[Activation(Activation.Softmax)] [Flatten] [Dense(1)] partial class Net;",
                "Activation(Activation.Softmax)",
                "Activation takes the last axis of its input [3, 3, 3] for that of the channels, but 'max_pooling2d' has them on axis 1. "
                    + "Put [Permute(2, 3, 1)] before it, or disable this warning if the last one is meant."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [RMSNormalization(Axis = new[] { 2, -1 })] [Dense(1)] partial class Net;",
                "Axis = new[] { 2, -1 }",
                "Axis of [RMSNormalization] is 2, -1, but must be axes of [4, 2] in rising order, from 1 to 2, or from the last, -1, to -2."
            },
            {
                "NG1005",
                "[Network] [Input(4, 2)] [LayerNormalization(Axis = new[] { 3 })] [Dense(1)] partial class Net;",
                "Axis = new[] { 3 }",
                "Axis of [LayerNormalization] is 3, but must be axes of [4, 2] in rising order, from 1 to 2, or from the last, -1, to -2."
            },
            {
                "NG1030",
                "[Network] [Input(12, 8, Name = \"v\")] [Input(10, 8, Name = \"k\")] [Input(5, 8)] "
                    + "[MultiHeadAttention(2, 4, \"v\", \"k\")] partial class Net;",
                "\"k\"",
                "MultiHeadAttention asks 'v', which has 12 steps, by the keys of 'k', which has 10. Name two sequences of as many steps, "
                    + "or one alone for both."
            },
            {
                "NG1005",
                "[Network] [Input(5, 8)] [MultiHeadAttention(2, 4, \"input\", \"input\", \"input\")] partial class Net;",
                "\"input\"",
                "with of [MultiHeadAttention] is 3 names, but must be that of the values, and that of the keys."
            },
            {
                "NG1005",
                "[Network] [Input(5, 8)] [MultiHeadAttention(2, 3, Rotary = true)] partial class Net;",
                "3",
                "keyDim of [MultiHeadAttention] is 3, but must be even where Rotary turns pairs of values."
            },
            {
                "NG1005",
                "[Network] [Input(5000, 80)] [PositionalEmbedding(PositionalEncoding.Sinusoidal)] partial class Net;",
                "PositionalEncoding.Sinusoidal",
                "encoding of [PositionalEmbedding] is Sinusoidal, but must be Learned where there are more than 262,144 values, here "
                    + "400,000."
            },
            {
                "NG1021",
                "[Network] [Input(4, 8)] [Input(3, 2, Name = \"c\")] [TreeLSTM(4, \"c\", From = \"input\")] partial class Net;",
                "TreeLSTM(4, \"c\", From = \"input\")",
                "TreeLSTM needs the nodes of a tree (nodes, features) and their children (nodes, children), but its input is [4, 8] and "
                    + "'c' is [3, 2]. Declare the children as [Input(nodes, children, Name = \"c\")], as many as there are nodes."
            },
            {
                "NG1020",
                "[Network] [Input(28)] [TimeDistributed] [Dense(4)] partial class Net;",
                "TimeDistributed",
                "TimeDistributed needs a sequence (steps, features), but its input is [28]. Declare it as [Input(steps, features)], or "
                    + "put [Reshape(28, 1)] or [Embedding] before it."
            },
            {
                "NG1020",
                "[Network] [Input(8, 8, 3)] [Bidirectional] [GRU(4)] partial class Net;",
                "GRU(4)",
                "GRU needs a sequence (steps, features), but its input is [8, 8, 3] (height, width, channels). Put [Reshape] or "
                    + "[TimeDistributed] [Flatten] before it."
            },
            {
                "NG1016",
                "[Network] [Input(4, 8)] [LSTM(4)] [Bidirectional] partial class Net;",
                "Bidirectional",
                "[Bidirectional] wraps the layer whose attribute stands straight below it, but there is none. Put the layer there."
            },
            {
                "NG1016",
                "[Network] [Input(4, 8)] [Dense(4)] [TimeDistributed] [Output(\"dense\")] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] wraps the layer whose attribute stands straight below it, but there is none. Put the layer there."
            },
            {
                "NG1017",
                "[Network] [Input(4, 8)] [Bidirectional] [Dense(4)] partial class Net;",
                "Bidirectional",
                "[Bidirectional] wraps [SimpleRNN], [LSTM], [GRU] or [ConvLSTM2D], but [Dense] stands below it. Move [Bidirectional] "
                    + "straight above the recurrent layer."
            },
            {
                "NG1017",
                "[Network] [Input(4, 8)] [Bidirectional] [TimeDistributed] [Dense(4)] partial class Net;",
                "Bidirectional",
                "[Bidirectional] wraps [SimpleRNN], [LSTM], [GRU] or [ConvLSTM2D], but [TimeDistributed] stands below it. Move "
                    + "[Bidirectional] straight above the recurrent layer."
            },
            {
                "NG1018",
                "[Network] [Input(4, 8)] [Bidirectional] [LSTM(4, GoBackwards = true)] partial class Net;",
                "GoBackwards = true",
                "[Bidirectional] reads the sequence both ways, so that GoBackwards of [LSTM] means nothing. Remove it."
            },
            {
                "NG1019",
                "[Network] [Input(4, 8)] [TimeDistributed] [Dropout(0.5)] [Dense(4)] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [Dropout]: it takes whole sequences. Remove [TimeDistributed]."
            },
            {
                "NG1019",
                "[Network] [Input(4, 8)] [TimeDistributed] [BatchNormalization] [Dense(4)] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [BatchNormalization]: it takes whole sequences. Remove [TimeDistributed]."
            },
            {
                "NG1019",
                "[Network] [Input(4, 8)] [TimeDistributed] [Add(\"input\")] [Dense(4)] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [Add]: it takes whole sequences. Remove [TimeDistributed]."
            },
            {
                "NG1019",
                "[Network] [Input(4, 8, 2)] [TimeDistributed] [LSTM(4)] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [LSTM]: it goes through steps itself, and loops within loops are not supported. Bring all "
                    + "steps into one axis with [Reshape]."
            },
            {
                "NG1019",
                "[Network] [Input(4, 8, 2)] [TimeDistributed] [TimeDistributed] [Dense(4)] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [TimeDistributed]: it goes through steps itself, and loops within loops are not "
                    + "supported. Bring all steps into one axis with [Reshape]."
            },
            {
                "NG1019",
                "[Network] [Input(8, 2)] [LSTM(4)] partial class Part; [Network] [Input(4, 8, 2)] [TimeDistributed] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [Subnetwork]: its layer 'lstm' goes through steps itself, and loops within loops are not "
                    + "supported. Bring all steps into one axis with [Reshape]."
            },
            {
                "NG1019",
                "[Network] [Input(8)] [Dense(4)] [BatchNormalization] partial class Part; [Network] [Input(4, 8)] [TimeDistributed] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "TimeDistributed",
                "[TimeDistributed] cannot wrap [Subnetwork]: its layer 'batch_normalization' takes whole sequences. Put "
                    + "[BatchNormalization] behind [TimeDistributed]."
            },
            {
                "NG1005",
                "[Network] [Input(4, 8)] [TimeDistributed] [Dense(0)] partial class Net;",
                "0",
                "units of [Dense] is 0, but must be at least 1."
            },
            {
                "NG1005",
                "[Network] [Input(4, 8)] [Bidirectional] [LSTM(4, Dropout = 2)] partial class Net;",
                "Dropout = 2",
                "Dropout of [LSTM] is 2, but must be at least 0 and less than 1."
            },
            {
                "NG1005",
                "[Network] [Input(4, 8)] [Bidirectional(MergeMode = (MergeMode)9)] [LSTM(4)] partial class Net;",
                "MergeMode = (MergeMode)9",
                "MergeMode of [Bidirectional] is 9, but must be a member of MergeMode."
            },
            {
                "NG1005",
                "[Network] [Input(4, 8)] [Bidirectional] [LSTM(4, (Activation)99)] partial class Net;",
                "(Activation)99",
                "activation of [LSTM] is 99, but must be a member of Activation."
            },
            {
                "NG1005",
                "[Network] [Input(4, 8)] [TimeDistributed(Name = \"a\")] [Dense(4, Name = \"b\")] partial class Net;",
                "Name = \"b\"",
                "Name of [Dense] is b, but must be a, which [TimeDistributed] says already."
            },
            {
                "NG0008",
                "[Network] [Input(4, 8)] [TimeDistributed] [Dense(4, From = \"h\")] partial class Net;",
                "From = \"h\"",
                "There is no tensor 'h' above (there are: input). Only what stands above can be read, by the Name of its layer."
            },
            {
                "NG0009",
                "[Network] [Input(4, 8, Name = \"x\")] [TimeDistributed] [Dense(4, Name = \"x\")] partial class Net;",
                "Name = \"x\"",
                "The name 'x' is used twice. Every layer needs a name of its own, and an output is listed once."
            },
            {
                "NG0010",
                "class OwnAttribute : LayerAttribute; [Network] [Input(4, 8)] [TimeDistributed] [Own] partial class Net;",
                "Own",
                "[Own] is no layer that this compiler knows. Use one of its own layers."
            },
            {
                "NG1015",
                "[Network] [Input(4, 8)] [Dense(3)] [TimeDistributed] [Embedding(10, 3)] partial class Net;",
                "Embedding(10, 3)",
                "Embedding takes indices, which must be the network's own input, but 'dense' is computed by a layer. Put [Embedding] "
                    + "straight behind an [Input], or name one with From."
            },
            {
                "NG3001",
                "[Network] [Input(2, 13, 12, 1)] [TimeDistributed] [MaxPooling2D(2)] partial class Net;",
                "MaxPooling2D(2)",
                "MaxPooling2D never looks at 1 row of its input [13, 12, 1], because its windows of 2x2 stand 2x2 apart. Choose strides "
                    + "that divide evenly, or Padding = Padding.Same, if these matter."
            },
            {
                "NG3002",
                "[Network] [Input(5, 28, 28, 1)] [TimeDistributed] [Conv2D(28, 3)] partial class Net;",
                "Conv2D(28, 3)",
                "Conv2D: [28, 28, 1] -> [26, 26, 28], 280 parameters."
            },
            {
                "NG1014",
                "[Network] [Input(8, 8, 3)] [Conv2D(8, 3, StrideWidth = 2, DilationRate = 2)] partial class Net;",
                "DilationRate = 2",
                "Conv2D has both strides, 1x2, and a dilation, 2x2. As in Keras, one of them must be 1."
            },
            {
                "NG1015",
                "[Network] [Input(4)] [Dropout(0.5)] [Embedding(10, 3)] partial class Net;",
                "Embedding(10, 3)",
                "Embedding takes indices, which must be the network's own input, but 'dropout' is computed by a layer. Put [Embedding] "
                    + "straight behind an [Input], or name one with From."
            },
            {
                "NG1015",
                "[Network] [Input(4)] [Embedding(10, 3)] partial class Part; [Network] [Input(4)] [Activation(Activation.ReLU)] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "Subnetwork(typeof(Part))",
                "Subnetwork takes indices, which must be the network's own input, but 'activation' is computed by a layer. Put "
                    + "[Subnetwork] straight behind an [Input], or name one with From."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Embedding(0, 3)] partial class Net;",
                "0",
                "inputDim of [Embedding] is 0, but must be between 1 and 16,777,216."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Embedding(16777217, 3)] partial class Net;",
                "16777217",
                "inputDim of [Embedding] is 16777217, but must be between 1 and 16,777,216."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [Embedding(5, -1)] partial class Net;",
                "-1",
                "outputDim of [Embedding] is -1, but must be at least 1."
            },
            {
                "NG1022",
                "[Network] [Input(4)] [Dense(3)] [RBM(2)] partial class Net;",
                "RBM(2)",
                "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but "
                    + "'dense' is computed by [Dense]. Move it there, or use [Dense] with Activation.Sigmoid here."
            },
            {
                "NG1022",
                "[Network] [Input(4)] [RBM(3)] [BatchNormalization] [RBM(2)] partial class Net;",
                "RBM(2)",
                "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but "
                    + "'batch_normalization' is computed by [BatchNormalization]. Move it there, or use [Dense] with "
                    + "Activation.Sigmoid here."
            },
            {
                "NG1022",
                "[Network] [Input(4, Name = \"a\")] [Input(4)] [RBM(2)] [Concatenate(\"a\")] partial class Net;",
                "RBM(2)",
                "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but "
                    + "there are several inputs. Move it there, or use [Dense] with Activation.Sigmoid here."
            },
            {
                "NG1022",
                "[Network] [Input(4)] [RBM(2, Name = \"a\")] [RBM(3, From = \"input\")] [Concatenate(\"a\")] partial class Net;",
                "RBM(3, From = \"input\")",
                "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but "
                    + "another [RBM] stands on 'input' already. Move it there, or use [Dense] with Activation.Sigmoid here."
            },
            {
                "NG1022",
                "[Network] [Input(4, 8)] [TimeDistributed] [RBM(2)] partial class Net;",
                "RBM(2)",
                "RBM learns from the network's input, or from the RBM before it, through nothing but [Flatten], [Reshape] and noise; but "
                    + "here it stands inside [TimeDistributed]. Move it there, or use [Dense] with Activation.Sigmoid here."
            },
            { "NG1005", "[Network] [Input(4)] [RBM(0)] partial class Net;", "0", "units of [RBM] is 0, but must be at least 1." },
            {
                "NG1005",
                "[Network] [Input(4)] [RBM(2, Categories = 2)] partial class Net;",
                "Categories = 2",
                "Categories of [RBM] is 2, but must be left out unless Visible is VisibleUnits.Softmax."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [RBM(2, Visible = VisibleUnits.Softmax, Categories = 3)] partial class Net;",
                "Categories = 3",
                "Categories of [RBM] is 3, but must be at least 2 and divide the 4 visible units, the categories of one item after another."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [RBM(4)] [RBM(2, Visible = VisibleUnits.Softmax, Categories = 2)] partial class Net;",
                "Visible = VisibleUnits.Softmax",
                "Visible of [RBM] is Softmax, but must be Bernoulli or Gaussian behind another RBM, which gives probabilities."
            },
            {
                "NG1005",
                "[Network] [Input(4)] [RBM(2, Visible = (VisibleUnits)7)] partial class Net;",
                "Visible = (VisibleUnits)7",
                "Visible of [RBM] is 7, but must be a member of VisibleUnits."
            },
            {
                "NG1001",
                "[Network] [Input(8, 8, 1)] [RBM(2)] partial class Net;",
                "RBM(2)",
                "RBM needs a vector, but its input is [8, 8, 1] (height, width, channels). Put [Flatten] or [GlobalAveragePooling2D] "
                    + "before it."
            },
            {
                "NG0019",
                "[Network] [Input(4)] [RBM(2)] [RBM(2)] partial class Net { int Rbm1; }",
                "RBM(2)",
                "The compiler adds a member 'Rbm1' to 'Net', but that name is taken. Choose another name."
            },
            {
                "NG0019",
                "[Network] [Input(4)] [RBM(2, Name = \"summary\")] partial class Net;",
                "Name = \"summary\"",
                "The compiler adds a member 'Summary' to 'Net', but that name is taken. Choose another name."
            },
            {
                "NG2001",
                "[Network] [Input(4)] [Dense(1, Activation.Softmax)] partial class Net;",
                "Dense(1, Activation.Softmax)",
                "The Softmax of a single unit is always 1, whatever the input. Use Activation.Sigmoid for a yes-or-no output, or two units."
            },
            {
                "NG2001",
                "[Network] [Input(4, 1)] [Activation(Activation.LogSoftmax)] partial class Net;",
                "Activation(Activation.LogSoftmax)",
                "The LogSoftmax of a single unit is always 0, whatever the input. Use Activation.Sigmoid for a yes-or-no output, or two "
                    + "units."
            },
            {
                "NG2002",
                "[Network] [Input(4)] [Dense(1, Name = \"h\")] [Dense(1, From = \"input\")] partial class Net;",
                "Dense(1, Name = \"h\")",
                "Nothing reads 'h', so that it changes no output. Read it with From or a joining layer such as [Add], list it in "
                    + "[Output], or remove it."
            },
            {
                "NG2003",
                "[Network] [Input(4)] [Dense(1)] [Dropout(0.5)] partial class Net;",
                "Dropout(0.5)",
                "[Dropout] is the last layer: in training it falsifies the very output that the loss compares. Move it before the last "
                    + "layer with weights."
            },
            {
                "NG2004",
                "[Network] [Input(4)] [Dense(4)] partial class Part; [Network] [Input(4)] [Subnetwork(typeof(Part))] [Dense(4)] "
                    + "[Subnetwork(typeof(Part))] partial class Net;",
                "typeof(Part)",
                "'Part' is already the layer 'part'; here, as 'part_1', it gets weights of its own, and the two learn apart. Where one "
                    + "set of weights is meant, give both the same Share; where two of a kind are meant, disable this warning."
            },
            {
                "NG2004",
                "[Network] [Input(4)] [Dense(4)] partial class Part; [Network] [Input(2, 4, Name = \"a\")] [Input(4, Name = \"b\")] "
                    + "[Subnetwork(typeof(Part), Name = \"right\")] [TimeDistributed(Name = \"left\", From = \"a\")] "
                    + "[Subnetwork(typeof(Part))] [Output(\"left\", \"right\")] partial class Net;",
                "typeof(Part)",
                "'Part' is already the layer 'right'; here, as 'left', it gets weights of its own, and the two learn apart. Where one "
                    + "set of weights is meant, give both the same Share; where two of a kind are meant, disable this warning."
            },
            {
                "NG2010",
                "[Network] [Input(4)] [Dense(3)] [BatchNormalization] [Activation(Activation.Softmax)] partial class Net;",
                "BatchNormalization",
                "'batch_normalization' is normalised straight before its softmax, which fixes the spread of the logits over every batch, "
                    + "so that they cannot say how sure the network is. Move [BatchNormalization] before the last layer with weights."
            },
            {
                "NG3001",
                "[Network] [Input(13, 12, 1)] [MaxPooling2D(2)] partial class Net;",
                "MaxPooling2D(2)",
                "MaxPooling2D never looks at 1 row of its input [13, 12, 1], because its windows of 2x2 stand 2x2 apart. Choose strides "
                    + "that divide evenly, or Padding = Padding.Same, if these matter."
            },
            {
                "NG3001",
                "[Network] [Input(10, 11, 1)] [Conv2D(2, 1, Strides = 4, Padding = Padding.Same)] partial class Net;",
                "Conv2D(2, 1, Strides = 4, Padding = Padding.Same)",
                "Conv2D never looks at 7 rows and 8 columns of its input [10, 11, 1], because its windows of 1x1 stand 4x4 apart. Choose "
                    + "strides that divide evenly, or Padding = Padding.Same, if these matter."
            },
            {
                "NG3001",
                "[Network] [Input(10, 1)] [Conv1D(2, 3, Strides = 4)] partial class Net;",
                "Conv1D(2, 3, Strides = 4)",
                "Conv1D never looks at 4 steps of its input [10, 1], because its windows of 3 stand 4 apart. Choose strides that divide "
                    + "evenly, or Padding = Padding.Same, if these matter."
            },
            {
                "NG3002",
                "[Network] [Input(28, 28, 1)] [Conv2D(28, 3)] partial class Net;",
                "Conv2D(28, 3)",
                "Conv2D: [28, 28, 1] -> [26, 26, 28], 280 parameters."
            },
            {
                "NG3002",
                "[Network] [Input(28, 28, 3)] [MaxPooling2D(2)] partial class Net;",
                "MaxPooling2D(2)",
                "MaxPooling2D: [28, 28, 3] -> [14, 14, 3], no parameters."
            },
        };

    private static IEnumerable<DiagnosticDescriptor> Descriptors =>
        typeof(Descriptors)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(f => f.GetValue(null))
            .OfType<DiagnosticDescriptor>();

    [Theory]
    [MemberData(nameof(Cases))]
    public void SaysWhatIsWrongWhereItIs(string id, string source, string place, string message)
    {
        GeneratorRun run = GeneratorRun.Of("using NetGen;\n" + source).IsClean();
        Diagnostic diagnostic = Assert.Single(run.Diagnostics, d => d.Id == id);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(place, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan));
        Assert.Equal(
            $"https://github.com/netgen/netgen/blob/main/docs/diagnostics.md#{id.ToLowerInvariant()}",
            diagnostic.Descriptor.HelpLinkUri
        );
        Assert.Equal(id == "NG0016" ? 2 : 1, run.Diagnostics.Count(d => d.Id == id || d.Severity > DiagnosticSeverity.Hidden));
    }

    // The user sees the one error and none for each use of the class.
    [Theory]
    [MemberData(nameof(Cases))]
    public void NoOtherErrorFollows(string id, string source, string place, string message)
    {
        _ = (place, message);
        DiagnosticDescriptor descriptor = Descriptors.First(d => d.Id == id);
        if (Diagnostics.Descriptors.NotExtensible.Contains(descriptor) || id == "NG0011")
            return;
        string number = source.Contains("Precision = Precision.Double)] [Input(4)] [Dense(4)] partial class Net", StringComparison.Ordinal)
            ? "double"
            : "float";
        GeneratorRun run = GeneratorRun
            .Of(
                "using NetGen;\n" + source,
                $$"""
                using NetGen;
                class Use
                {
                    string F(INetwork<{{number}}> network, {{number}}[] x, {{number}}[] y, Loss loss)
                    {
                        var net = new Net(1);
                        network = net;
                        new Net().Predict(x, y);
                        net.SetWeights(net.GetWeights());
                        net.CopyParametersTo(y);
                        net.SetParameters(x);
                        net.Save("a");
                        net.Load("a");
                        {{number}} value = net.LossAndGradient(x, y, loss, y);
                        int length = Net.InputLength + Net.OutputLength + Net.ParameterCount + Net.InputShape.Length + Net.OutputShape[0];
                        {{(descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "length += net.PredictClass(x);" : "")}}
                        return Net.Summary + value + length;
                    }
                }
                """
            )
            .IsClean();
        Assert.Empty(run.ErrorsInSource);
    }

    [Fact]
    public void OverloadsAndSubnetworksAreThereAfterAnError()
    {
        GeneratorRun run = GeneratorRun
            .Of(
                """
                using NetGen;
                [Network] [Input(4)] [Dense(4)] partial class Part;
                [Network] [Input(4, Name = "a")] [Input(4, Name = "b")] [Add("a")] [Subnetwork(typeof(Part))] [Reshape(1, 4)] [TimeDistributed(Name = "other")] [Subnetwork(typeof(Part))] [Flatten] [Dense(0, Name = "c")] [Dense(1, Name = "d")] [Output("c", "d")] partial class Net;
                class Use { Part F(Net net, float[] x) { net.Predict(a: x, b: x, c: x, d: x); return x.Length > 0 ? net.Part : net.Other; } }
                """
            )
            .IsClean();
        Assert.Empty(run.ErrorsInSource);
        Assert.Equal("NG1005", Assert.Single(run.Diagnostics).Id);
    }

    [Fact]
    public void AnErrorOfTheCompilerItselfStandsAlone()
    {
        GeneratorRun run = GeneratorRun
            .Of(
                "using NetGen; [Network] [Input(4)] [Dence(3)] partial class Net; class Use { string F() => Net.Summary + new "
                    + "Net(1).PredictClass(new float[4]) + Net.MixtureOf(new float[3]).Components; }"
            )
            .IsClean();
        Assert.Empty(run.Diagnostics);
        Assert.All(run.ErrorsInSource, e => Assert.Equal("CS0246", e.Id));
    }

    [Theory]
    [InlineData("NG2001", "[Dense(1, Activation.Softmax)]")]
    [InlineData("NG2002", "[Dense(1)] [Dense(1, From = \"input\")]")]
    [InlineData("NG2003", "[Dense(1)] [Dropout(0.5)]")]
    [InlineData("NG2004", "[Dense(4)] [Subnetwork(typeof(Part))] [Subnetwork(typeof(Part))]")]
    [InlineData(
        "NG2010",
        "[BatchNormalization(Name = \"b\")] [Dense(2)] [Activation(Activation.Softmax, From = \"b\", Name = \"s\")] "
            + "[Output(\"dense\", \"s\")]"
    )]
    [InlineData("NG2005", "[Reshape(2, 1, 2)] [ZeroPadding2D(1, DataFormat = DataFormat.ChannelsFirst)] [BatchNormalization]")]
    [InlineData("NG3001", "[Reshape(2, 2, 1)] [Conv2D(1, 1, Strides = 2)]")]
    [InlineData("NG1005", "[Dense(0)]")]
    public void PragmaDisablesIt(string id, string layers)
    {
        string network = $"\n[Network] [Input(4)]\n{layers}\npartial class Net;\n[Network] [Input(4)] [Dense(4)] partial class Part;\n";
        Assert.Equal(
            id,
            Assert.Single(GeneratorRun.Of("using NetGen;" + network).Diagnostics, d => d.Severity > DiagnosticSeverity.Hidden).Id
        );
        GeneratorRun disabled = GeneratorRun.Of($"using NetGen;\n#pragma warning disable {id}{network}#pragma warning restore {id}\n");
        Assert.DoesNotContain(
            disabled.Diagnostics,
            d => !d.IsSuppressed && d.DefaultSeverity is DiagnosticSeverity.Info or DiagnosticSeverity.Warning
        );
        // An error that is hidden leaves members that throw, so that nothing computes a wrong result.
        Assert.Equal(id == "NG1005", disabled.Sources[0].SourceText.ToString().Contains("throw Broken", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryDescriptorIsTestedAndDocumented()
    {
        string docs = File.ReadAllText(Repository.Path("docs/diagnostics.md")),
            releases = File.ReadAllText(Repository.Path("generator/Diagnostics/AnalyzerReleases.Unshipped.md"));
        // What depends on the project, or on a fault of the compiler's own, has tests of its own.
        HashSet<string> tested = [.. Cases.Select(c => (string)c[0]), "NG0021", "NG0022"];
        foreach (DiagnosticDescriptor descriptor in Descriptors)
        {
            Assert.True(tested.Contains(descriptor.Id), $"{descriptor.Id} has no test.");
            Assert.True(
                docs.Contains($"\n## {descriptor.Id}\n", StringComparison.Ordinal),
                $"docs/diagnostics.md has no section '## {descriptor.Id}'."
            );
            Assert.Contains(
                $"{descriptor.Id} | NetGen | {descriptor.DefaultSeverity} | {descriptor.Title}",
                releases,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(Descriptors.Count(), Descriptors.Select(d => d.Id).Distinct().Count());
    }
}
