using System.Text.RegularExpressions;
using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a loop of its own that counts candidates; among equal ones the first wins.</summary>
internal sealed class ArgMaxRoutine : Routine
{
    public override Type Primitive => typeof(ArgMax);

    public override string Call(Kernel kernel, PassScope pass, KernelLibrary library)
    {
        var node = (ArgMax)kernel.Root;
        Node x = node.Inputs[0];
        Shape space = x.Shape;
        int last = space.Rank - 1;
        bool foldsLast = node.Axes.Contains(last);
        int[] kept = Enumerable.Range(0, last).Where(a => !node.Axes.Contains(a)).ToArray();
        int[] folded = [.. node.Axes];
        long count = folded.Aggregate(1L, (product, a) => product * space[a]);
        var text = new KernelText(kernel, pass);
        string Offset(IReadOnlyList<int> steps)
        {
            string column =
                foldsLast || steps[last] == 0 ? ""
                : steps[last] == 1 ? "j"
                : $"j * {Show.Of(steps[last])}";
            return string.Join(
                " + ",
                new[] { OffsetText.Of("i", kept, space, steps), OffsetText.Of("r", folded, space, steps), column }.Where(p => p.Length > 0)
            );
        }
        string source = text.Value(x, space, Offset),
            index = text.Fresh("index");
        text.Statement($"V max = {Regex.Replace(source, @"\br\b", "0")}, {index} = V.Zero, at = V.Zero;");
        text.Statement($"for (int r = 1; r < {Show.Of(count)}; r++)");
        text.Statement("{");
        text.Statement($"    V value = {source};");
        text.Statement($"    at += V.Create({Show.Literal(1, pass.IsDouble)});");
        text.Statement($"    {index} = V.Select(V.Greater(value, max), at, {index});");
        text.Statement("    max = V.AtLeast(value, max);");
        text.Statement("}");
        text.Store(node, space, index, Offset);
        string name = library.Add(
            KernelLibrary.Name(kernel, space.ToArray(), "which"),
            unique => ElementwiseText.Struct(unique, text, "which = the number of the first maximum", space)
        );
        Shape outer = new([.. kept.Select(a => space[a])]);
        return $"new {name}({text.Arguments}).Run({PassScope.Range(outer, 0)}, columns: {Show.Of(foldsLast ? 1 : space.Last)});";
    }
}
