using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A contraction as the matrix product that the kernel runs: C[i, j] = sum over k of A[i, k] · B[k, j].</summary>
internal sealed record ContractForm
{
    /// <summary>Which operand is A.</summary>
    public required int A { get; init; }

    public int B => 1 - A;

    public required int RowStride { get; init; }

    public required int DepthStride { get; init; }

    /// <summary>From one row of B to the next.</summary>
    public required int Pitch { get; init; }

    /// <summary>Columns with their padding.</summary>
    public required int Columns { get; init; }

    /// <summary>Labels of the rows, of the sum and of the columns, in order.</summary>
    public required string Rows { get; init; }

    public required string Depth { get; init; }

    public required string Lanes { get; init; }

    /// <summary>The form of a legal contraction.</summary>
    public static ContractForm Of(Contract c) => Find(c, 0) ?? Find(c, 1) ?? throw new InvalidOperationException($"{c} is not legal.");

    /// <summary>The form with operand <paramref name="first"/> as A, if there is one.</summary>
    public static ContractForm? Find(Contract c, int first) =>
        Find(c, Legalizer.StridesOf(c.Inputs[first]), Legalizer.StridesOf(c.Inputs[1 - first]), Legalizer.IsPadded(c.Inputs[1 - first]), first);

    /// <summary>The form for operands that lie where <paramref name="a"/> and <paramref name="b"/> say; null when the kernel cannot read or write them so.</summary>
    private static ContractForm? Find(Contract c, Strides a, Strides b, bool bIsPadded, int first)
    {
        (string labelsA, string labelsB) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
        string rows = Order(c.Result, l => labelsA.Contains(l) && !labelsB.Contains(l));
        string lanes = Order(c.Result, l => labelsB.Contains(l) && !labelsA.Contains(l));
        string depth = Order(labelsA, l => !c.Result.Contains(l));
        if (!bIsPadded || lanes.Length == 0 || c.Result != rows + lanes) return null;

        int Dim(char l) => labelsA.Contains(l) ? c.Inputs[first].Shape[labelsA.IndexOf(l)] : c.Inputs[1 - first].Shape[labelsB.IndexOf(l)];
        int StepA(char l) => a.Steps[labelsA.IndexOf(l)];
        int StepB(char l) => b.Steps[labelsB.IndexOf(l)];
        Strides result = Place.Padded(c.Shape);
        int StepC(char l) => result.Steps[c.Result.IndexOf(l)];

        if (StepB(lanes[lanes.Length - 1]) != 1 || lanes.Any(l => Dim(l) > 1 && StepB(l) != StepC(l))) return null;
        if (Merge(rows, Dim, StepA) is not { } rowStride || Merge(depth, Dim, StepA) is not { } depthStride || Merge(depth, Dim, StepB) is not { } pitch) return null;
        return new ContractForm
        {
            A = first,
            RowStride = rowStride,
            DepthStride = depthStride,
            Pitch = pitch,
            Columns = lanes.Length == 1 ? Place.RoundUp(Dim(lanes[0])) : StepC(lanes[0]) * Dim(lanes[0]),
            Rows = rows,
            Depth = depth,
            Lanes = lanes,
        };
    }

    private static string Order(string labels, Func<char, bool> wanted) => new(labels.Where(wanted).ToArray());

    // One stride for several axes: each must step over exactly the whole of the next. No axis at all: any, but not 0, for loops end by address.
    private static int? Merge(string labels, Func<char, int> dim, Func<char, int> step)
    {
        string real = new(labels.Where(l => dim(l) != 1).ToArray());
        for (int i = 0; i + 1 < real.Length; i++)
            if (step(real[i]) != step(real[i + 1]) * dim(real[i + 1])) return null;
        return real.Length == 0 ? 1 : step(real[real.Length - 1]);
    }
}
