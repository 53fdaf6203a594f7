using NetGen.CompilerServices;

namespace NetGen;

/// <summary>K-means clustering: k centres such that the sum of squared distances from each sample to its nearest one, the inertia, is
/// small. Starts by k-means++ (Arthur and Vassilvitskii, 2007), goes on by Lloyd's algorithm, and keeps the best of several starts. A
/// cluster that loses all its samples gets the one that is farthest from its centre.</summary>
public sealed class KMeans
{
    private const long Stream = 0x4B4D4E53;
    private readonly int _maxIterations,
        _starts,
        _seed;
    private readonly double _tolerance;
    private double[][] _centers = [];
    private int[] _labels = [];
    private double[] _inertias = [];

    /// <summary>Names and defaults are scikit-learn's.</summary>
    /// <param name="clusters">k, the number of centres.</param>
    /// <param name="maxIterations">The most steps of one start.</param>
    /// <param name="tolerance">A start ends when the centres move by less than this, squared and summed, times the mean variance of the
    /// inputs; or when no sample changes its cluster.</param>
    /// <param name="starts">How many starts there are.</param>
    /// <param name="seed">The same seed gives the same clusters, on every machine.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the tolerance negative or NaN.</exception>
    public KMeans(int clusters, int maxIterations = 300, double tolerance = 1e-4, int starts = 10, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(starts, 1);
        if (!(tolerance >= 0))
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, $"The tolerance is {tolerance}; it must be 0 or more.");
        (Clusters, _maxIterations, _tolerance, _starts, _seed) = (clusters, maxIterations, tolerance, starts, seed);
    }

    /// <summary>k.</summary>
    public int Clusters { get; }

    /// <summary>The centres, each as long as an input.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double[]> Centers => Fitted(_centers);

    /// <summary>The cluster of each sample.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<int> Labels => Fitted(_labels);

    /// <summary>The sum of squared distances from each sample to its centre.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public double Inertia => Fitted(_inertias)[^1];

    /// <summary>The inertia before each step of the best start, and at its end: it never rises.</summary>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public IReadOnlyList<double> InertiaOfSteps => Fitted(_inertias);

    /// <summary>Clusters the inputs of a set.</summary>
    /// <returns>The object itself.</returns>
    /// <exception cref="ArgumentException">There are fewer samples than clusters.</exception>
    public KMeans Fit(Dataset data)
    {
        double[][] rows = Rows(data);
        double best = double.PositiveInfinity;
        for (int start = 0; start < _starts; start++)
        {
            (double[][] centers, int[] labels, double[] inertias) = Lloyd(rows, PlusPlus(rows, new Philox(_seed, Stream, start)));
            if (inertias[^1] < best)
                (best, _centers, _labels, _inertias) = (inertias[^1], centers, labels, inertias);
        }
        return this;
    }

    /// <summary>Clusters the inputs of a set from given centres on, once.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="start">k centres, each as long as an input; copied.</param>
    /// <returns>The object itself.</returns>
    /// <exception cref="ArgumentException">There are fewer samples than clusters, or other than k centres as long as an input.</exception>
    public KMeans Fit(Dataset data, IReadOnlyList<double[]> start)
    {
        double[][] rows = Rows(data);
        ArgumentNullException.ThrowIfNull(start);
        if (start.Count != Clusters)
            throw new ArgumentException($"There are {start.Count} centres for {Clusters} clusters.", nameof(start));
        foreach (double[] center in start)
            SampleRows.Check(center, data.InputLength, nameof(start));
        (_centers, _labels, _inertias) = Lloyd(rows, [.. start.Select(center => (double[])center.Clone())]);
        return this;
    }

    /// <summary>The cluster that a sample belongs to: that of the nearest centre.</summary>
    /// <exception cref="ArgumentException">The sample has another length, or a value is not finite.</exception>
    /// <exception cref="InvalidOperationException">Nothing was fitted yet.</exception>
    public int Predict(ReadOnlySpan<double> sample)
    {
        SampleRows.Check(sample, Fitted(_centers)[0].Length, nameof(sample));
        return Nearest(_centers, sample).Center;
    }

    private (double[][] Centers, int[] Labels, double[] Inertias) Lloyd(double[][] rows, double[][] centers)
    {
        double limit = _tolerance * MeanVariance(rows);
        var labels = new int[rows.Length];
        var distances = new double[rows.Length];
        Assign(rows, centers, labels, distances);
        var inertias = new List<double> { distances.Sum() };
        for (int step = 0; step < _maxIterations; step++)
        {
            double[][] next = Means(rows, labels, distances);
            double moved = next.Zip(centers, (a, b) => SampleRows.SquaredDistance(a, b)).Sum();
            centers = next;
            bool changed = Assign(rows, centers, labels, distances);
            inertias.Add(distances.Sum());
            if (!changed || moved <= limit)
                break;
        }
        return (centers, labels, [.. inertias]);
    }

    // Whether any sample has another centre than before.
    private static bool Assign(double[][] rows, double[][] centers, int[] labels, double[] distances)
    {
        bool changed = false;
        for (int i = 0; i < rows.Length; i++)
        {
            (int nearest, double distance) = Nearest(centers, rows[i]);
            changed |= labels[i] != nearest;
            (labels[i], distances[i]) = (nearest, distance);
        }
        return changed;
    }

    // The means of clusters; one without samples takes the farthest from its own centre, each time another one.
    private double[][] Means(double[][] rows, int[] labels, double[] distances)
    {
        var counts = new int[Clusters];
        foreach (int label in labels)
            counts[label]++;
        for (int empty = 0; empty < Clusters; empty++)
        {
            if (counts[empty] > 0)
                continue;
            int farthest = -1;
            for (int i = 0; i < rows.Length; i++)
                if (counts[labels[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest]))
                    farthest = i;
            counts[labels[farthest]]--;
            (labels[farthest], counts[empty], distances[farthest]) = (empty, 1, 0);
        }
        var means = new double[Clusters][];
        for (int k = 0; k < Clusters; k++)
            means[k] = new double[rows[0].Length];
        for (int i = 0; i < rows.Length; i++)
        for (int j = 0; j < rows[i].Length; j++)
            means[labels[i]][j] += rows[i][j] / counts[labels[i]];
        return means;
    }

    // Each centre is a sample, with a probability that grows with the square of its distance to those before.
    private double[][] PlusPlus(double[][] rows, Philox random)
    {
        var centers = new double[Clusters][];
        centers[0] = rows[random.NextInt32(rows.Length)];
        double[] distances = [.. rows.Select(row => SampleRows.SquaredDistance(row, centers[0]))];
        for (int k = 1; k < Clusters; k++)
        {
            double left = random.NextDouble() * distances.Sum();
            int chosen = 0;
            while (chosen + 1 < rows.Length && (left -= distances[chosen]) >= 0)
                chosen++;
            centers[k] = rows[chosen];
            for (int i = 0; i < rows.Length; i++)
                distances[i] = Math.Min(distances[i], SampleRows.SquaredDistance(rows[i], centers[k]));
        }
        return [.. centers.Select(center => (double[])center.Clone())];
    }

    private double[][] Rows(Dataset data)
    {
        double[][] rows = SampleRows.Of(data);
        return rows.Length >= Clusters
            ? rows
            : throw new ArgumentException($"{rows.Length} samples cannot make {Clusters} clusters.", nameof(data));
    }

    private static (int Center, double Distance) Nearest(double[][] centers, ReadOnlySpan<double> row)
    {
        (int nearest, double least) = (0, double.PositiveInfinity);
        for (int k = 0; k < centers.Length; k++)
            if (SampleRows.SquaredDistance(centers[k], row) is var distance && distance < least)
                (nearest, least) = (k, distance);
        return (nearest, least);
    }

    private static double MeanVariance(double[][] rows)
    {
        double sum = 0;
        for (int j = 0; j < rows[0].Length; j++)
        {
            double mean = rows.Average(row => row[j]);
            sum += rows.Average(row => (row[j] - mean) * (row[j] - mean));
        }
        return sum / rows[0].Length;
    }

    private T[] Fitted<T>(T[] value) =>
        value.Length > 0 ? value : throw new InvalidOperationException($"Nothing was clustered yet; call {nameof(Fit)} first.");
}
