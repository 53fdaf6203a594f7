namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Sequences of different lengths, padded to one: inputs of the shape [steps, features]. A network passes padding over from
    /// [Masking] on, whose value must be <paramref name="paddingValue"/>; a step of the sequences themselves that has this value throughout
    /// counts as padding too.</summary>
    /// <param name="sequences">The steps of each sequence, one after another: a whole number of steps of <paramref name="features"/>
    /// values.</param>
    /// <param name="targets">The target of each sequence, all of one length; or, with <paramref name="targetsPerStep"/>, those of its
    /// steps, one after another.</param>
    /// <param name="steps">The length to pad to; no sequence may be longer.</param>
    /// <param name="features">Values of a step.</param>
    /// <param name="targetsPerStep">Each step has a target of its own: targets get the shape [steps, values], and those of padding are
    /// 0.</param>
    /// <param name="padding">Where padding stands.</param>
    /// <param name="paddingValue">What it consists of.</param>
    /// <exception cref="ArgumentException">A sequence is longer than <paramref name="steps"/>, no whole number of steps, or has another
    /// number of target values than the others; a value is NaN or infinite; there is no sequence, or not one target for each. The message
    /// names the sequence.</exception>
    public static Dataset FromSequences(
        IReadOnlyList<float[]> sequences,
        IReadOnlyList<float[]> targets,
        int steps,
        int features,
        bool targetsPerStep = false,
        SequencePadding padding = SequencePadding.Post,
        float paddingValue = 0
    )
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(targets);
        int[] inputShape = Dimensions.Checked([steps, features], nameof(steps));
        if (sequences.Count == 0)
            throw new ArgumentException("There is no sequence; a set needs at least one.", nameof(sequences));
        if (sequences.Count != targets.Count)
            throw new ArgumentException(
                $"There are {sequences.Count} sequences, but targets of {targets.Count}; each sequence needs both.",
                nameof(targets)
            );
        if (!Enum.IsDefined(padding))
            throw new ArgumentOutOfRangeException(
                nameof(padding),
                padding,
                $"There is no such padding; use {nameof(SequencePadding.Post)} or {nameof(SequencePadding.Pre)}."
            );
        if (!float.IsFinite(paddingValue))
            throw new ArgumentOutOfRangeException(
                nameof(paddingValue),
                paddingValue,
                $"The padding value is {paddingValue}; it must be finite."
            );
        for (int i = 0; i < sequences.Count; i++)
            CheckSequence(sequences[i], i, steps, features);
        int length = CheckTargets(
            targets,
            [.. sequences.Select(sequence => targetsPerStep ? sequence.Length / features : 1)],
            targetsPerStep ? "step" : "sequence"
        );
        float[] inputs = Padded(sequences, steps * features, padding, paddingValue);
        return targetsPerStep
            ? new Dataset(
                inputs,
                Padded(targets, Dimensions.Length(Dimensions.Checked([steps, length], nameof(targets))), padding, 0),
                inputShape,
                [steps, length]
            )
            : new Dataset(inputs, [.. targets.SelectMany(t => t)], inputShape, [length]);
    }

    private static void CheckSequence(float[] sequence, int number, int steps, int features)
    {
        ArgumentNullException.ThrowIfNull(sequence, "sequences");
        if (sequence.Length % features != 0)
            throw new ArgumentException(
                $"Sequence {number} has {sequence.Length} values, which is no whole number of steps of {features} features.",
                "sequences"
            );
        if (sequence.Length / features > steps)
            throw new ArgumentException(
                $"Sequence {number} has {sequence.Length / features} steps, more than the {steps} that all are padded to. Declare more "
                    + $"steps, or cut the sequence.",
                "sequences"
            );
        foreach (float value in sequence)
            if (!float.IsFinite(value))
                throw new ArgumentException(
                    $"Value {Array.IndexOf(sequence, value)} of sequence {number} is {value}; every value must be finite.",
                    "sequences"
                );
    }

    // The number of values in each target: that of the first sequence which has a target.
    private static int CheckTargets(IReadOnlyList<float[]> targets, int[] counts, string each)
    {
        int length = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(targets[i], nameof(targets));
            if (length == 0 && counts[i] > 0)
                length = Math.Max(1, targets[i].Length / counts[i]);
            if (targets[i].Length != counts[i] * length)
                throw new ArgumentException(
                    $"Sequence {i} has {targets[i].Length} target values, but must have {counts[i] * length}: {length} for each {each}, "
                        + $"as in the first sequence.",
                    nameof(targets)
                );
        }
        return length > 0 ? length : throw new ArgumentException("No sequence has a step, and so none has a target.", nameof(targets));
    }

    private static float[] Padded(IReadOnlyList<float[]> rows, int length, SequencePadding padding, float value)
    {
        if ((long)rows.Count * length > Array.MaxLength)
            throw new ArgumentException(
                $"{rows.Count} sequences of {length} values are more than an array holds; read them through an {nameof(IDataSource)}.",
                "sequences"
            );
        var all = new float[rows.Count * length];
        Array.Fill(all, value);
        for (int i = 0; i < rows.Count; i++)
            rows[i].CopyTo(all, i * length + (padding == SequencePadding.Pre ? length - rows[i].Length : 0));
        return all;
    }
}
