using System.Reflection;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Several outputs lie one after another; what judges rows would take them for one, and so is refused.</summary>
public class SeveralOutputsTests
{
    private const string Heads =
        "[Input(4)] [Dense(6, Activation.Tanh, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"kind\")] [Dense(5, "
        + "Activation.Softmax, Name = \"colour\", From = \"h\")] [Output(\"kind\", \"colour\")]";
    private const string Regression =
        "[Input(4)] [Dense(6, Activation.Tanh, Name = \"h\")] [Dense(3, Activation.Softmax, Name = \"kind\")] [Dense(2, Name = \"place\", "
        + "From = \"h\")] [Output(\"kind\", \"place\")]";
    private const string Questions =
        "[Input(4)] [Dense(6, Activation.Tanh, Name = \"h\")] [Dense(1, Activation.Sigmoid, Name = \"a\")] [Dense(2, Activation.Sigmoid, "
        + "Name = \"b\", From = \"h\")] [Output(\"a\", \"b\")]";

    [Fact]
    public void LossesOfRowsAreRefused()
    {
        float[] oneHot = [1, 0, 0, 0, 0, 1, 0, 0];
        Refused(Heads, Loss.CategoricalCrossentropy, oneHot, "has 2 outputs, [3] and [5]");
        Refused(Heads, new CategoricalCrossentropy(fromLogits: true), oneHot, "has 2 outputs, [3] and [5]");
        // A label that would name a number of the regression head.
        Refused(Regression, Loss.SparseCategoricalCrossentropy, [4], "has 2 outputs, [3] and [2]");
        Refused(Regression, new SparseCategoricalCrossentropy(fromLogits: true), [4], "has 2 outputs, [3] and [2]");
    }

    [Fact]
    public void MetricsOfRowsAreRefused()
    {
        INetwork<float> network = CompiledNetwork.Of(Heads).Single();
        var data = new Dataset(new float[4], new float[8], [4], [8]);
        foreach (Metric metric in new[] { Metric.CategoricalAccuracy, Metric.SparseCategoricalAccuracy })
        {
            Assert.Contains(
                "has 2 outputs, [3] and [5]",
                Assert
                    .Throws<ArgumentException>(() => network.Fit(data, new FitOptions { Loss = Loss.MeanSquaredError, Metrics = [metric] }))
                    .Message
            );
            Assert.Contains(
                "has 2 outputs, [3] and [5]",
                Assert.Throws<ArgumentException>(() => network.Evaluate(data, Loss.MeanSquaredError, [metric])).Message
            );
        }
    }

    /// <summary>Of all losses and metrics of the library those that are sums over elements, and no others, take several outputs.</summary>
    [Fact]
    public void WhatIsNoSumOverElementsIsRefused()
    {
        INetwork<float> network = CompiledNetwork.Of(Questions).Single();
        int width = network.Engine.Info.OutputLength;
        string[] losses =
        [
            .. All<Loss>()
                .Where(loss => IsTaken(targets => network.Evaluate(new Dataset(new float[4], targets, [4], [targets.Length]), loss)))
                .Select(loss => loss.Name),
        ];
        string[] metrics =
        [
            .. All<Metric>()
                .Where(metric =>
                    IsTaken(targets =>
                        network.Evaluate(new Dataset(new float[4], targets, [4], [targets.Length]), Loss.MeanSquaredError, [metric])
                    )
                )
                .Select(metric => metric.Name),
        ];
        Assert.Equal(
            "binary_crossentropy binary_focal_crossentropy huber log_cosh mean_absolute_error mean_absolute_percentage_error "
                + "mean_squared_error mean_squared_logarithmic_error poisson",
            string.Join(' ', losses.Order())
        );
        Assert.Equal(
            "auc binary_accuracy false_positive_rate mean_absolute_error mean_squared_error precision recall root_mean_squared_error "
                + "specificity",
            string.Join(' ', metrics.Order())
        );

        // Labels where labels are taken, rows where rows are.
        bool IsTaken(Action<float[]> evaluate) =>
            new[] { new float[width], new float[1] }.Any(targets =>
            {
                try
                {
                    evaluate(targets);
                    return true;
                }
                catch (ArgumentException)
                {
                    return false;
                }
            });
    }

    private static IEnumerable<T> All<T>()
        where T : class =>
        typeof(T)
            .GetProperties(BindingFlags.Static | BindingFlags.Public)
            .Where(p => p.PropertyType == typeof(T))
            .Select(p => (T)p.GetValue(null)!);

    [Fact]
    public void SumsOverElementsAreThoseOfAllOutputs()
    {
        float[] x = [0.3f, -1, 2, 0.5f],
            t = [1, 0, 1],
            y = new float[3];
        INetwork<float> network = CompiledNetwork.Of(Questions).Single();
        network.Predict(x, y);
        var data = new Dataset(x, t, [4], [3]);
        Evaluation scores = network.Evaluate(
            data,
            Loss.BinaryCrossentropy,
            [Metric.BinaryAccuracy, Metric.MeanSquaredError, Metric.MeanAbsoluteError]
        );
        Assert.Equal(y.Zip(t, (p, target) => -Math.Log(target == 1 ? p : 1 - p)).Average(), scores.Loss, 1e-5);
        Assert.Equal(y.Zip(t, (p, target) => p > 0.5 == (target == 1) ? 1.0 : 0).Average(), scores[Metric.BinaryAccuracy]);
        Assert.Equal(y.Zip(t, (p, target) => (double)(p - target) * (p - target)).Average(), scores[Metric.MeanSquaredError], 1e-6);
        Assert.Equal(y.Zip(t, (p, target) => Math.Abs((double)p - target)).Average(), scores[Metric.MeanAbsoluteError], 1e-6);
        network.Fit(data, new FitOptions { Loss = Loss.MeanSquaredError });
        // One of the outputs is no probability.
        Refused(Regression, Loss.BinaryCrossentropy, new float[5], "may be any number");
    }

    private static void Refused(string declaration, Loss loss, float[] targets, string message)
    {
        INetwork<float> network = CompiledNetwork.Of(declaration).Single();
        var data = new Dataset(new float[4], targets, [4], [targets.Length]);
        Says(() => network.Fit(data, new FitOptions { Loss = loss }));
        Says(() => network.Evaluate(data, loss));
        Says(() => new Trainer<float>(network, loss, new SGD(), 1));
        Says(() =>
            network.LossAndGradient(new float[4], targets, loss, new float[NetGen.CompilerServices.Layout.Count(network.Engine.Info)])
        );

        void Says(Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
    }
}
