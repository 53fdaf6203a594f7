using NetGen.Generator.Primitives;

namespace NetGen.Generator.Plan;

/// <summary>What follows <see cref="MaxLines"/> element by element keeps its columns in lanes, too.</summary>
internal sealed class MapsOverLines : Rewrite<Map>
{
    private static readonly int[] s_toLines = [0, 3, 1, 2],
        s_fromLines = [0, 2, 3, 1];

    protected override Node? Of(Map map, Legalizer legal)
    {
        Node? lines = map.Inputs.Select(i => legal[i].Core()).FirstOrDefault(IsOfLines);
        if (
            lines is null
            || lines.Shape.Squeezed != map.Shape.Squeezed
            || map.Shape.Rank != 4
            || map.Inputs.Any(i => legal[i].Core() != lines && i.HasBatch)
        )
            return null;
        // A view as it is: a transposed Map would be a Map over the image in its first order again.
        Node turned = map.Transposed(s_toLines, i => legal[i].Core() == lines ? lines : legal[i]).InPlaceOf(map);
        return map.Program.Add(new Transpose(turned, s_fromLines));
    }

    // The lines as an image, or what Maps have made of them.
    private static bool IsOfLines(Node image) =>
        image is Transpose { Order: var order, Inputs: var of } && order.SequenceEqual(s_fromLines) && IsLines(of[0]);

    // Such a Map reads nothing else that has a batch.
    private static bool IsLines(Node node) =>
        node.Shape.Rank == 4
        && (node is MaxLines || (node is Map && node.Inputs.FirstOrDefault(i => i.HasBatch) is { } read && IsLines(read)));
}
