namespace NetGen.Generator.Model;

/// <summary>How a layer goes through the steps of a sequence: one of the choices below. Streams, masks and wrappers follow from
/// it.</summary>
internal sealed record StepBehaviour
{
    /// <summary>Any step of the output may depend on all steps of the input, or there are none: windows, a reshaping, a vector. No stream;
    /// the mask ends.</summary>
    public static readonly StepBehaviour AllAtOnce = new();

    /// <summary>A step of the output depends on the same step of the inputs alone. Streams; the mask stays.</summary>
    public static readonly StepBehaviour EachAlone = new() { Streams = true, KeepsSteps = true };

    /// <summary>The same where a step is the number of a table's row, so that a vector is a sequence.</summary>
    public static readonly StepBehaviour EachTokenAlone = EachAlone with { ReadsTokens = true };

    /// <summary>A step of the output depends on any steps of the inputs, but there are as many. No stream; the mask stays.</summary>
    public static readonly StepBehaviour AmongSteps = new() { KeepsSteps = true, CountsSteps = true };

    /// <summary>The same where the layer knows of no steps, and works along the axis which they are on in a sequence.</summary>
    public static readonly StepBehaviour AcrossSteps = new() { KeepsSteps = true };

    /// <summary>A step of the output depends on the same step of the first input, and on any steps of the others, which a stream must know
    /// when it begins. The mask stays.</summary>
    public static readonly StepBehaviour AmongStepsOfOthers = AmongSteps with { StreamsOverOthers = true };

    /// <summary>A step of the output depends on no later step of the input, and on those before it by what a stream remembers. Streams; the
    /// mask stays.</summary>
    public static readonly StepBehaviour AmongStepsBefore = AmongSteps with { Streams = true };

    /// <summary>A step of the output depends on the same step of the input, and on its number, of which there are so many. Streams to the
    /// end; the mask stays.</summary>
    public static readonly StepBehaviour EachByNumber = EachAlone with { EndsStreams = true, CountsSteps = true };

    private StepBehaviour() { }

    /// <summary>From the first step to the last, carrying values. Streams; the mask stays if the output is a sequence.</summary>
    public static StepBehaviour InOrder(bool returnsSequences) =>
        new()
        {
            Streams = true,
            KeepsSteps = returnsSequences,
            Iterates = true,
            CountsSteps = true,
        };

    /// <summary>The same, beginning with what the other inputs say, which a stream must know when it begins.</summary>
    public static StepBehaviour InOrderFrom(bool returnsSequences) =>
        InOrder(returnsSequences) with
        {
            Streams = false,
            StreamsOverOthers = true,
        };

    /// <summary>One step after another in another order than that of time: backwards, both ways, children before parents. No stream; the
    /// mask stays if the output is a sequence.</summary>
    public static StepBehaviour InAnotherOrder(bool returnsSequences) =>
        new()
        {
            KeepsSteps = returnsSequences,
            Iterates = true,
            CountsSteps = true,
        };

    /// <summary>No step of the output depends on a later step of the input, so that a stream can run the layer on one step at a
    /// time.</summary>
    public bool Streams { get; private init; }

    /// <summary>The same of the first input alone: a stream can run the layer where all others are known when it begins.</summary>
    public bool StreamsOverOthers { get; private init; }

    /// <summary>A sequence gives a sequence of the same steps, so that the first input's mask is the output's, as Keras' supports_masking
    /// says.</summary>
    public bool KeepsSteps { get; private init; }

    /// <summary>The layer is a loop over the steps, which cannot stand in another loop.</summary>
    public bool Iterates { get; private init; }

    /// <summary>The layer goes along its input as a sequence, so that in a stream it takes what it is given for one step.</summary>
    public bool CountsSteps { get; private init; }

    /// <summary>The layer knows as many steps as a sequence has, so that a stream is no longer than that.</summary>
    public bool EndsStreams { get; private init; }

    /// <summary>A vector that the layer reads is a sequence of row numbers.</summary>
    public bool ReadsTokens { get; private init; }
}
