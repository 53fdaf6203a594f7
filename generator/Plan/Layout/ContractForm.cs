using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A contraction as the matrix product that the kernel runs: C[i, j] = sum over k of A[i, k] · B[k, j]. Where the rows of A are
/// not all one step apart they come in groups, where the terms of the sum are not, in segments: a convolution reads its windows where they
/// lie.</summary>
internal sealed record ContractForm
{
    /// <summary>The batch for which the forms are chosen.</summary>
    private const int TransposedBatch = 64;

    /// <summary>The longest sum whose turned samples fit on the stack.</summary>
    private const int MostTransposed = 256;

    /// <summary>Which operand is A.</summary>
    public required int A { get; init; }

    public int B => 1 - A;

    /// <summary>Steps within a group of rows, and within a segment of the sum.</summary>
    public required int RowStride { get; init; }

    public required int DepthStride { get; init; }

    /// <summary>From one row of B to the next, within a segment.</summary>
    public required int Pitch { get; init; }

    /// <summary>Columns with their padding.</summary>
    public required int Columns { get; init; }

    /// <summary>Labels of the rows that are one group, and of those that count the groups, in order.</summary>
    public required string Rows { get; init; }

    public required string Groups { get; init; }

    /// <summary>Groups of rows have a B each: there are labels that both operands and the result have.</summary>
    public bool HasManyB { get; init; }

    /// <summary>Both operands have the columns: a term of A is a vector of them, not one number for all.</summary>
    public bool IsLaneByLane { get; init; }

    /// <summary>Labels of the sum within a segment, and of those that count the segments.</summary>
    public required string Depth { get; init; }

    public required string Segments { get; init; }

    /// <summary>Labels of the sum along which a computed right operand changes though the vectors that it is computed from do
    /// not.</summary>
    public string Positions { get; init; } = "";

    public required string Lanes { get; init; }

    /// <summary>B lies the other way round: its rows are columns, and the pitch is between these.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>The labels of A, of the contraction that this is the form of.</summary>
    public string LeftLabels(Contract c) => A == 0 ? c.LabelsA : c.LabelsB;

    public bool IsPlain => Groups.Length == 0 && Segments.Length == 0;

    /// <summary>The form of a legal contraction.</summary>
    public static ContractForm Of(Contract c) =>
        Find(c, 0) ?? Find(c, 1) ?? Transposed(c) ?? throw new InvalidOperationException($"{c} is not legal.");

    /// <summary>The form with operand <paramref name="first"/> as A, if the kernel can read and write the tensors where they lie.</summary>
    public static ContractForm? Find(Contract c, int first)
    {
        Node nodeA = c.Inputs[first],
            nodeB = c.Inputs[1 - first];
        MemoryLayout a = nodeA.Layout,
            b = nodeB.Layout,
            result = Layouts.Padded(c.Shape);
        (string labelsA, string labelsB) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
        bool isLaneByLane = c.Shared.Contains(c.Result[c.Result.Length - 1]);
        string lanes = isLaneByLane
                ? c.Result.Substring(c.Result.Length - 1)
                : Order(c.Result, l => labelsB.Contains(l) && !labelsA.Contains(l)),
            rows = Order(c.Result, l => labelsA.Contains(l) && !lanes.Contains(l));
        if (
            !nodeB.HasPaddedRows
            || lanes.Length == 0
            || c.Result != rows + lanes
            || (c.Shared.Length > 0 && nodeB is Inline)
            || (isLaneByLane && !(HasWholeRows(nodeA) && a.Strides[labelsA.IndexOf(lanes[0])] == 1))
        )
            return null;

        int Dim(char l) => labelsA.Contains(l) ? nodeA.Shape[labelsA.IndexOf(l)] : nodeB.Shape[labelsB.IndexOf(l)];
        int StepA(char l) => a.Strides[labelsA.IndexOf(l)];
        int StepB(char l) => b.Strides[labelsB.IndexOf(l)];
        int StepC(char l) => result.Strides[c.Result.IndexOf(l)];
        if (StepB(lanes[lanes.Length - 1]) != 1 || lanes.Any(l => Dim(l) > 1 && StepB(l) != StepC(l)))
            return null;
        // An axis of length 1 may have any step: what lies one apart are the columns only if nothing else does.
        if (nodeB is not Inline && labelsB.Any(l => !lanes.Contains(l) && Dim(l) > 1 && StepB(l) == 1))
            return null;

        rows = Order(rows, l => Dim(l) != 1);
        string depth = Order(labelsA, l => !c.Result.Contains(l) && Dim(l) != 1);
        // A computed operand changes along some axes though the vectors that it is computed from do not.
        string positions = "";
        if (nodeB is Inline)
        {
            positions = new string(depth.Where(l => StepB(l) == 0).ToArray());
            depth = new string(depth.Where(l => StepB(l) != 0).ToArray());
        }
        if (depth.Length > 0 && StepB(depth[depth.Length - 1]) <= 0)
            return null; // loops end by address
        int group = Math.Max(Merged(rows, Dim, StepA), rows.LastIndexOf(rows.LastOrDefault(labelsB.Contains)) + 1),
            segment = Merged(depth, Dim, StepA, StepB);
        // No axis at all: any step but 0, for loops end by address.
        int Innermost(string labels, Func<char, int> step, int otherwise) =>
            labels.Length == 0 ? otherwise : step(labels[labels.Length - 1]);
        return new ContractForm
        {
            A = first,
            RowStride = Innermost(rows, StepA, 1),
            DepthStride = Innermost(depth, StepA, 1),
            Pitch = Innermost(depth, StepB, 1),
            Columns = lanes.Length == 1 ? Layouts.RoundUp(Dim(lanes[0])) : StepC(lanes[0]) * Dim(lanes[0]),
            Groups = rows.Substring(0, group),
            HasManyB = rows.Any(labelsB.Contains),
            IsLaneByLane = isLaneByLane,
            Rows = rows.Substring(group),
            Segments = depth.Substring(0, segment),
            Depth = depth.Substring(segment),
            Positions = positions,
            Lanes = lanes,
        };
    }

    /// <summary>The form of samples times a large matrix that lies the other way round, as that of an input's gradient does: to turn the
    /// samples' vectors is less work than to turn the matrix.</summary>
    public static ContractForm? Transposed(Contract c)
    {
        for (int first = 0; first < 2; first++)
        {
            Node nodeA = c.Inputs[first],
                nodeB = c.Inputs[1 - first];
            (string a, string b) = first == 0 ? (c.LabelsA, c.LabelsB) : (c.LabelsB, c.LabelsA);
            if (
                nodeA.Shape.Rank != 2
                || nodeA.Shape[0] != Shape.N
                || nodeB.HasBatch
                || c.Result != a[0] + b.Substring(0, b.Length - 1)
                || b[b.Length - 1] != a[1]
            )
                continue;
            int depth = nodeA.Shape[1],
                columns = (int)(nodeB.Shape.Length / depth);
            MemoryLayout steps = nodeA.Layout,
                rows = nodeB.Layout;
            bool isOneAfterAnother = rows.Offset == 0 && rows.Strides.SequenceEqual(Layouts.Padded(nodeB.Shape).Strides);
            if (
                !isOneAfterAnother
                || steps.Strides[1] != 1
                || depth > MostTransposed
                || (long)depth * columns < TransposedBatch * (depth + columns)
            )
                continue;
            return new ContractForm
            {
                A = first,
                RowStride = steps.Strides[0],
                DepthStride = 1,
                Pitch = Layouts.RoundUp(depth),
                Columns = Layouts.Size(c.Shape),
                Groups = "",
                Rows = a.Substring(0, 1),
                Segments = "",
                Depth = a.Substring(1),
                Lanes = b.Substring(0, b.Length - 1),
                IsTransposed = true,
            };
        }
        return null;
    }

    /// <summary>Vectors can be read from every row.</summary>
    public static bool HasWholeRows(Node node) => node.HasPaddedRows || Layouts.RoundUp(node.Shape.Last) == node.Shape.Last;

    private static string Order(string labels, Func<char, bool> wanted) => new(labels.Where(wanted).ToArray());

    // Where the last axes that count as one begin: each must step over exactly the whole of the next.
    private static int Merged(string labels, Func<char, int> dim, params Func<char, int>[] steps)
    {
        int first = Math.Max(labels.Length - 1, 0);
        while (first > 0 && steps.All(step => step(labels[first - 1]) == step(labels[first]) * dim(labels[first])))
            first--;
        return first;
    }
}
