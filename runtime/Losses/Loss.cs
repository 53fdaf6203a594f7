using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.CompilerServices;

namespace NetGen;

/// <summary>What training minimises: the mean over samples of a function of output and target. Derive from it, and write
/// <see cref="Sample"/>, for one of your own. Where steps of the output may be padding, as [Masking] says, each step that is not is a
/// sample.</summary>
public abstract partial class Loss
{
    /// <summary>Keras' name, in lower case with underscores.</summary>
    public abstract string Name { get; }

    /// <summary>The loss of one sample and its gradient with respect to <paramref name="output"/>, which overwrites
    /// <paramref name="gradient"/>.</summary>
    /// <param name="output">What the network predicted.</param>
    /// <param name="target">What it should have predicted: <see cref="TargetLength"/> values.</param>
    /// <param name="gradient">As long as <paramref name="output"/>.</param>
    public abstract T Sample<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>How many target values belong to one sample with <paramref name="outputLength"/> outputs, the last axis being
    /// <paramref name="classes"/> long.</summary>
    public virtual int TargetLength(int outputLength, int classes) => outputLength;

    /// <summary>Throws if a target is NaN or out of range. Called before anything changes.</summary>
    /// <param name="targets">The targets of whole samples, one after another.</param>
    /// <param name="length">Target values of one sample.</param>
    /// <param name="classes">The length of the output's last axis.</param>
    /// <param name="first">The number of the first sample, for the message.</param>
    /// <exception cref="ArgumentException">A value is unusable; the message names it, its sample and what was expected.</exception>
    public virtual void CheckTargets<T>(ReadOnlySpan<T> targets, int length, int classes, int first = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
            if (!T.IsFinite(targets[i]))
                throw BadTarget(targets, i, length, first, "finite targets");
    }

    /// <summary>Whether <see cref="Sample"/> is asked for each row of the last axis; a sample's loss is then the mean over its
    /// rows.</summary>
    internal virtual bool IsOfRows => false;

    /// <summary>Whether it is a sum over elements, each output with its target, and so means the same for several outputs
    /// together.</summary>
    internal virtual bool IsElementwise => false;

    /// <summary>Whether a sample's loss is the mean of that of its rows, each judged by itself, so that each can have a weight.</summary>
    internal virtual bool IsMeanOfRows => IsOfRows || IsElementwise;

    /// <summary>Whether what a row counts depends on the other rows of its batch, which then is never judged in pieces.</summary>
    internal virtual bool IsOfBatch => false;

    /// <summary>How many rows of targets count, where that depends on them: see <see cref="IsOfBatch"/>.</summary>
    internal virtual int Count<T>(ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => 1;

    /// <summary>Rows of an output that can each have a weight; 1 where a sample is judged as a whole.</summary>
    internal int WeightedRows(ProgramInfo network) =>
        IsMeanOfRows || network.MaskedSteps > 0 ? network.OutputLength / network.OutputColumns : 1;

    /// <summary>Whether a sample can have so many weights: one, or one for each row of an output that has several.</summary>
    internal virtual bool TakesWeights(ProgramInfo network, int length) => length == 1 || length == WeightedRows(network);

    /// <summary>How many it can have instead of one, in words.</summary>
    internal virtual string OtherWeights(ProgramInfo network) =>
        WeightedRows(network) is var rows && rows > 1 ? $", or {rows}, one for each row of the output" : "";

    /// <summary>Why the outputs of a network are nothing that it can judge; null where they are. A loss of one's own knows what it is
    /// given.</summary>
    internal virtual string? Objection(ProgramInfo network) =>
        GetType().Assembly == typeof(Loss).Assembly ? NetGen.Objection.ToOutputs(Name, network, IsElementwise) : null;

    /// <summary>What makes probabilities of outputs that it takes for logits; null where outputs are what they are.</summary>
    internal virtual Link? LogitLink(int classes) => null;

    /// <summary>How many target values belong to one sample behind a link.</summary>
    internal virtual int TargetLengthBehind(Link link, int outputLength, int classes) => TargetLength(outputLength, classes);

    /// <summary>The loss of one sample and its gradient with respect to the output, whose last axis is <paramref name="columns"/>
    /// long.</summary>
    internal T RowByRow<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, Span<T> gradient, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rows = IsOfRows ? output.Length / columns : 1,
            length = output.Length / rows,
            targets = target.Length / rows;
        if (rows == 1)
            return Sample(output, target, gradient);
        T total = T.Zero,
            share = T.One / T.CreateChecked(rows);
        for (int row = 0; row < rows; row++)
            total += Sample(output.Slice(row * length, length), target.Slice(row * targets, targets), gradient.Slice(row * length, length));
        foreach (ref T g in gradient)
            g *= share;
        return total * share;
    }

    /// <summary>The mean loss of a batch and its gradient with respect to the values before the link, divided by the number of
    /// samples.</summary>
    internal virtual T Batch<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => batch.SampleBySample(this);

    /// <summary>The same where samples, or their rows, have weights.</summary>
    internal virtual T WeightedBatch<T>(in LossBatch<T> batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => WeightedLoss.Of(this, batch);

    private protected static float Share(float value, string name) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to 1.");

    private protected static float NotNegative(float value, string name) =>
        value >= 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 on.");

    private protected void CheckProbabilities<T>(ReadOnlySpan<T> targets, int length, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
            if (!(targets[i] >= T.Zero && targets[i] <= T.One))
                throw BadTarget(targets, i, length, first, "targets between 0 and 1");
    }

    private protected void CheckNotNegative<T>(ReadOnlySpan<T> targets, int length, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
            if (!(targets[i] >= T.Zero && T.IsFinite(targets[i])))
                throw BadTarget(targets, i, length, first, "finite targets from 0 on");
    }

    /// <param name="targets">The targets.</param>
    /// <param name="length">Those of one sample.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="first">The number of the first sample.</param>
    /// <param name="ignored">A number that may stand where there is no class.</param>
    /// <param name="advice">What to do instead, for the message.</param>
    private protected void CheckClasses<T>(ReadOnlySpan<T> targets, int length, int classes, int first, int? ignored, string advice)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T end = T.CreateChecked(classes);
        for (int i = 0; i < targets.Length; i++)
            if (
                !(targets[i] >= T.Zero && targets[i] < end && T.IsInteger(targets[i]))
                && (ignored is not int number || targets[i] != T.CreateChecked(number))
            )
                throw BadTarget(
                    targets,
                    i,
                    length,
                    first,
                    $"whole class numbers from 0 to {classes - 1}{(ignored is null ? "" : $", or {ignored}, which is ignored")}{advice}"
                );
    }

    private protected void CheckSides<T>(ReadOnlySpan<T> targets, int length, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < targets.Length; i++)
            if (targets[i] != T.Zero && T.Abs(targets[i]) != T.One)
                throw BadTarget(targets, i, length, first, "targets of -1 or 0 for one side, and 1 for the other");
    }

    /// <summary>-1 for a target of 0.</summary>
    private protected static V Side<V, T>(V target)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => V.Select(V.Equal(target, V.Zero), V.Create(-T.One), target);

    /// <summary>Targets between 0 and 1, moved towards a half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected static V Smooth<V, T>(V t, float smoothing)
        where V : struct, IVec<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        smoothing == 0 ? t : V.Fma(t, V.Create(T.CreateTruncating(1 - smoothing)), V.Create(T.CreateTruncating(smoothing / 2)));

    private protected ArgumentException BadTarget<T>(ReadOnlySpan<T> targets, int i, int length, int first, string expected)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Target {i % length} of sample {first + i / length} is {targets[i]}; {Name} needs {expected}."
            ),
            nameof(targets)
        );
}
