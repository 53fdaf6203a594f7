using NetGen.Generator.Plan;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes offsets as C#.</summary>
internal static class OffsetText
{
    /// <summary>The offset that axes contribute when one running index counts through all of them in C order: "i * 64", "i / 4 * 32 + i % 4
    /// * 8". Empty for nothing.</summary>
    public static string Of(string index, IReadOnlyList<int> axes, Shape space, IReadOnlyList<int> steps)
    {
        var terms = new List<string>();
        int[] real = axes.Where(a => space[a] != 1).ToArray();
        for (int end = real.Length; end > 0; )
        {
            // Neighbours that one stride serves count as one axis.
            int first = end - 1;
            while (first > 0 && steps[real[first - 1]] == steps[real[first]] * space[real[first]])
                first--;
            int step = steps[real[end - 1]];
            if (step != 0)
            {
                long inner = Product(real.Skip(end), space);
                string part = inner == 1 ? index : $"{index} / {Show.Of(inner)}";
                if (first > 0)
                    part += $" % {Show.Of(Product(real.Skip(first).Take(end - first), space))}";
                terms.Insert(0, step == 1 ? part : $"{part} * {Show.Of(step)}");
            }
            end = first;
        }
        return string.Join(" + ", terms);
    }

    /// <summary>What is added at step t of a loop: "t * 64".</summary>
    public static string Of(TimeOffset offset)
    {
        string row = offset.Row switch
        {
            TimeRow.Own => "t",
            TimeRow.Next => "(t + 1)",
            TimeRow.OwnOfTwo => "(t & 1)",
            _ => "(t + 1 & 1)",
        };
        return offset.Size == 1 ? row : $"{row} * {Show.Of(offset.Size)}";
    }

    private static long Product(IEnumerable<int> axes, Shape space) => axes.Aggregate(1L, (product, axis) => product * space[axis]);
}
