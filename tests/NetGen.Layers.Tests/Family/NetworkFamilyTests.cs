using System.Runtime.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests.Family;

/// <summary>Networks of one file with other constants are those that the file would declare with them.</summary>
public class NetworkFamilyTests
{
    private const string Source = """
        using NetGen;

        namespace My.Networks;

        [Network]
        [Input(6)]
        [Dense(Width, Hidden), Repeat(Depth)]
        [Dropout(Rate)]
        [Dense(3, Activation.Softmax)]
        public sealed partial class Classifier
        {
            /// <summary>Units of each hidden layer.</summary>
            public const int Width = 8, Depth = 1;

            public const Activation Hidden = Activation.ReLU;

            public const double Rate = 0.5;
        }
        """;

    private static readonly NetworkFamily s_family = NetworkFamily.FromSource(Source);

    private static float[] Parameters(INetwork<float> network)
    {
        var values = new float[network.GetWeights().Sum(w => w.Values.Length)];
        network.CopyParametersTo(values);
        return values;
    }

    private static float[] Predicted(INetwork<float> network)
    {
        float[] input = [.. Enumerable.Range(0, 12).Select(i => i / 10f - 0.5f)],
            output = new float[6];
        network.Predict(input, output);
        return output;
    }

    [Fact]
    public void ConstantsTakeTheirPlace()
    {
        Assert.Equal(["Depth", "Hidden", "Rate", "Width"], s_family.Constants.Order());
        (string, object)[] none = [];
        AssertIs("[Input(6)] [Dense(8, Activation.ReLU)] [Dropout(0.5)] [Dense(3, Activation.Softmax)]", none);
        AssertIs(
            "[Input(6)] [Dense(5, Activation.Tanh)] [Dense(5, Activation.Tanh)] [Dense(5, Activation.Tanh)] [Dropout(0.2)] "
                + "[Dense(3, Activation.Softmax)]",
            [("Width", 5), ("Depth", 3), ("Hidden", Activation.Tanh), ("Rate", 0.2f)]
        );
        AssertIs("[Input(6)] [Dropout(0)] [Dense(3, Activation.Softmax)]", [("Depth", 0), ("Rate", 0)]);

        static void AssertIs(string layers, (string, object)[] constants)
        {
            INetwork<float> expected = CompiledNetwork.Of(layers).Single(seed: 4),
                actual = s_family.Create(seed: 4, constants);
            Assert.Equal(Parameters(expected), Parameters(actual));
            Assert.Equal(Predicted(expected), Predicted(actual));
            float[] inputs = [.. Predicted(expected), .. Predicted(expected)],
                targets = [0, 2];
            float[] gradient = new float[Parameters(expected).Length],
                other = new float[gradient.Length];
            // Dropout of the same rate draws the same masks.
            float loss = expected.LossAndGradient(inputs, targets, Loss.SparseCategoricalCrossentropy, gradient, step: 3);
            Assert.Equal(loss, actual.LossAndGradient(inputs, targets, Loss.SparseCategoricalCrossentropy, other, step: 3));
            Assert.Equal(gradient, other);
        }
    }

    [Fact]
    public void WhatWasCompiledIsKeptAndItsAssemblyIsNot()
    {
        NetworkFamily family = NetworkFamily.FromSource(Source);
        Assert.Same(family.Create(1).GetType(), family.Create(2).GetType());
        Assert.NotSame(family.Create(1).GetType(), family.Create(1, ("Width", 9)).GetType());
        WeakReference gone = Used(family);
        for (int i = 0; i < 20 && gone.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(gone.IsAlive);
        Assert.Equal(7, family.Create(1, ("Width", 7)).GetWeights()[0].Shape[1]);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Used(NetworkFamily family)
        {
            INetwork network = family.Create(1, ("Width", 7));
            Predicted(network);
            return new(network.GetType().Assembly);
        }
    }

    [Fact]
    public void OneOfSeveralNetworksAndDouble()
    {
        const string Two = """
            using NetGen;
            class Outer { public const int Units = 3; }
            partial class Holder
            {
                [Network(Precision = Precision.Double)] [Input(2)] [Dense(Outer.Units)] internal sealed partial class Wide;
            }
            [Network] [Input(2)] [Subnetwork(typeof(Part))] sealed partial class Whole;
            [Network] [Input(2)] [Dense(Outer.Units)] sealed partial class Part;
            """;
        Assert.Equal(10, NetworkFamily.FromSource(Two, "Holder+Wide").Create<double>(1, ("Units", 5)).GetWeights().Last().Shape[0] * 2);
        Assert.Equal(4, NetworkFamily.FromSource(Two, "Whole").Create(1, ("Units", 4)).GetWeights()[0].Shape[1]);
        Refused<InvalidOperationException>(
            () => NetworkFamily.FromSource(Two, "Holder+Wide").Create(1),
            "Holder+Wide is no network over float. Call Create<double>"
        );
        Refused<ArgumentException>(() => NetworkFamily.FromSource(Two), "has Holder+Wide, Whole, Part. Give the name of one");
        Refused<ArgumentException>(
            () => NetworkFamily.FromSource(Two, "Hole"),
            "has no network 'Hole'; there are Holder+Wide, Whole, Part"
        );
        Refused<ArgumentException>(() => NetworkFamily.FromSource("class A;"), "has no class with [Network]");
    }

    [Fact]
    public void LayersThatDoNotGoTogetherAreAFailedTrial()
    {
        const string Image = """
            using NetGen;
            [Network]
            [Input(8, 8, 1)]
            [Conv2D(4, Size)]
            [Flatten]
            [Dense(2)]
            public sealed partial class Reader { public const int Size = 3; }
            """;
        NetworkFamily family = NetworkFamily.FromSource(Image);
        Assert.Equal(2, family.Create(1).GetWeights()[^1].Shape[0]);
        for (int i = 0; i < 2; i++)
        {
            string message = Refused<FailedTrialException>(() => family.Create(1, ("Size", 9)), "Reader with Size = 9 does not compile:");
            Assert.Contains("family.cs(4,", message, StringComparison.Ordinal);
            Assert.Contains("error NG1", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void MistakesAreNoFailuresOfACandidate()
    {
        Refused<ArgumentException>(() => NetworkFamily.FromSource("class {"), "is no C#:\nfamily.cs(1,7): error CS1001");
        Refused<InvalidOperationException>(
            () => NetworkFamily.FromSource(Source.Replace("Rate)", "Rat)")).Create(1),
            "My.Networks.Classifier with its own constants does not compile:\nfamily.cs(8,10): error CS0103"
        );
        Refused<InvalidOperationException>(() => s_family.Create(1, ("Width", 1.5)), "Width = 1.5D does not compile");
        Refused<ArgumentException>(() => s_family.Create(1, ("Wide", 5)), "no constant 'Wide'; there are Width, Depth, Hidden, Rate");
        Refused<ArgumentException>(() => s_family.Create(1, ("Width", 5), ("Width", 6)), "'Width' is given twice");
        Refused<ArgumentException>(() => s_family.Create(1, ("Rate", double.NaN)), "'Rate' cannot be NaN, of type Double");
        Refused<ArgumentException>(() => s_family.Create(1, ("Hidden", (Activation)999)), "'Hidden' cannot be 999, of type Activation");
        Refused<ArgumentException>(
            () => NetworkFamily.FromSource(Source + "class A { const int Width = 1; }"),
            "has two constants 'Width'"
        );
        Assert.Throws<FileNotFoundException>(() => NetworkFamily.FromFile("nowhere.cs"));
    }

    private static string Refused<T>(Func<object> call, string message)
        where T : Exception
    {
        string said = Assert.Throws<T>(call).Message;
        Assert.Contains(message, said, StringComparison.Ordinal);
        return said;
    }
}
