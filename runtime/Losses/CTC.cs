using System.Globalization;
using System.Numerics;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>-ln of the probability that an output of [steps, classes] reads as the target's labels, over all ways in which these may stand
/// at the steps: each label at one step or several in a row, blanks between them where wanted, and at least one between two labels that are
/// the same (Graves, Fernández, Gomez and Schmidhuber, "Connectionist Temporal Classification", 2006). Class 0 is the blank, as in Keras. A
/// target has as many values as there are steps: the labels, from 1 on, and 0 behind them; with none at all every step should be blank. Not
/// divided by the number of labels or steps, as in Keras, and as in PyTorch where nothing is reduced.
/// Behind a softmax, and from logits, it is computed in logarithms from the values before it, whose slope is p less the share of the
/// ways that pass through the class. Probabilities that come otherwise are at least 1e-7.</summary>
/// <param name="fromLogits">The outputs are logits, any numbers: a network that ends in a linear layer, which is what Keras takes.
/// Otherwise rows of outputs are distributions; what need not be one is refused.</param>
public sealed class CTC(bool fromLogits = false) : Loss
{
    private static readonly CTC s_fromLogits = new(fromLogits: true);

    /// <inheritdoc/>
    public override string Name => "ctc";

    /// <summary>One value for each step.</summary>
    /// <inheritdoc/>
    public override int TargetLength(int outputLength, int classes) => outputLength / classes;

    /// <summary>The loss of one sample: infinite, without a slope, where its labels do not fit into the steps, which
    /// <see cref="CheckTargets"/> refuses.</summary>
    /// <inheritdoc/>
    public override T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
    {
        int steps = target.Length,
            classes = output.Length / steps,
            labels = LabelsOf(target);
        using var room = new Room<double>(LabelPaths.Room(steps, classes, labels), default);
        var paths = new LabelPaths(room.Span, steps, classes, labels);
        for (int i = 0; i < labels; i++)
            paths.SetLabel(i, int.CreateTruncating(target[i]));
        for (int step = 0; step < steps; step++)
            Logarithms(output.Slice(step * classes, classes), paths.Row(step));
        double value = paths.Run();
        for (int step = 0; step < steps; step++)
            Slopes(output.Slice(step * classes, classes), paths.Row(step), paths.Shares(step), gradient.Slice(step * classes, classes));
        if (double.IsPositiveInfinity(value))
            gradient.Clear();
        return T.CreateTruncating(value);
    }

    /// <inheritdoc/>
    public override void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0)
    {
        T end = T.CreateChecked(classes);
        for (int i = 0; i < targets.Length; i++)
            if (!(targets[i] >= T.Zero && targets[i] < end && T.IsInteger(targets[i])))
                throw BadTarget(targets, i, length, first, $"labels from 1 to {classes - 1}, and 0 behind them");
        for (int start = 0; start < targets.Length; start += length)
        {
            ReadOnlySpan<T> target = targets.Slice(start, length);
            int labels = LabelsOf(target),
                same = 0;
            for (int i = labels; i < length; i++)
                if (target[i] != T.Zero)
                    throw BadTarget(targets, start + i, length, first, "nothing but 0 behind the first 0, which is no label");
            for (int i = 1; i < labels; i++)
                if (target[i] == target[i - 1])
                    same++;
            if (labels + same > length)
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The target of sample {first + start / length} has {labels} labels, {same} of them right behind the same one, "
                            + $"which takes {labels + same} steps with the blanks between these; but the output has {length}. Give the "
                            + $"network more steps, or leave the sample out."
                    ),
                    nameof(targets)
                );
        }
    }

    /// <inheritdoc/>
    internal override string? Objection(ProgramInfo network) =>
        base.Objection(network)
        ?? NetGen.Objection.ToSingleClass(Name, network)
        ?? NetGen.Objection.ToDistributions(Name, nameof(CTC), network, fromLogits)
        ?? NetGen.Objection.ToSequences(Name, network);

    /// <inheritdoc/>
    internal override Link? LogitLink(int classes) => fromLogits ? Link.Softmax(classes) : null;

    /// <inheritdoc/>
    internal override T Batch<T>(in LossBatch<T> batch) =>
        !fromLogits && batch.Link is SoftmaxLink
            ? (batch with { Link = Link.Linear }).SampleBySample(s_fromLogits)
            : batch.SampleBySample(this);

    /// <inheritdoc/>
    internal override void Bend(in SampleCurvature sample)
    {
        if (!fromLogits && sample.Link is SoftmaxLink)
            s_fromLogits.Bend(sample with { Link = Link.Linear });
        else
            base.Bend(sample);
    }

    private static int LabelsOf<T>(ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int end = target.IndexOf(T.Zero);
        return end < 0 ? target.Length : end;
    }

    private void Logarithms<T>(ReadOnlySpan<T> row, Span<double> logs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < row.Length; j++)
            logs[j] = fromLogits ? double.CreateTruncating(row[j]) : Math.Log(Math.Max(double.CreateTruncating(row[j]), Least));
        if (!fromLogits)
            return;
        double max = double.NegativeInfinity,
            sum = 0;
        foreach (double z in logs)
            max = Math.Max(max, z);
        foreach (double z in logs)
            sum += Math.Exp(z - max);
        double all = max + Math.Log(sum);
        foreach (ref double z in logs)
            z -= all;
    }

    // Where a probability is cut off, the loss is constant.
    private void Slopes<T>(ReadOnlySpan<T> row, ReadOnlySpan<double> logs, ReadOnlySpan<double> shares, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < row.Length; j++)
        {
            double p = fromLogits ? Math.Exp(logs[j]) : double.CreateTruncating(row[j]);
            gradient[j] = T.CreateTruncating(
                fromLogits ? p - shares[j]
                : p < Least ? 0
                : -shares[j] / p
            );
        }
    }

    private const double Least = 1e-7;
}
