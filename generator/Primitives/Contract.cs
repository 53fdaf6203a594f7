using NetGen.Generator.Shapes;

namespace NetGen.Generator.Primitives;

/// <summary>An einsum of two operands: a label that is missing in the result is summed over, the batch like any other. Dense is x[nk] ·
/// W[ko] -> [no], its weight gradient x[nk] · dy[no] -> [ko]. No label stands in one operand alone.</summary>
internal sealed class Contract : Node
{
    private Contract(Node a, string labelsA, Node b, string labelsB, string result, Shape shape)
        : base(shape, a, b)
    {
        LabelsA = labelsA;
        LabelsB = labelsB;
        Result = result;
    }

    public string LabelsA { get; }

    public string LabelsB { get; }

    public string Result { get; }

    public override string Operation => $"contract {LabelsA},{LabelsB}->{Result}";

    public static Node Of(Node a, string labelsA, Node b, string labelsB, string result)
    {
        int Dim(char label) => labelsA.Contains(label) ? a.Shape[labelsA.IndexOf(label)] : b.Shape[labelsB.IndexOf(label)];
        return a.Program.Add(new Contract(a, labelsA, b, labelsB, result, new Shape(result.Select(Dim).ToArray())));
    }

    /// <summary>The labels that are summed over.</summary>
    public string Summed => new(LabelsA.Where(l => !Result.Contains(l)).ToArray());

    /// <summary>The labels that both operands and the result have: products side by side.</summary>
    public string Shared => new(Result.Where(l => LabelsA.Contains(l) && LabelsB.Contains(l)).ToArray());

    public override Node?[] Vjp(Node dy, bool[] wanted) =>
        [wanted[0] ? Of(dy, Result, Inputs[1], LabelsB, LabelsA) : null, wanted[1] ? Of(Inputs[0], LabelsA, dy, Result, LabelsB) : null];

    public override Node OverTime(IReadOnlyList<Node> inputs, TimeLoop loop)
    {
        char time = FreeLabel;
        string Labels(int operand, string labels) => Inputs[operand].Loop is null ? labels : Timed(labels, Inputs[operand].Shape, time);
        return Of(inputs[0], Labels(0, LabelsA), inputs[1], Labels(1, LabelsB), Timed(Result, Shape, time));
    }

    /// <summary>Time is one more label that is summed over.</summary>
    public override Node SumOverTime(IReadOnlyList<Node> inputs, TimeLoop loop)
    {
        char time = FreeLabel;
        Node Operand(int i) => Inputs[i].Loop is null ? loop.Repeat(inputs[i]) : inputs[i];
        return Of(Operand(0), Timed(LabelsA, Inputs[0].Shape, time), Operand(1), Timed(LabelsB, Inputs[1].Shape, time), Result);
    }

    public override long MultiplyAdds =>
        HasBatch ? Shape.Length * Summed.Aggregate(1L, (product, label) => product * Inputs[0].Shape[LabelsA.IndexOf(label)]) : 0;

    public override bool IsWrittenAnywhere => true;

    public override bool KeepsZeros(Func<Node, bool> isZero) => true;

    public override Node With(IReadOnlyList<Node> inputs) => Of(inputs[0], LabelsA, inputs[1], LabelsB, Result);

    private char FreeLabel => "tuvwxyz".First(l => !LabelsA.Contains(l) && !LabelsB.Contains(l));

    private static string Timed(string labels, Shape shape, char time) => labels.Insert(TimeLoop.TimeAxis(shape), time.ToString());
}
