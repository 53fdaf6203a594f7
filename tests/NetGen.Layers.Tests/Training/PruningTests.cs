using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights that are pruned are the smallest, and stay 0 whatever trains.</summary>
public class PruningTests
{
    private const string Net = "[Input(5)] [Dense(7, Activation.Tanh)] [Dense(3)]";

    public static TheoryData<string> Optimizers =>
        new(
            typeof(Optimizer)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract)
                .Select(type => type.Name)
        );

    [Fact]
    public void TheSmallestGo()
    {
        INetwork<double> network = CompiledNetwork.Of(Net).Double();
        double[] before = Kernel(network);
        Assert.Equal(14, network.Prune("dense", 0.4));
        double[] after = Kernel(network);
        double limit = before.Select(Math.Abs).Order().ElementAt(14);
        for (int i = 0; i < 35; i++)
            Assert.Equal(Math.Abs(before[i]) < limit ? 0 : before[i], after[i]);
        Assert.Equal(14, after.Count(w => w == 0));
        Assert.Equal(14, network.Prune("dense.kernel", 0.4));
        Assert.Equal(after, Kernel(network));
    }

    /// <summary>With every optimizer, decay of weights, momentum from before pruning, an average of weights and a constraint.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizerKeepsThem(string name)
    {
        Optimizer optimizer = OptimizerOf(name, out bool isFirst);
        string layers = $"[Input(5)] [Dense(7, Activation.Tanh, L2 = 0.1{(isFirst ? ", MaxNorm = 1" : "")})] [Dense(3, L1 = 0.01)]";
        INetwork<double> network = CompiledNetwork.All([layers], options: isFirst ? "" : "Curvature = true")[0].Network!.Double();
        double[] x = Check.Values(new System.Random(1), 20, 1),
            y = Check.Values(new System.Random(2), 12, 1);
        using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, optimizer, 4);
        for (int i = 0; i < 3; i++)
            trainer.Step(x, y);
        network.Prune("dense", 0.5);
        double[] pruned = Kernel(network);
        for (int i = 0; i < 5; i++)
            trainer.Step(x, y);
        double[] after = Kernel(network);
        Assert.Equal(pruned.Select(w => w == 0), after.Select(w => w == 0));
        Assert.NotEqual(pruned, after);
    }

    /// <summary>A step on a pruned network is one on a network in which these weights are not there.</summary>
    [Fact]
    public void PrunedWeightsHaveNoGradient()
    {
        INetwork<double> pruned = CompiledNetwork.Of(Net).Double(),
            plain = CompiledNetwork.Of(Net).Double();
        pruned.Prune("dense", 0.5);
        plain.SetWeights(pruned.GetWeights());
        double[] x = Check.Values(new System.Random(1), 20, 1),
            y = Check.Values(new System.Random(2), 12, 1),
            gradient = new double[66],
            w = new double[66],
            after = new double[66];
        plain.CopyParametersTo(w);
        plain.LossAndGradient(x, y, Loss.MeanSquaredError, gradient);
        for (int i = 0; i < 35; i++)
            gradient[i] = w[i] == 0 ? 0 : gradient[i];
        double norm = Math.Sqrt(gradient.Sum(g => g * g));
        using (var trainer = new Trainer<double>(pruned, Loss.MeanSquaredError, new SGD(0.1f) { GlobalClipNorm = 0.01f }, 4))
            trainer.Step(x, y);
        pruned.CopyParametersTo(after);
        for (int i = 0; i < 66; i++)
            Assert.Equal(w[i] - (double)0.1f * gradient[i] * (double)0.01f / norm, after[i], 1e-12);
    }

    /// <summary>Who sets weights sets them all; 0 lets go; what a file has is zeros, which the same share finds again.</summary>
    [Fact]
    public void WeightsThatAreSetAreFree()
    {
        INetwork<double> network = CompiledNetwork.Of(Net).Double();
        double[] x = Check.Values(new System.Random(1), 20, 1),
            y = Check.Values(new System.Random(2), 12, 1);
        void Step()
        {
            using var trainer = new Trainer<double>(network, Loss.MeanSquaredError, new SGD(0.1f), 4);
            trainer.Step(x, y);
        }
        IReadOnlyList<NamedTensor<double>> before = network.GetWeights();
        network.Prune("dense", 0.5);
        using var file = new MemoryStream();
        network.Save(file);
        double[] pruned = Kernel(network);

        network.SetWeights(before);
        Step();
        Assert.DoesNotContain(0.0, Kernel(network));

        file.Position = 0;
        network.Load(file);
        Assert.Equal(pruned, Kernel(network));
        network.Prune("dense", 0.5);
        Step();
        Assert.Equal(pruned.Select(w => w == 0), Kernel(network).Select(w => w == 0));
        network.Prune("dense", 0);
        Step();
        Assert.DoesNotContain(0.0, Kernel(network));
    }

    /// <summary>What is pruned of a part stays so when the whole network trains.</summary>
    [Fact]
    public void PartsShareTheirMasks()
    {
        INetwork<double> whole = CompiledNetwork.Of("[Input(6)] [Dense(6)] [Subnetwork(typeof(Inner))]").Double();
        whole.Prune("inner_double.dense.kernel", 0.5);
        using var trainer = new Trainer<double>(whole, Loss.MeanSquaredError, new Adam(0.1f), 4);
        for (int i = 0; i < 3; i++)
            trainer.Step(Check.Values(new System.Random(1), 24, 1), Check.Values(new System.Random(2), 12, 1));
        Assert.Equal(15, whole.GetWeights().Single(w => w.Name == "inner_double.dense.kernel").Values.Count(w => w == 0));
    }

    /// <summary>Zhu and Gupta's cubic, and training goes on after its end.</summary>
    [Fact]
    public void TheScheduleIsCubic()
    {
        INetwork<double> network = CompiledNetwork.Of(Net).Double();
        var pruning = new Pruning(0.8, endEpoch: 5, beginEpoch: 1);
        var zeros = new List<int>();
        var random = new System.Random(1);
        network.Fit(
            new Dataset(
                [.. Check.Values(random, 60, 1).Select(v => (float)v)],
                [.. Check.Values(random, 36, 1).Select(v => (float)v)],
                [5],
                [3]
            ),
            new FitOptions
            {
                Epochs = 8,
                BatchSize = 4,
                Loss = Loss.MeanSquaredError,
                Optimizer = new Adam(0.01f),
                Callbacks = [pruning, new Count(() => zeros.Add(Kernel(network).Count(w => w == 0)))],
            }
        );
        double[] shares = [0, .. Enumerable.Range(0, 4).Select(t => 0.8 - 0.8 * Math.Pow(1 - t / 4.0, 3)), 0.8, 0.8, 0.8];
        Assert.Equal(shares.Select(s => (int)Math.Round(s * 35)), zeros);
        Assert.Equal(shares, Enumerable.Range(0, 8).Select(pruning.SparsityAt), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void WhatCannotBePrunedIsSaid()
    {
        INetwork<double> network = CompiledNetwork.Of("[Input(5)] [Dense(7)] [Dropout(0.5)] [Dense(3)]").Double();
        double[] before = Kernel(network);
        string message = Assert.Throws<ArgumentException>(() => network.Prune("dropout", 0.5)).Message;
        Assert.Contains("no layer 'dropout' with a kernel to prune", message);
        Assert.Contains("dense.kernel, dense.bias, dense_1.kernel, dense_1.bias", message);
        Assert.Contains("is 1.5", Assert.Throws<ArgumentOutOfRangeException>(() => network.Prune("dense", 1.5)).Message);
        Assert.Contains("is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => network.Prune("dense", double.NaN)).Message);
        Assert.Equal(before, Kernel(network));
        Assert.Equal(7, network.Prune("dense.bias", 1));
        var data = new Dataset(new float[20], new float[12], [5], [3]);
        FitOptions With(Pruning pruning) => new() { Loss = Loss.MeanSquaredError, Callbacks = [pruning] };
        Assert.Throws<ArgumentException>(() => network.Fit(data, With(new Pruning(0.5, 3, names: ["nothing"]))));
        Assert.Contains(
            "endEpoch of Pruning is 1, but must be no less than the first epoch",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(data, With(new Pruning(0.5, 1, 2)))).Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(data, With(new Pruning(1.2, 1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(data, With(new Pruning(0.2, 1, initialSparsity: 0.3))));
    }

    /// <summary>An optimizer with a learning rate of 0.01 and, if it is one of the first order, decay and an average that is put in the
    /// place of the parameters.</summary>
    internal static Optimizer OptimizerOf(string name, out bool isFirst)
    {
        Type type = typeof(Optimizer).Assembly.GetType("NetGen." + name)!;
        var constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).First();
        object? Argument(System.Reflection.ParameterInfo p) =>
            p.HasDefaultValue ? p.DefaultValue
            : p.ParameterType == typeof(float) ? 0.01f
            : null;
        var optimizer = (Optimizer)constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        // Those of the second order take no constraint, and have neither decay nor average.
        isFirst = optimizer is not SecondOrderOptimizer;
        if (isFirst)
        {
            Set(nameof(Optimizer.WeightDecay), 0.1f);
            Set(nameof(Optimizer.UseEma), true);
            Set(nameof(Optimizer.EmaOverwriteFrequency), 2);
        }
        void Set(string property, object value) => type.GetProperty(property)!.SetValue(optimizer, value);
        return optimizer;
    }

    private static double[] Kernel(INetwork<double> network) => [.. network.GetWeights()[0].Values];

    private sealed class Count(Action count) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => count();
    }
}
