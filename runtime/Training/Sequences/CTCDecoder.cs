using System.Numerics;

namespace NetGen;

/// <summary>Reads labels out of what a network trained with <see cref="CTC"/> gives: a distribution over classes at each step, of which
/// class 0 is the blank. Labels stand where a class begins anew; the same one twice has a blank between.</summary>
public static class CTCDecoder
{
    /// <summary>The labels of the likeliest class at every step: Keras' greedy ctc_decode.</summary>
    /// <param name="probabilities">One sequence, [steps, classes]. Logits do as well.</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <exception cref="ArgumentException">The values are not whole steps.</exception>
    public static int[] Greedy<T>(ReadOnlySpan<T> probabilities, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int steps = Steps(probabilities.Length, classes),
            before = 0;
        var labels = new List<int>();
        for (int t = 0; t < steps; t++)
        {
            int likeliest = Ranking.Largest(probabilities.Slice(t * classes, classes));
            if (likeliest != before && likeliest != 0)
                labels.Add(likeliest);
            before = likeliest;
        }
        return [.. labels];
    }

    /// <summary>The likeliest labels, each with all the ways that they can stand in the steps (A. Graves, "Supervised sequence labelling
    /// with recurrent neural networks", 2012, section 7.5.3: prefix search over a beam).</summary>
    /// <param name="probabilities">One sequence of distributions, [steps, classes].</param>
    /// <param name="classes">Classes, the blank included.</param>
    /// <param name="beamWidth">How many beginnings are kept at every step.</param>
    /// <returns>Up to <paramref name="beamWidth"/> sequences of labels, the likeliest first.</returns>
    /// <exception cref="ArgumentException">The values are not whole steps of probabilities, or <paramref name="beamWidth"/> is less than
    /// 1.</exception>
    public static IReadOnlyList<Hypothesis> BeamSearch<T>(ReadOnlySpan<T> probabilities, int classes, int beamWidth = 10)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int steps = Steps(probabilities.Length, classes);
        if (beamWidth < 1)
            throw new ArgumentOutOfRangeException(nameof(beamWidth), beamWidth, $"One beginning at least is kept, not {beamWidth}.");
        for (int i = 0; i < probabilities.Length; i++)
            if (!(probabilities[i] >= T.Zero && probabilities[i] <= T.One))
                throw new ArgumentException(
                    $"Step {i / classes} has {probabilities[i]} for class {i % classes}, which is no probability. Let the network end in a "
                        + "softmax.",
                    nameof(probabilities)
                );
        var beams = new Dictionary<Prefix, Ways> { [new([])] = new(0, double.NegativeInfinity) };
        for (int t = 0; t < steps; t++)
            beams = Extended(beams, probabilities.Slice(t * classes, classes))
                .Where(beam => beam.Value.All > double.NegativeInfinity)
                .OrderByDescending(beam => beam.Value.All)
                .Take(beamWidth)
                .ToDictionary(beam => beam.Key, beam => beam.Value);
        return [.. beams.Select(beam => new Hypothesis(beam.Key.Labels, beam.Value.All, beam.Value.All))];
    }

    private static Dictionary<Prefix, Ways> Extended<T>(Dictionary<Prefix, Ways> beams, ReadOnlySpan<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var next = new Dictionary<Prefix, Ways>();
        void Add(Prefix prefix, double blank, double label)
        {
            Ways ways = next.GetValueOrDefault(prefix, Ways.None);
            next[prefix] = new(Sum(ways.Blank, blank), Sum(ways.Label, label));
        }
        foreach ((Prefix prefix, Ways ways) in beams)
            for (int k = 0; k < step.Length; k++)
            {
                double p = Math.Log(double.CreateTruncating(step[k]));
                if (k == 0)
                    Add(prefix, ways.All + p, double.NegativeInfinity);
                else if (prefix.Labels.Length > 0 && prefix.Labels[^1] == k)
                {
                    // It goes on, or, behind a blank, stands there once more.
                    Add(prefix, double.NegativeInfinity, ways.Label + p);
                    Add(new([.. prefix.Labels, k]), double.NegativeInfinity, ways.Blank + p);
                }
                else
                    Add(new([.. prefix.Labels, k]), double.NegativeInfinity, ways.All + p);
            }
        return next;
    }

    private static int Steps(int length, int classes)
    {
        if (classes < 2)
            throw new ArgumentOutOfRangeException(
                nameof(classes),
                classes,
                $"There is a blank and one label at least, not {classes} classes."
            );
        return length % classes == 0
            ? length / classes
            : throw new ArgumentException($"{length} values are not a whole number of steps of {classes} classes.", "probabilities");
    }

    // log(exp(a) + exp(b)).
    private static double Sum(double a, double b)
    {
        double most = Math.Max(a, b);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most));
    }

    /// <summary>Labels that compare by value.</summary>
    private readonly record struct Prefix(int[] Labels)
    {
        public bool Equals(Prefix other) => Labels.AsSpan().SequenceEqual(other.Labels);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (int label in Labels)
                hash.Add(label);
            return hash.ToHashCode();
        }
    }

    /// <summary>The logarithms of the probabilities that labels stand in the steps so far and the last step is a blank, or the last of
    /// them.</summary>
    private readonly record struct Ways(double Blank, double Label)
    {
        public static readonly Ways None = new(double.NegativeInfinity, double.NegativeInfinity);

        public double All => Sum(Blank, Label);
    }
}
