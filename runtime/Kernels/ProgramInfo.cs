using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>What the runtime must know of a compiled network.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProgramInfo
{
    /// <summary>The class, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Values of one sample's input.</summary>
    public required int InputLength { get; init; }

    /// <summary>Values of one sample's output.</summary>
    public required int OutputLength { get; init; }

    /// <summary>The output's last axis: the classes, where it is a softmax.</summary>
    public required int OutputColumns { get; init; }

    /// <summary>The steps of an output that is a sequence with a mask; 0 if no step can be padding.</summary>
    public int MaskedSteps { get; init; }

    /// <summary>What stands between the program's last tensor and the output; losses see the tensor before it.</summary>
    public Link Link { get; init; } = Link.Linear;

    /// <summary>Every weight tensor in users' order: layer by layer, in each the trainable ones first.</summary>
    public required ParameterSpec[] Parameters { get; init; }

    /// <summary>Elements of the trainable arena, padding included.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>Elements of the states, which lie behind the arena: weights that training updates but no gradient moves, such as moving averages.</summary>
    public int StateLength { get; init; }

    /// <summary>Of a program that computes moments: where they lie among the states.</summary>
    public MomentSpec[] Moments { get; init; } = [];

    /// <summary>What layers ask of every sample.</summary>
    public InputCheck[] Checks { get; init; } = [];

    /// <summary>Target values of one sample, as a loss counts them.</summary>
    /// <exception cref="ArgumentException">The output is nothing that the loss can judge.</exception>
    internal int TargetLength(Loss loss) => TargetLength(loss.Name, loss.Judges(Link), (length, columns) => loss.TargetLengthBehind(Link, length, columns));

    /// <summary>The same of a metric.</summary>
    internal int TargetLength(Metric metric) => TargetLength(metric.Name, metric.Judges(Link), metric.TargetLength);

    // Where steps may be padding a loss must have targets of each.
    private int TargetLength(string name, bool judges, Func<int, int, int> count)
    {
        if (!judges)
            throw new ArgumentException(Link.Description is { } what
                ? $"{name} compares outputs with targets, but the {OutputLength} outputs of {Name} are {what}. Its loss is {nameof(Loss)}.{nameof(Loss.MixtureNegativeLogLikelihood)}."
                : $"{name} judges mixtures, but the {OutputLength} outputs of {Name} are none. Let the network end in [MixtureDensity].");
        int length = count(OutputLength, OutputColumns);
        if (MaskedSteps > 0 && count(OutputColumns, OutputColumns) * MaskedSteps != length)
            throw new ArgumentException($"Some of the {MaskedSteps} steps that {Name} makes of a sample may be padding, so that {name} is asked for each step by itself; but it takes {count(OutputColumns, OutputColumns)} target values for a step and {length} for all of them.");
        return length;
    }
}
