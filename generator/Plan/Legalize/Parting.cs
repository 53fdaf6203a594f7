using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;

namespace NetGen.Generator.Plan;

/// <summary>A contraction in which one label has become several.</summary>
internal static class Parting
{
    /// <summary>The contraction over the parts of some labels.</summary>
    /// <param name="c">The contraction.</param>
    /// <param name="labels">The labels of the tensor that is there in parts.</param>
    /// <param name="groups">For each of these labels the axes of the parts.</param>
    /// <param name="parts">The shape of the parts.</param>
    /// <param name="legal">What nodes have become.</param>
    /// <param name="given">The operand that is there in parts already; -1 for none.</param>
    /// <param name="operand">That operand.</param>
    public static Contract Of(
        Contract c,
        string labels,
        List<int[]> groups,
        Shape parts,
        Legalizer legal,
        int given = -1,
        Node? operand = null
    )
    {
        // The contraction may be one whose labels were parted before.
        var free = new Queue<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(l => !c.LabelsA.Contains(l) && !c.LabelsB.Contains(l)));
        string[] names = groups
            .Select((g, i) => g.Length == 1 ? labels[i].ToString() : new string(g.Select(_ => free.Dequeue()).ToArray()))
            .ToArray();
        string Spread(string old) => string.Concat(old.Select(l => labels.IndexOf(l) is var i && i >= 0 ? names[i] : l.ToString()));
        Node Shaped(Node x, string old) =>
            x.Reshape(
                new Shape([
                    .. old.SelectMany(
                        (l, axis) =>
                            labels.IndexOf(l) is var i && i >= 0 && groups[i].Length > 1 ? groups[i].Select(a => parts[a]) : [x.Shape[axis]]
                    ),
                ])
            );
        Node Operand(int i, string old) => i == given ? operand! : Shaped(legal[c.Inputs[i]], old);
        return (Contract)Contract.Of(Operand(0, c.LabelsA), Spread(c.LabelsA), Operand(1, c.LabelsB), Spread(c.LabelsB), Spread(c.Result));
    }
}
