using NetGen.Generator.Plan;
using NetGen.Generator.Primitives;
using NetGen.Generator.Shapes;
using NetGen.Generator.Text;

namespace NetGen.Generator.Emit;

/// <summary>Writes a loop over time: what it begins with, and the kernels of its body.</summary>
internal static class ScanText
{
    public static string Call(ScanKernel kernel, PassScope pass, KernelLibrary library)
    {
        TimeLoop loop = kernel.Scan.InnerLoop;
        string length = Show.Of(loop.Length),
            last = Show.Of(loop.Length - 1);
        return string.Join(
            "\n",
            [
                .. kernel.Scan.Carries.Select(c => Begin(c, c.Initial, TimeRows.InitialRow(c), pass)),
                .. kernel.Scan.Accumulations.Select(p => p.Accumulator).Distinct().SelectMany(r => Begin(r, pass)),
                loop.IsReverse ? $"for (int t = {last}; t >= 0; t--)" : $"for (int t = 0; t < {length}; t++)",
                "{",
                .. kernel
                    .Body.Select(k => KernelCalls.Of(k, pass, library))
                    .Where(call => call.Length > 0)
                    .SelectMany(call => call.Split('\n'))
                    .Select(line => "    " + line),
                "}",
            ]
        );
    }

    private static string Begin(Node carried, Node initial, int row, PassScope pass)
    {
        int size = Layouts.Size(carried.Shape);
        (string first, string pitch) = (Row(carried, row, pass), Show.Of(pass.Place(carried).Layout.Strides[0]));
        if (initial is Fill fill)
            return $"Ng::Rows.Fill({first}, {pitch}, {Show.Of(size)}, {Show.Literal(fill.Value, pass.IsDouble)}, s.From, s.To);";
        Place from = pass.Place(initial);
        return $"Ng::Rows.Copy({pass.Address(from)}, {Show.Of(from.Layout.Strides[0])}, {first}, {pitch}, {Show.Of(size)}, s.From, s.To);";
    }

    // All steps receive sums, which begin with 0.
    private static IEnumerable<string> Begin(Accumulator accumulator, PassScope pass)
    {
        int all = pass.Place(accumulator).Layout.Strides[0];
        yield return $"Ng::Rows.Fill({Row(accumulator, 0, pass)}, {Show.Of(all)}, {Show.Of(all)}, {Show.Literal(0, pass.IsDouble)}, "
            + $"s.From, s.To);";
        if (accumulator.Initial is not Fill { Value: 0 })
            yield return Begin(accumulator, accumulator.Initial, accumulator.Loop.Length, pass);
    }

    private static string Row(Node carried, int row, PassScope pass)
    {
        Place own = pass.Place(carried);
        return pass.Address(
            own with
            {
                Layout = new MemoryLayout(own.Layout.Offset + row * Layouts.Size(carried.Shape), own.Layout.Strides),
                Running = default,
            }
        );
    }
}
