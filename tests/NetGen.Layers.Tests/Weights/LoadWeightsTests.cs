using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights from files of networks of another shape, by name.</summary>
public class LoadWeightsTests
{
    private const string Base = "[Input(6)] [Dense(5, Activation.Tanh)] [Dense(4, Activation.Tanh)] [Dense(8)]";

    [Fact]
    public void WhatFitsIsLoadedAndTheRestIsSaid()
    {
        INetwork<float> from = CompiledNetwork.Of(Base).Single(seed: 1),
            to = CompiledNetwork
                .Of(
                    "[Input(6)] [Dense(5, Activation.Tanh)] [Dense(4, Activation.Tanh, Name = \"code\")] [BatchNormalization] "
                        + "[Dense(2, Name = \"dense_2\")] [Dense(3)]"
                )
                .Single(seed: 2);
        Dictionary<string, float[]> file = Values(from),
            before = Values(to);
        LoadReport report = to.LoadWeights(File(from), new LoadOptions { Map = { ["code"] = "dense_1" }, SkipMismatch = true });
        Assert.Equal(["dense.kernel", "dense.bias", "code.kernel", "code.bias"], report.Loaded);
        Assert.Equal(
            [
                "batch_normalization.gamma",
                "batch_normalization.beta",
                "batch_normalization.moving_mean",
                "batch_normalization.moving_variance",
                "dense_2.kernel",
                "dense_2.bias",
                "dense_1.kernel",
                "dense_1.bias",
            ],
            report.Left
        );
        Assert.Equal(
            [
                "'dense_2.kernel' has the shape [4, 2], but 'dense_2.kernel' of the file has [4, 8]",
                "'dense_2.bias' has the shape [2], but 'dense_2.bias' of the file has [8]",
                "'dense_1.kernel' has the shape [2, 3], but 'dense_1.kernel' of the file has [5, 4]",
                "'dense_1.bias' has the shape [3], but 'dense_1.bias' of the file has [4]",
            ],
            report.Mismatched.Select(m => m.ToString())
        );
        Assert.Equal(["dense_2.kernel", "dense_2.bias"], report.Unused);
        Assert.StartsWith("loaded: dense.kernel, dense.bias, code.kernel, code.bias" + Environment.NewLine, report.ToString());
        Dictionary<string, float[]> after = Values(to);
        foreach (string name in report.Loaded)
            Assert.Equal(file[name.Replace("code", "dense_1")], after[name]);
        foreach (string name in report.Left)
            Assert.Equal(before[name], after[name]);
    }

    /// <summary>A layer whose kernel has another shape keeps its bias, too.</summary>
    [Fact]
    public void NoLayerIsLoadedInHalves()
    {
        INetwork<float> from = CompiledNetwork.Of("[Input(6)] [Dense(5)] [Dense(3)]").Single(seed: 1),
            to = CompiledNetwork.Of("[Input(7)] [Dense(5)] [Dense(3)]").Single(seed: 2);
        from.SetWeights([.. from.GetWeights().Select(w => w with { Values = [.. w.Values.Select(v => v + 1)] })]);
        LoadReport report = to.LoadWeights(File(from), new LoadOptions { SkipMismatch = true });
        Assert.Equal(["dense.kernel", "dense.bias"], report.Left);
        Assert.Equal("dense.kernel", Assert.Single(report.Mismatched).Name);
        Assert.Equal(new float[5], Values(to)["dense.bias"]);
        Assert.Equal(["dense.kernel", "dense.bias"], report.Unused);
    }

    /// <summary>A network is loaded from the file of one that has it as a layer, and the other way.</summary>
    [Fact]
    public void WholeNetworksAreLayersOfFiles()
    {
        INetwork<double> whole = CompiledNetwork.Of("[Input(6)] [Dense(6)] [Subnetwork(typeof(Normal))] [Dense(2)]").Double(seed: 1),
            alone = CompiledNetwork.Of("[Input(6)] [Dense(5)] [BatchNormalization] [Dense(6, Activation.Tanh)]").Double(seed: 2),
            again = CompiledNetwork.Of("[Input(6)] [Dense(6)] [Subnetwork(typeof(Normal))] [Dense(2)]").Double(seed: 3);
        Dictionary<string, double[]> file = Values(whole);
        LoadReport report = alone.LoadWeights(File(whole), new LoadOptions { Map = { [""] = "normal_double" } });
        Assert.Empty(report.Left);
        Assert.Equal(4, report.Unused.Count);
        foreach ((string name, double[] values) in Values(alone))
            Assert.Equal(file["normal_double." + name], values);
        // The names of the other layers are those of layers that the file has for the part.
        report = again.LoadWeights(
            File(alone),
            new LoadOptions
            {
                Map =
                {
                    ["normal_double"] = "",
                    ["dense"] = null,
                    ["dense_1"] = null,
                },
            }
        );
        Assert.Equal(["dense.kernel", "dense.bias", "dense_1.kernel", "dense_1.bias"], report.Left);
        foreach ((string name, double[] values) in Values(alone))
            Assert.Equal(values, Values(again)["normal_double." + name]);
    }

    /// <summary>One tensor may be taken twice, and the most exact name of the map counts.</summary>
    [Fact]
    public void TheMostExactNameCounts()
    {
        INetwork<float> from = CompiledNetwork.Of("[Input(3)] [Dense(3)] [Dense(3)]").Single(seed: 1),
            to = CompiledNetwork.Of("[Input(3)] [Dense(3, Name = \"a\")] [Dense(3, Name = \"b\")]").Single(seed: 2);
        to.LoadWeights(
            File(from),
            new LoadOptions
            {
                Map =
                {
                    ["a"] = "dense",
                    ["b"] = "dense",
                    ["b.bias"] = "dense_1.bias",
                },
            }
        );
        Assert.Equal(Values(from)["dense.kernel"], Values(to)["a.kernel"]);
        Assert.Equal(Values(from)["dense.kernel"], Values(to)["b.kernel"]);
        Assert.Equal(Values(from)["dense_1.bias"], Values(to)["b.bias"]);
    }

    [Fact]
    public void ARefusalChangesNothing()
    {
        INetwork<float> from = CompiledNetwork.Of(Base).Single(seed: 1),
            to = CompiledNetwork.Of("[Input(6)] [Dense(5)] [Dense(3, Name = \"head\")]").Single(seed: 2),
            stranger = CompiledNetwork.Of("[Input(2)] [Dense(2, Name = \"other\")]").Single();
        Dictionary<string, float[]> before = Values(to);
        void Refused<E>(string message, Stream file, params (string Own, string? File)[] map)
            where E : Exception
        {
            var options = new LoadOptions { Map = map.ToDictionary(m => m.Own, m => m.File) };
            Assert.Contains(message, Assert.Throws<E>(() => to.LoadWeights(file, options)).Message, StringComparison.Ordinal);
            foreach ((string name, float[] values) in Values(to))
                Assert.Equal(before[name], values);
        }
        Refused<InvalidDataException>(
            "The stream: 'head.kernel' has the shape [5, 3], but 'dense_1.kernel' of the file has [5, 4]. Set SkipMismatch",
            File(from),
            ("head", "dense_1")
        );
        Refused<ArgumentException>(
            "has no weights 'hed', which the map is to find in the file. There are: dense.kernel, dense.bias, head.kernel, head.bias.",
            File(from),
            ("hed", "dense_1")
        );
        Refused<InvalidDataException>(
            "The stream has no weights 'dense_7', which 'head' is to be loaded from. There are: dense.kernel, dense.bias, dense_1.kernel",
            File(from),
            ("head", "dense_7")
        );
        Refused<InvalidDataException>(
            "which has dense.kernel, dense.bias, head.kernel, head.bias; the file has other.kernel",
            File(stranger)
        );
        Refused<InvalidDataException>("'F32' is read only", File(CompiledNetwork.Of(Base).Double()));
        MemoryStream cut = File(from);
        cut.SetLength(cut.Length - 5);
        Refused<InvalidDataException>("bytes of values, but", cut);
        Assert.Throws<FileNotFoundException>(() => to.LoadWeights("no such file.safetensors"));
    }

    private static MemoryStream File<T>(INetwork<T> network)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        return stream;
    }

    private static Dictionary<string, T[]> Values<T>(INetwork<T> network)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        network.GetWeights().ToDictionary(w => w.Name, w => w.Values);
}
