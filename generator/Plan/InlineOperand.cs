using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>A Map as right operand of a contraction, computed while it is read.</summary>
internal static class InlineOperand
{
    /// <summary>The inputs that are read vector by vector, which must all lie alike; each of the others is one number along the lanes. Null if it is not so.</summary>
    public static IReadOnlyList<Node>? Vectors(Map map)
    {
        int last = map.Shape.Rank - 1;
        List<Node> vectors = map.Inputs.Where(i => Access.Align(i, map.Shape).Steps[last] != 0).ToList();
        bool isAlike = vectors.All(v => Legalizer.IsPadded(v) && Access.Align(v, map.Shape) is { Offset: 0 } s && s.Steps[last] == 1 && s.Steps.SequenceEqual(Access.Align(vectors[0], map.Shape).Steps));
        return vectors.Count > 0 && isAlike ? vectors : null;
    }

    /// <summary>Where the vectors lie along the Map's axes.</summary>
    public static Strides Steps(Map map) => Access.Align(Vectors(map)![0], map.Shape);

    /// <summary>Whether every number that is not a vector stays the same along an axis.</summary>
    public static bool IsEven(Map map, int axis) => map.Inputs.Except(Vectors(map)!).All(i => Access.Align(i, map.Shape).Steps[axis] == 0);
}
