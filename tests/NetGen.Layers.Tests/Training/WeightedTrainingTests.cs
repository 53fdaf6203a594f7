using NetGen.CompilerServices;
using NetGen.Layers.Tests.Harness;

namespace NetGen.Layers.Tests;

/// <summary>Weights of samples, steps and classes in compiled networks: batches in pieces, several threads, steps that are
/// padding.</summary>
public class WeightedTrainingTests
{
    private const string Classes = "[Input(4)] [Dense(6, Activation.Tanh, L2 = 0.1)] [Dense(3, Activation.Softmax)]";
    private const string Steps = "[Input(4, 2)] [GRU(3, ReturnSequences = true)] [Dense(3, Activation.Softmax)]";
    private const string Masked = "[Input(4, 2)] [Masking] [GRU(3, ReturnSequences = true)] [Dense(3, Activation.Softmax)]";

    // Of every declaration the gradient of Σ weight · loss / n is that of single samples (or steps), each times its weight.
    [Theory]
    [InlineData(Classes, 5, false)]
    [InlineData(Classes, 700, false)]
    [InlineData(Steps, 5, false)]
    [InlineData(Steps, 5, true)]
    [InlineData(Masked, 5, false)]
    [InlineData(Masked, 5, true)]
    public void GradientIsTheWeightedSum(string declaration, int n, bool perStep)
    {
        INetwork<double> net = CompiledNetwork.Of(declaration).Double();
        ProgramInfo info = net.Engine.Info;
        int rows = info.OutputLength / 3,
            parts = perStep ? rows : 1,
            count = Layout.Count(info);
        var random = new Random(1);
        double[] inputs = Draw(random, n * info.InputLength),
            targets = [.. Enumerable.Range(0, n * rows).Select(_ => (double)random.Next(3))],
            weights = [.. Enumerable.Range(0, n * parts).Select(_ => 2 * random.NextDouble())],
            gradient = new double[count];
        weights[0] = 0;
        // The last step of every other sample is padding.
        if (info.MaskedSteps > 0)
            for (int i = 0; i < n; i += 2)
                inputs.AsSpan(i * 8 + 6, 2).Clear();
        Loss loss = Loss.SparseCategoricalCrossentropy;

        using (TrainingSession<double> session = net.Engine.Session(inputs, targets, loss, out _, out int length))
        {
            session.WeightLength = parts;
            weights.CopyTo(session.Weights(n));
            double value = session.LossAndGradient(n, loss, length, 0);
            Layout.ToUser(info, session.Gradients, gradient);

            var parameters = new double[count];
            net.CopyParametersTo(parameters);
            // A large batch goes through in pieces; of the parameters some will do.
            int[] some = [.. Enumerable.Range(0, count).Where(i => n < 100 || i % 5 == 0)];
            double[] numeric = Array.ConvertAll(some, i => (Loss(i, 1e-5) - Loss(i, -1e-5)) / 2e-5);
            double error = Check.RelativeError(Array.ConvertAll(some, i => gradient[i]), numeric);
            Assert.True(error < 1e-6, $"Off by {error:e1}.");
            Assert.Equal(Naive(net, inputs, targets, weights, n, rows, parts), value, 1e-12);

            double Loss(int at, double step)
            {
                double before = parameters[at];
                parameters[at] += step;
                net.SetParameters(parameters);
                double result = session.LossAndGradient(n, NetGen.Loss.SparseCategoricalCrossentropy, length, 0);
                parameters[at] = before;
                net.SetParameters(parameters);
                return result;
            }
        }
    }

    [Fact]
    public void ThreadsDoNotChangeTheBits()
    {
        float[][] results = [.. new[] { 1, 2, 3 }.Select(threads => Trained(threads, 700))];
        Assert.All(results, result => Assert.Equal(results[0], result));

        static float[] Trained(int threads, int batch)
        {
            INetwork<float> net = CompiledNetwork.Of(Classes).Single();
            var random = new Random(2);
            Dataset data = new(
                [.. Draw(random, 4 * batch).Select(x => (float)x)],
                [.. Enumerable.Range(0, batch).Select(_ => (float)random.Next(3))],
                [4],
                [1]
            );
            net.Fit(
                data.WithSampleWeights([.. Enumerable.Range(0, batch).Select(i => i % 3f)]),
                new FitOptions
                {
                    Loss = Loss.SparseCategoricalCrossentropy,
                    ClassWeights = data.BalancedClassWeights(),
                    BatchSize = batch,
                    Epochs = 3,
                    MaxDegreeOfParallelism = threads,
                }
            );
            var parameters = new float[Layout.Count(net.Engine.Info)];
            net.CopyParametersTo(parameters);
            return parameters;
        }
    }

    [Theory]
    [InlineData(Classes, 1)]
    [InlineData(Steps, 4)]
    [InlineData(Masked, 4)]
    public void WarmedUpStepsAllocateNothing(string declaration, int weightsOfASample)
    {
        INetwork<float> net = CompiledNetwork.Of(declaration).Single();
        ProgramInfo info = net.Engine.Info;
        using var trainer = new Trainer<float>(net, Loss.SparseCategoricalCrossentropy, new Adam(), 2, threads: 2);
        float[] x = [.. Draw(new Random(1), 2 * info.InputLength).Select(v => (float)v)],
            t = new float[2 * trainer.TargetLength],
            weights = [.. Enumerable.Range(0, 2 * weightsOfASample).Select(i => i * 0.5f)];
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t, weights);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            trainer.Step(x, t, weights);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // Zeros stand where steps are padding; they name no class, and no loss is asked for them.
    [Fact]
    public void StepsHaveTheWeightOfTheirClass()
    {
        float[][] sequences =

            [
                [1, 2, 3, 4, 5, 6],
                [1, 1],
            ],
            labels =

            [
                [1, 0, 0, 0, 0, 1, 0, 1, 0],
                [0, 0, 1],
            ];
        Dataset data = Dataset.FromSequences(sequences, labels, 4, 2, targetsPerStep: true);
        var classes = new Dictionary<int, float> { [0] = 3, [2] = 0.5f };
        float[] byClass = Trained(data, classes),
            bySteps = Trained(data.WithSampleWeights([3, 0.5f, 1, 9, 0.5f, 9, 9, 9]), null);
        Assert.Equal(bySteps, byClass);
        Assert.NotEqual(Trained(data, null), byClass);
        // What judges a sample as a whole has no rows to weigh.
        Assert.Contains(
            "weigh each of the 4 rows of an output by its class, but dice judges a sample as a whole",
            Assert
                .Throws<ArgumentException>(() =>
                    CompiledNetwork.Of(Steps).Single().Fit(data, new FitOptions { Loss = Loss.Dice, ClassWeights = classes })
                )
                .Message
        );

        static float[] Trained(Dataset set, Dictionary<int, float>? weights)
        {
            INetwork<float> net = CompiledNetwork.Of(Masked).Single();
            net.Fit(
                set,
                new FitOptions
                {
                    Loss = Loss.CategoricalCrossentropy,
                    ClassWeights = weights ?? [],
                    Epochs = 3,
                }
            );
            var parameters = new float[Layout.Count(net.Engine.Info)];
            net.CopyParametersTo(parameters);
            return parameters;
        }
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];

    // Straight from the predictions: the mean over what is no padding, and the L2 penalty.
    private static double Naive(INetwork<double> net, double[] inputs, double[] targets, double[] weights, int n, int rows, int parts)
    {
        ProgramInfo info = net.Engine.Info;
        var y = new double[n * info.OutputLength];
        net.Predict(inputs, y);
        double sum = 0;
        int all = 0;
        for (int i = 0; i < n; i++)
        for (int row = 0; row < rows; row++)
        {
            if (info.MaskedSteps > 0 && inputs[i * 8 + row * 2] == 0 && inputs[i * 8 + row * 2 + 1] == 0)
                continue;
            all++;
            sum -= weights[i * parts + (parts > 1 ? row : 0)] * Math.Log(y[(i * rows + row) * 3 + (int)targets[i * rows + row]]);
        }
        double penalty = rows > 1 ? 0 : 0.1 * net.GetWeights().Single(w => w.Name == "dense.kernel").Values.Sum(w => w * w);
        return sum / all + penalty;
    }
}
