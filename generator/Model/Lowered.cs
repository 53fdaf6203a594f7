using NetGen.Generator.Primitives;

namespace NetGen.Generator.Model;

/// <summary>A network as a tensor program.</summary>
internal sealed class Lowered
{
    /// <summary>The result before the link, [n, values].</summary>
    public required Node Z { get; init; }

    /// <summary>What is known of the output's values.</summary>
    public required Bounds Bounds { get; init; }

    /// <summary>What turns it into the output.</summary>
    public required Link Link { get; init; }

    /// <summary>How each output ends, where there are several: z has the values before the link of each. Empty otherwise.</summary>
    public IReadOnlyList<OutputEnd> Ends { get; init; } = [];

    /// <summary>Which steps of the result are no padding, [n, steps]: loss and metrics are means over these. Null if all are.</summary>
    public required Node? Mask { get; init; }

    /// <summary>What the layers add to the loss, a tensor without axes; null for nothing.</summary>
    public required Node? Penalty { get; init; }

    /// <summary>What the penalty is the sum of: functions of what layers lay it on.</summary>
    public required IReadOnlyList<Node> PenaltyTerms { get; init; }

    /// <summary>Every parameter and state with its node.</summary>
    public required IReadOnlyList<(Parameter Parameter, Node Node)> Parameters { get; init; }

    /// <summary>What a training step makes of the states.</summary>
    public required IReadOnlyList<(Parameter State, Node Value)> Updates { get; init; }

    /// <summary>What recurrent layers carry from one stretch of a sequence to the next, where the program carries it in and out.</summary>
    public required IReadOnlyList<Carried> Carried { get; init; }
}
