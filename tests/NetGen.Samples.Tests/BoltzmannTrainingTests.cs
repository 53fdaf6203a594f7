namespace NetGen.Samples.Tests;

/// <summary>What restricted Boltzmann machines are for: features from data without labels, ratings nobody gave, the distribution of real
/// values.</summary>
public partial class BoltzmannTrainingTests
{
    [Fact]
    public void PretrainingHelpsWhereLabelsAreFew()
    {
        Dataset digits = Dataset
            .FromCsv(Path.Combine(Sample.Folder, "Digits", "data", "digits.csv.gz"))
            .Scale(new Scaling(new double[64], [.. Enumerable.Repeat(16.0, 64)]));
        const int Seeds = 2;
        double pretrained = 0,
            random = 0;
        for (int seed = 1; seed <= Seeds; seed++)
        {
            (Dataset train, Dataset test) = digits.Split(0.8, seed);
            var net = new Belief(seed);
            net.Pretrain(
                train,
                new PretrainOptions
                {
                    Epochs = 50,
                    BatchSize = 20,
                    Seed = seed,
                }
            );
            pretrained += Accuracy(net) / Seeds;
            random += Accuracy(new Belief(seed)) / Seeds;

            double Accuracy(Belief network)
            {
                network.Fit(
                    train.Take(100),
                    new FitOptions
                    {
                        Epochs = 100,
                        BatchSize = 10,
                        Optimizer = new Adam(1e-3f),
                        Loss = Loss.SparseCategoricalCrossentropy,
                        Seed = seed,
                    }
                );
                return network.Evaluate(test, Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[
                    "sparse_categorical_accuracy"
                ];
            }
        }
        Assert.True(pretrained > random + 0.05, $"With 100 labels {pretrained:P1} are right after pre-training, {random:P1} without.");
        Assert.True(random > 0.7, $"From random weights only {random:P1} are right.");
    }

    // Ratings from 1 to 5 that two tastes of a user and an item's quality make, with noise; of each user three in ten are unknown, and one
    // more is held out.
    [Fact]
    public void PredictsRatings()
    {
        const int Users = 1000,
            Items = 40,
            Categories = 5;
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] tastes = [.. Enumerable.Range(0, Items).Select(_ => new[] { Normal(), Normal(), 0.5 * Normal() })];
        float[] known = new float[Users * Items * Categories];
        var held = new List<(int User, int Item, int Rating)>();
        double[] sums = new double[Items],
            counts = new double[Items];
        for (int user = 0; user < Users; user++)
        {
            double a = Normal(),
                b = Normal();
            for (int item = 0; item < Items; item++)
            {
                int rating = (int)
                    Math.Clamp(
                        Math.Round(3 + 0.8 * (a * tastes[item][0] + b * tastes[item][1]) + tastes[item][2] + 0.3 * Normal()),
                        1,
                        Categories
                    );
                if (item == user % Items)
                    held.Add((user, item, rating));
                else if (random.NextDouble() < 0.7)
                {
                    known[(user * Items + item) * Categories + rating - 1] = 1;
                    sums[item] += rating;
                    counts[item]++;
                }
            }
        }

        var net = new Ratings(seed: 1);
        net.Pretrain(
            new Dataset(known, new float[Users], [Items, Categories], [1]),
            new PretrainOptions
            {
                Epochs = 60,
                BatchSize = 20,
                Optimizer = new SGD(0.05f, momentum: 0.5f),
                Seed = 1,
            }
        );
        float[] probabilities = new float[known.Length];
        net.Reconstruct(known, probabilities);
        double Expected(int user, int item) =>
            Enumerable.Range(0, Categories).Sum(k => (k + 1) * probabilities[(user * Items + item) * Categories + k]);
        double machine = Error(h => Expected(h.User, h.Item)),
            means = Error(h => sums[h.Item] / counts[h.Item]);
        Assert.True(machine < 0.5 * means, $"The machine is off by {machine:F3}, the items' means by {means:F3}.");

        double Error(Func<(int User, int Item, int Rating), double> predict) =>
            Math.Sqrt(held.Average(h => Math.Pow(predict(h) - h.Rating, 2)));
    }

    // Two clouds of points that meet: the mean and the correlation of the coordinates come back out of the machine.
    [Fact]
    public void GaussianUnitsLearnMeanAndCorrelation()
    {
        var random = new Random(2);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        float[] points =
        [
            .. Enumerable
                .Range(0, 2000)
                .SelectMany(i => new[] { (float)((i % 2 == 0 ? 2.2 : -0.2) + Normal()), (float)((i % 2 == 0 ? -0.8 : -3.2) + Normal()) }),
        ];
        var net = new Points(seed: 1);
        net.Pretrain(
            new Dataset(points, new float[2000], [2], [1]),
            new PretrainOptions
            {
                Epochs = 200,
                BatchSize = 100,
                PersistentChains = 200,
                Optimizer = new SGD(0.01f, momentum: 0.5f),
                WeightDecay = 0,
                Seed = 1,
            }
        );
        float[] samples = new float[20_000];
        net.Rbm.Sample(samples, steps: 200, seed: 1);
        (double[] mean, double correlation) data = Moments(points),
            model = Moments(samples);
        Assert.InRange(data.correlation, 0.55, 0.65);
        Assert.Equal(data.mean[0], model.mean[0], 0.15);
        Assert.Equal(data.mean[1], model.mean[1], 0.15);
        Assert.Equal(data.correlation, model.correlation, 0.03);
    }

    private static (double[] Mean, double Correlation) Moments(float[] points)
    {
        double[] x = [.. points.Where((_, i) => i % 2 == 0)],
            y = [.. points.Where((_, i) => i % 2 == 1)];
        double mx = x.Average(),
            my = y.Average(),
            sx = Math.Sqrt(x.Average(v => (v - mx) * (v - mx))),
            sy = Math.Sqrt(y.Average(v => (v - my) * (v - my)));
        return ([mx, my], x.Zip(y, (a, b) => (a - mx) * (b - my)).Average() / sx / sy);
    }

    [Network]
    [Input(64)]
    [RBM(100)]
    [RBM(100)]
    [RBM(100)]
    [Dense(10, Activation.Softmax)]
    private sealed partial class Belief;

    [Network]
    [Input(40, 5)]
    [Flatten]
    [RBM(60, Visible = VisibleUnits.Softmax, Categories = 5)]
    private sealed partial class Ratings;

    [Network]
    [Input(2)]
    [RBM(4, Visible = VisibleUnits.Gaussian)]
    private sealed partial class Points;
}
