namespace NetGen.Runtime.Tests;

public class CrossValidationTests
{
    private static Dataset Plane(int count)
    {
        var inputs = new float[2 * count];
        var targets = new float[count];
        ArrayData.Classes(count).Read([.. Enumerable.Range(0, count)], inputs, targets);
        return new Dataset(inputs, targets, [2], [1]);
    }

    private static FitOptions Options =>
        new()
        {
            Loss = Loss.SparseCategoricalCrossentropy,
            Metrics = [Metric.SparseCategoricalAccuracy],
            Epochs = 3,
        };

    /// <summary>The same as a loop over folds by hand.</summary>
    [Fact]
    public void EveryFoldIsTrainedOnTheOthers()
    {
        Dataset data = Plane(40);
        CrossValidation result = data.CrossValidate(
            4,
            fold => new LinearNetwork<float>(2, 2, Activation.Softmax, seed: fold),
            Options,
            seed: 5
        );
        Assert.Equal(4, result.Histories.Count);
        double[] losses = new double[4];
        int i = 0;
        foreach ((Dataset train, Dataset validation) in data.KFold(4, seed: 5))
        {
            var network = new LinearNetwork<float>(2, 2, Activation.Softmax, seed: i);
            History history = network.Fit(train, Options);
            Assert.Equal(history["loss"], result.Histories[i]["loss"]);
            losses[i] = network.Evaluate(validation, Options.Loss!)["loss"];
            Assert.Equal(losses[i], result.Scores[i].Loss);
            Assert.Equal(losses[i], result.Histories[i]["val_loss"][^1], 1e-6);
            i++;
        }
        Assert.Equal(losses.Average(), result.Mean("loss"), 1e-12);
        Assert.Equal(Math.Sqrt(losses.Sum(l => Math.Pow(l - losses.Average(), 2)) / 3), result.StandardDeviation("loss"), 1e-12);
        Assert.Matches(@"^loss [\d.]+ ± [\d.E-]+ \(4 folds\)\nsparse_categorical_accuracy ", result.ToString());
    }

    [Fact]
    public void FoldsCanBePrepared()
    {
        var sizes = new List<(int, int)>();
        Plane(30)
            .CrossValidate(
                3,
                _ => new LinearNetwork<float>(2, 2, Activation.Softmax),
                Options,
                stratified: true,
                prepare: (train, validation) =>
                {
                    sizes.Add((train.Count, validation.Count));
                    Scaler scaler = new StandardScaler().Fit(train);
                    return (scaler.Transform(train), scaler.Transform(validation));
                }
            );
        Assert.Equal([(20, 10), (20, 10), (20, 10)], sizes);
    }

    [Fact]
    public void WhatWouldCheatIsRefused()
    {
        var network = new LinearNetwork<float>(2, 2, Activation.Softmax);
        Says.That<ArgumentException>("that of an earlier fold", () => Plane(20).CrossValidate(2, _ => network, Options));
        Says.That<ArgumentException>(
            "leave FitOptions.Validation out",
            () =>
                Plane(20)
                    .CrossValidate(
                        2,
                        _ => new LinearNetwork<float>(2, 2, Activation.Softmax),
                        new FitOptions { Loss = Loss.SparseCategoricalCrossentropy, Validation = Plane(5) }
                    )
        );
    }
}
