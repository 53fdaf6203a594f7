using System.Globalization;
using NetGen;

namespace ExpressionTrees;

/// <summary>Two networks learn to compute expressions up to five operators deep, one from their trees and one from their texts; then both
/// are given deeper ones.</summary>
internal static class Program
{
    private const float LearningRate = 5e-3f;

    private static void Main(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        bool quick = args.Contains("--quick");
        (int count, int epochs) = quick ? (8_000, 8) : (20_000, 12);

        var random = new Random(1);
        Tree[] train = [.. Enumerable.Range(0, count).Select(i => Expression.Random(random, 1 + i % 5))];
        HashSet<string> seen = [.. train.Select(Expression.Text)];
        Tree[] Unseen(int depth) =>
            [
                .. Enumerable
                    .Repeat(depth, int.MaxValue)
                    .Select(d => Expression.Random(random, d))
                    .Where(tree => seen.Add(Expression.Text(tree)))
                    .Take(1_000),
            ];
        Tree[] five = Unseen(5),
            six = Unseen(6);
        Console.WriteLine(
            $"{train.Length:N0} expressions of depth 1 to 5, such as {Expression.Text(train[1])} = {Expression.Value(train[1])} and "
                + $"{Expression.Text(train[2])} = {Expression.Value(train[2])}."
        );

        var tree = new TreeNet(seed: 1);
        var flat = new FlatNet(seed: 1);
        double[] treeScores = Learn(tree, Trees),
            flatScores = Learn(flat, Texts),
            guess = [.. new[] { five, six }.Select(Most)];

        Console.WriteLine($"\n{"Right of 1,000 unseen expressions", -42}depth 5    depth 6");
        Row($"TreeLSTM, {TreeNet.ParameterCount:N0} parameters", treeScores);
        Row($"LSTM, {FlatNet.ParameterCount:N0} parameters", flatScores);
        Row("the most frequent value", guess);

        Console.WriteLine();
        var sample = new float[TreeNet.InputLength];
        foreach (Tree expression in six.Take(3))
        {
            expression.CopyTo(sample, nodes: 63, features: 1, children: 2);
            Console.WriteLine(
                $"{Expression.Text(expression)} = {Expression.Value(expression)}; the TreeLSTM says {tree.PredictClass(sample)}."
            );
        }

        double[] Learn(INetwork net, Func<Tree[], Dataset> data)
        {
            Console.WriteLine($"\n{net.GetType().Name}");
            net.Fit(
                data(train),
                new FitOptions
                {
                    Epochs = epochs,
                    BatchSize = 64,
                    Optimizer = new Adam(LearningRate),
                    Loss = Loss.SparseCategoricalCrossentropy,
                    Metrics = [Metric.SparseCategoricalAccuracy],
                    Callbacks = [new LearningRateScheduler((epoch, _) => LearningRate * (epochs - epoch) / epochs)],
                    Seed = 1,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                    Progress = TrainingProgress.Console,
                }
            );
            return
            [
                .. new[] { five, six }.Select(set =>
                    net.Evaluate(data(set), Loss.SparseCategoricalCrossentropy, [Metric.SparseCategoricalAccuracy])[
                        Metric.SparseCategoricalAccuracy
                    ]
                ),
            ];
        }
    }

    private static Dataset Trees(Tree[] trees) =>
        Dataset.FromTrees(trees, [.. trees.Select(tree => (float)Expression.Value(tree))], nodes: 63, features: 1, children: 2);

    private static Dataset Texts(Tree[] trees) =>
        Dataset.FromSequences(
            [.. trees.Select(Expression.Tokens)],
            [.. trees.Select(tree => new float[] { Expression.Value(tree) })],
            steps: FlatNet.InputLength,
            features: 1
        );

    private static double Most(Tree[] trees) => trees.GroupBy(Expression.Value).Max(group => group.Count()) / (double)trees.Length;

    private static void Row(string name, double[] scores) => Console.WriteLine($"{name, -42}{scores[0], 7:P1}    {scores[1], 7:P1}");
}
