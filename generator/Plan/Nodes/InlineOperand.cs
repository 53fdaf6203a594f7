using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A Map as right operand of a contraction, computed while it is read.</summary>
internal static class InlineOperand
{
    /// <summary>Positions that a tile has room for.</summary>
    private const int MostPositions = 4;

    /// <summary>The inputs that are read vector by vector, which must all lie alike; each of the others is one number along the lanes,
    /// which changes only where the vectors do not. Null if it is not so.</summary>
    public static IReadOnlyList<Node>? Vectors(Map map)
    {
        int last = map.Shape.Rank - 1;
        List<Node> vectors = map.Inputs.Where(i => Steps(i, map).Strides[last] != 0).ToList();
        if (vectors.Count == 0)
            return null;
        if (IsChoice(map.Expression, out int chosen))
            vectors = [.. vectors.Where(v => v != map.Inputs[chosen]), map.Inputs[chosen]];
        MemoryLayout steps = Steps(vectors[0], map);
        bool isAlike = vectors.All(v =>
            v.HasPaddedRows && Steps(v, map) is { Offset: 0 } s && s.Strides[last] == 1 && s.Strides.SequenceEqual(steps.Strides)
        );
        // Where the vectors stand still the numbers may change, elsewhere not.
        int[] positions = [.. Enumerable.Range(0, last).Where(axis => steps.Strides[axis] == 0 && map.Shape[axis] != 1)];
        bool isEven = map
            .Inputs.Except(vectors)
            .All(i => Enumerable.Range(0, last).Except(positions).All(axis => Steps(i, map).Strides[axis] == 0));
        return isAlike && isEven && positions.Aggregate(1, (product, axis) => product * map.Shape[axis]) is > 1 and <= MostPositions
            ? vectors
            : null;
    }

    /// <summary>A value at one position and 0 elsewhere: which input says where.</summary>
    public static bool IsChoice(Expr e, out int chosen)
    {
        bool isChoice = e is Sel { Condition: Same { Left: In, Right: In }, Yes: In, No: Const } s && s.No.Is(0);
        chosen = isChoice ? ((In)((Same)((Sel)e).Condition).Left).Index : -1;
        return isChoice;
    }

    /// <summary>Where the vectors lie along the Map's axes.</summary>
    public static MemoryLayout Steps(Map map) => Steps(Vectors(map)![0], map);

    private static MemoryLayout Steps(Node input, Map map) => input.Layout.Align(input.Shape, map.Shape);
}
