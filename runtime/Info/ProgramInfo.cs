using System.ComponentModel;

namespace NetGen.CompilerServices;

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

    /// <summary>The shape of each input of a sample; one vector unless set.</summary>
    public int[][] InputShapes
    {
        get =>
            field
            ??
            [
                [InputLength],
            ];
        init;
    }

    /// <summary>The shape of each output; one vector unless set.</summary>
    public int[][] OutputShapes
    {
        get =>
            field
            ??
            [
                [OutputLength],
            ];
        init;
    }

    /// <summary>Where the values lie that the program's last tensor can have; any numbers unless set.</summary>
    public OutputRange Range { get; init; } = OutputRange.All;

    /// <summary>The steps of an output that is a sequence with a mask; 0 if no step can be padding.</summary>
    public int MaskedSteps { get; init; }

    /// <summary>What stands between the program's last tensor and the output; losses see the tensor before it.</summary>
    public Link Link
    {
        get => field ??= Joined(Ends);
        init;
    }

    /// <summary>How each output ends, where there are several.</summary>
    public OutputEnd[] Ends { get; init; } = [];

    /// <summary>Each of several outputs as that of a network of its own.</summary>
    internal ProgramInfo[] EachOutput => field ??= Array.ConvertAll(Ends, Alone);

    /// <summary>Every weight tensor in users' order: layer by layer, in each the trainable ones first.</summary>
    public required ParameterSpec[] Parameters { get; init; }

    /// <summary>Elements of the trainable arena, padding included.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>Elements of the states, which lie behind the arena: weights that training updates but no gradient moves, such as moving
    /// averages.</summary>
    public int StateLength { get; init; }

    /// <summary>Of a program that computes moments: where they lie among the states.</summary>
    public MomentSpec[] Moments { get; init; } = [];

    /// <summary>What layers ask of every sample.</summary>
    public InputCheck[] Checks { get; init; } = [];

    /// <summary>The weight tensors of a layer, or the one of that name.</summary>
    internal ParameterSpec[] Of(string name) =>
        Array.FindAll(Parameters, spec => spec.Name == name || spec.Name.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>Where the outputs lie.</summary>
    internal OutputRange Outputs => Link.Range ?? Range;

    /// <summary>The shape of a sample.</summary>
    internal int[] InputShape => Dimensions.Joined(InputShapes);

    /// <summary>The shape of a target of so many values: that of the output, or of its rows with as many values as there are for
    /// each.</summary>
    internal int[] TargetShape(int length)
    {
        int rows = OutputLength / OutputColumns;
        return length == OutputLength ? Dimensions.Joined(OutputShapes)
            : OutputShapes.Length == 1 && length % rows == 0 ? [.. OutputShapes[0][..^1], length / rows]
            : [length];
    }

    /// <summary>Target values of one sample.</summary>
    /// <param name="name">The loss or metric that asks.</param>
    /// <param name="count">How it counts: from the values of an output and those of its last axis.</param>
    /// <exception cref="ArgumentException">Steps may be padding, but it does not count each by itself.</exception>
    internal int TargetLength(string name, Func<int, int, int> count)
    {
        int length = count(OutputLength, OutputColumns);
        if (MaskedSteps > 0 && count(OutputColumns, OutputColumns) * MaskedSteps != length)
            throw new ArgumentException(
                $"Some of the {MaskedSteps} steps that {Name} makes of a sample may be padding, so that {name} is asked for each step by "
                    + $"itself; but it takes {count(OutputColumns, OutputColumns)} target values for a step and {length} for all of them."
            );
        return length;
    }

    private static Link Joined(OutputEnd[] ends)
    {
        int start = 0;
        var slices = new OutputSlice[ends.Length];
        for (int i = 0; i < ends.Length; i++)
        {
            int length = Dimensions.Length(ends[i].Shape);
            slices[i] = new(ends[i].Link, start, length, ends[i].Shape[^1], start, length);
            start += length;
        }
        return Array.TrueForAll(ends, end => end.Link is LinearLink) ? Link.Linear : new PartedLink(slices);
    }

    /// <summary>What is known of the same network as a program for inference, whose float weights take
    /// <paramref name="arenaLength"/> elements.</summary>
    public ProgramInfo ForInference(int arenaLength) =>
        new()
        {
            Name = Name,
            InputLength = InputLength,
            OutputLength = OutputLength,
            OutputColumns = OutputColumns,
            InputShapes = InputShapes,
            OutputShapes = OutputShapes,
            Link = Link,
            Range = Range,
            Checks = Checks,
            MaskedSteps = MaskedSteps,
            Parameters = [],
            ArenaLength = arenaLength,
            StateLength = StateLength,
        };

    private ProgramInfo Alone(OutputEnd end) =>
        new()
        {
            Name = $"'{end.Name}' of {Name}",
            InputLength = InputLength,
            OutputLength = Dimensions.Length(end.Shape),
            OutputColumns = end.Shape[^1],
            OutputShapes = [end.Shape],
            Link = end.Link,
            Range = end.Range,
            Parameters = [],
            ArenaLength = 0,
        };
}
