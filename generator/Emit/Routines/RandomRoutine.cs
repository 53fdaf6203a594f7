using NetGen.Generator.Text;
using Random = NetGen.Generator.Primitives.Random;

namespace NetGen.Generator.Emit;

/// <summary>Writes random numbers. A row of the batch is several rows of a tensor with more axes; what has no batch is the same in
/// every piece of one.</summary>
internal sealed class RandomRoutine : Routine<Random>
{
    protected override string Call(Random node, PassScope pass)
    {
        long rows = node.Shape.Length / node.Shape.Last;
        string[] changes =
        [
            .. node.Seed == 0 ? [] : new[] { $"Seed = {Show.Of(node.Seed)}" },
            .. !node.HasBatch ? ["Row = 0"]
            : rows == 1 ? []
            : new[] { $"Row = s.Key.Row * {Show.Of(rows)}" },
        ];
        string key = changes.Length == 0 ? "s.Key" : $"s.Key with {{ {string.Join(", ", changes)} }}";
        return $"Ng::Noise.{node.Kind}({Rows(node, pass)}, {Show.Of(node.Shape.Last)}, {PassScope.Range(node.Shape, 1)}, "
            + $"{Show.Of(node.Stream)}, {key});";
    }
}
